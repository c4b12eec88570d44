title "In her gunsight";
work "Star Wars Legends: X-Wing Series";
medium "literature";
cite "Aaron Allston, X-Wing series (1998-1999)";
note "Lara is an agent whom the enemy has planted in the squadron, and who grows into her cover. Wedge, who trusts her, is in her gunsight.";

import "life-and-death";

entity Wedge : character;
entity Lara : character;

says Wedge: "Wedge", he;
says Lara: "Lara", she;

exposed(Wedge, Lara);
can_back_down(Wedge, Lara);
orders(Lara, Wedge) = strong;
love(Lara, Wedge) = some;
regard(Wedge, Lara) = strong;
faith(Wedge, Lara) = some;
openly believes(Lara, mercy(Lara) = {overwhelming: unlikely, none: likely});
openly believes(Lara, good(Wedge) = {True: even, False: even});

// A good man in his place would trust her; a bad one would think her like himself.
openly believes(Wedge, mercy(Lara) = if(good(Wedge)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Wedge, Lara;

outcome both_live: alive(Wedge) & alive(Lara);

says outcome both_live: "both of them live";
