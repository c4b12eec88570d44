title "In her sights";
work "Star Wars Legends: X-Wing";
medium "literature";
cite "Aaron Allston, the X-Wing novels (1998–1999)";
note "Lara flies with the squadron as the enemy's agent. Its leader, who trusts her, is in her sights.";

import "life-and-death";

entity Wedge : character;
entity Lara : character;

says Wedge: "Wedge", he;
says Lara: "Lara", she;

can_open(Wedge, Lara);
undecided(Lara, Wedge);
orders(Lara, Wedge) = strong;
kinship(Lara, Wedge) = some;
regard(Wedge, Lara) = strong;
faith(Wedge, Lara) = some;
openly believes(Lara, mercy(Lara) = {overwhelming: unlikely, none: likely});
openly believes(Lara, good(Wedge) = {True: even, False: even});
openly believes(Wedge, mercy(Lara) = if(good(Wedge)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Wedge, Lara, Lara;

outcome both_live: alive(Wedge) & alive(Lara);
outcome comes_over: sworn_to(Lara) == Wedge;

says outcome both_live: "both of them live";
says outcome comes_over: "Lara goes over to Wedge";
