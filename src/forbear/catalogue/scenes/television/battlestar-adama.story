title "Malcontents";
work "Battlestar Galactica";
medium "television";
cite "Battlestar Galactica, season 3 (2006)";
note "Kara and the colonel spread bad blood through the ship. The commander puts a gun before them, to shame them.";

import "life-and-death";

entity Adama : character;
entity Kara : character;

says Adama: "Adama", he;
says Kara: "Kara", she;

can_arm(Adama, Kara);
beside(Adama, Kara);
grudge(Kara, Adama) = some;
following(Adama, Kara) = strong;
openly believes(Kara, love(Adama, Kara) = {strong: unlikely, none: likely});
regard(Adama, Kara) = strong;
openly believes(Kara, mercy(Kara) = {overwhelming: unlikely, none: likely});
openly believes(Adama, mercy(Kara) = if(good(Adama)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Adama, Kara;

outcome both_live: alive(Adama) & alive(Kara);

says outcome both_live: "both of them live";
