title "The Emperor's last command";
work "Star Wars Legends: The Thrawn Trilogy";
medium "literature";
cite "Timothy Zahn, The Thrawn Trilogy (1991-1993)";
note "Mara is bound by the Emperor's last command until it is met, and it is against Luke. He lets her have the chance.";

import "life-and-death";

entity Luke : character;
entity Mara : character;

says Luke: "Luke", he;
says Mara: "Mara", she;

can_open(Luke, Mara);
orders(Mara, Luke) = strong;
openly believes(Mara, mercy(Mara) = {overwhelming: unlikely, none: likely});
openly believes(Mara, good(Luke) = {True: even, False: even});

// A good man in his place would trust her; a bad one would think her like himself.
openly believes(Luke, mercy(Mara) = if(good(Luke)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Luke, Mara;

outcome both_live: alive(Luke) & alive(Mara);

says outcome both_live: "both of them live";
