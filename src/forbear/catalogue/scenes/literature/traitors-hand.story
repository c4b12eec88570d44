title "In the back";
work "Ciaphas Cain: The Traitor's Hand";
medium "literature";
cite "Sandy Mitchell, The Traitor's Hand (2005)";
note "Beije has come to arrest Cain in the middle of a war. Cain has no time for it, turns his back and walks off. He wears armour, which might not hold.";

import "life-and-death";

entity Cain : character;
entity Beije : character;

says Cain: "Cain", he;
says Beije: "Beije", he;

can_open(Cain, Beije);
shielded(Cain);
orders(Beije, Cain) = some;
openly believes(Beije, shielded(Cain) = {True: remote, False: sure});
believes(Cain, shielded(Cain) = {True: even, False: even});
regard(Cain, Beije) = some;
pride(Cain) = some;
openly believes(Beije, mercy(Beije) = {overwhelming: unlikely, none: likely});
openly believes(Beije, good(Cain) = {True: unlikely, False: likely});
openly believes(Cain, mercy(Beije) = if(good(Cain)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});

turns: Cain, Beije;

outcome both_live: alive(Cain) & alive(Beije);

says outcome both_live: "both of them live";
