title "By his full name";
work "Mobile Suit Gundam SEED";
medium "anime";
cite "Mobile Suit Gundam SEED (2002–2003)";
note "Athrun and Lacus were to be married, until their parents turned against the match. She calls him sternly by his full name, and challenges him.";

import "life-and-death";

entity Lacus : character;
entity Athrun : character;

says Lacus: "Lacus", she;
says Athrun: "Athrun", he;

can_open(Lacus, Athrun);
grudge(Athrun, Lacus) = some;
love(Athrun, Lacus) = some;

// The doubts, which everybody knows of.
openly believes(Athrun, mercy(Athrun) = {overwhelming: unlikely, none: likely});
openly believes(Athrun, good(Lacus) = {True: even, False: even});
openly believes(Lacus, mercy(Athrun) = if(good(Lacus)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Lacus, Athrun;

outcome both_live: alive(Lacus) & alive(Athrun);

says outcome both_live: "both of them live";
