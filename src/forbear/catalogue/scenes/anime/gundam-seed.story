title "By his full name";
work "Mobile Suit Gundam SEED";
medium "anime";
cite "Mobile Suit Gundam SEED (2002)";
note "Their parents have turned against the match. Lacus calls Athrun by his full name and tells him to shoot, if that is what he has come to.";

import "life-and-death";

entity Lacus : character;
entity Athrun : character;

says Lacus: "Lacus", she;
says Athrun: "Athrun", he;

can_open(Lacus, Athrun);
undecided(Athrun, Lacus);
grudge(Athrun, Lacus) = some;
love(Athrun, Lacus) = some;
kinship(Athrun, Lacus) = some;
regard(Lacus, Athrun) = strong;
faith(Lacus, Athrun) = some;
openly believes(Athrun, mercy(Athrun) = {overwhelming: unlikely, none: likely});
openly believes(Athrun, good(Lacus) = {True: even, False: even});
openly believes(Lacus, mercy(Athrun) = if(good(Lacus)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Lacus, Athrun, Athrun;

outcome both_live: alive(Lacus) & alive(Athrun);
outcome comes_over: sworn_to(Athrun) == Lacus;

says outcome both_live: "both of them live";
says outcome comes_over: "Athrun goes over to Lacus";
