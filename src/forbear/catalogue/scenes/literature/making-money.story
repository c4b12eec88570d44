title "A sword during the questioning";
work "Discworld: Making Money";
medium "literature";
cite "Terry Pratchett, Making Money (2007)";
note "Vetinari questions Moist, and may hand him a sword meanwhile. With it in hand Moist is the more nervous of the two.";

import "life-and-death";

entity Vetinari : character;
entity Moist : character;

says Vetinari: "Vetinari", he;
says Moist: "Moist", he;

can_arm(Vetinari, Moist);
beside(Vetinari, Moist);
grudge(Moist, Vetinari) = some;
dread(Moist, Vetinari) = some;
regard(Vetinari, Moist) = strong;
faith(Vetinari, Moist) = some;

// Moist takes himself for one who could. Everybody knows.
openly believes(Moist, mercy(Moist) = {overwhelming: unlikely, none: likely});

// What to make of Vetinari is open to Moist.
openly believes(Moist, good(Vetinari) = {True: even, False: even});

// A good man in his place would trust the other; a bad one would think the other like himself.
openly believes(Vetinari, mercy(Moist) = if(good(Vetinari)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Vetinari, Moist;

outcome both_live: alive(Vetinari) & alive(Moist);

says outcome both_live: "both of them live";
