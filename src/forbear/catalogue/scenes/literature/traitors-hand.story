title "No time for accusations";
work "The Traitor's Hand";
medium "literature";
cite "Sandy Mitchell, The Traitor's Hand (2005)";
note "Beije is trying to arrest Cain before others. Cain has no time for accusations, and may turn his back on him, in an armour that might not hold.";

import "life-and-death";

entity Cain : character;
entity Beije : character;

says Cain: "Cain", he;
says Beije: "Beije", he;

can_open(Cain, Beije);
may_miss(Cain) = even;
justice(Beije, Cain) = strong;
pride(Cain) = strong;  // bob_reason_code: bluff-or-goad
openly believes(Beije, mercy(Beije) = {overwhelming: unlikely, none: likely});
openly believes(Beije, good(Cain) = {True: unlikely, False: likely});

// A bluff: a good man would count on him; a bad one would think him like himself.
openly believes(Cain, mercy(Beije) = if(good(Cain)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});  // default (a bluff counts on the other)

turns: Cain, Beije, chance;

outcome both_live: alive(Cain) & alive(Beije);

says outcome both_live: "both of them live";
