title "Never by accident";
work "Kitty and the Midnight Hour";
medium "literature";
cite "Carrie Vaughn, Kitty and the Midnight Hour (2005)";
note "Cormac hunts her kind, and tells Kitty that he would never shoot her by accident. She walks up to him: if he means to, let him do it.";

import "life-and-death";

entity Kitty : character;
entity Cormac : character;

says Kitty: "Kitty", she;
says Cormac: "Cormac", he;

can_open(Kitty, Cormac);
grudge(Cormac, Kitty) = some;
regard(Kitty, Cormac) = strong;
faith(Kitty, Cormac) = some;
openly believes(Cormac, mercy(Cormac) = {overwhelming: unlikely, none: likely});
openly believes(Cormac, good(Kitty) = {True: even, False: even});
openly believes(Kitty, mercy(Cormac) = if(good(Kitty)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Kitty, Cormac;

outcome both_live: alive(Kitty) & alive(Cormac);

says outcome both_live: "both of them live";
