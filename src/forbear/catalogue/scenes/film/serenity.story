title "She cocks the gun";
work "Serenity";
medium "film";
cite "Serenity (2005)";
note "River holds a gun and is not herself. Mal offers himself, to talk her down.";

import "life-and-death";

entity Mal : character;
entity River : character;

says Mal: "Mal", he;
says River: "River", she;

can_open(Mal, River);
bidden(River);
undecided(River, Mal);
implant(River, Mal) = strong;
kinship(River, Mal) = some;
following(Mal, River) = strong;
openly believes(River, mercy(River) = {overwhelming: unlikely, none: likely});
openly believes(Mal, mercy(River) = if(good(Mal)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});

turns: Mal, River, River;

outcome both_live: alive(Mal) & alive(River);
outcome comes_over: sworn_to(River) == Mal;

says outcome both_live: "both of them live";
says outcome comes_over: "River goes over to Mal";
