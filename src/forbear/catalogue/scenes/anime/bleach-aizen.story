title "A master among would-be killers";
work "Bleach";
medium "anime";
cite "Tite Kubo, Bleach (2001–2016)";
note "Aizen keeps about him minions who are known to want him dead. Gin has waited for years for a position to strike from.";

import "life-and-death";

entity Aizen : character;
entity Gin : character;

says Aizen: "Aizen", he;
says Gin: "Gin", he;

can_open(Aizen, Gin);
shielded(Aizen);
grudge(Gin, Aizen) = strong;

// The doubts, which everybody knows of.
openly believes(Gin, mercy(Gin) = {overwhelming: unlikely, none: likely});
openly believes(Gin, good(Aizen) = {True: even, False: even});
openly believes(Aizen, mercy(Gin) = if(good(Aizen)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

// What keeps him safe is not to be seen.
openly believes(Gin, shielded(Aizen) = {True: remote, False: sure});

turns: Aizen, Gin;

outcome both_live: alive(Aizen) & alive(Gin);

says outcome both_live: "both of them live";
