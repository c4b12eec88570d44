title "Holding the sword";
work "Making Money";
medium "literature";
cite "Terry Pratchett, Making Money (2007)";
note "In the middle of questioning him, the Patrician hands Moist a sword to hold.";

import "life-and-death";

entity Vetinari : character;
entity Moist : character;

says Vetinari: "Lord Vetinari", he;
says Moist: "Moist", he;

can_arm(Vetinari, Moist);
beside(Vetinari, Moist);
grudge(Moist, Vetinari) = slight;
dread(Moist, Vetinari) = some;
regard(Vetinari, Moist) = strong;
faith(Vetinari, Moist) = some;
openly believes(Vetinari, mercy(Moist) = if(good(Vetinari)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Vetinari, Moist;

outcome both_live: alive(Vetinari) & alive(Moist);

says outcome both_live: "both of them live";
