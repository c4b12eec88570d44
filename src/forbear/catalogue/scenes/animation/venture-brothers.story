title "A boy who meant no harm";
work "The Venture Brothers";
medium "animation";
cite "The Venture Brothers (television)";
note "Sergeant Hatred wants the respect of a boy who is only being difficult. In all earnest he puts his life in Hank's hands; Hank has no wish to take it.";

import "life-and-death";

entity Hatred : character;
entity Hank : character;

says Hatred: "Sergeant Hatred", he;
says Hank: "Hank", he;

can_open(Hatred, Hank);
undecided(Hank, Hatred);
kinship(Hank, Hatred) = some;
regard(Hatred, Hank) = strong;
following(Hatred, Hank) = some;
openly believes(Hank, good(Hatred) = {True: even, False: even});
openly believes(Hatred, grudge(Hank, Hatred) = {none: even, some: even});

turns: Hatred, Hank, Hank;

outcome both_live: alive(Hatred) & alive(Hank);
outcome won_over: sworn_to(Hank) == Hatred;

says outcome both_live: "both of them live";
says outcome won_over: "Hank takes to Hatred";
