title "One Duncan after another";
work "God Emperor of Dune";
medium "literature";
cite "Frank Herbert, God Emperor of Dune (1981)";
note "Each new copy of Duncan comes with a wish put into it to kill his lord, and is given the chance, so that the old memories wake.";

import "life-and-death";

entity Emperor : character;
entity Duncan : character;

says Emperor: "the God Emperor", he;
says Duncan: "Duncan", he;

can_open(Emperor, Duncan);
bidden(Duncan);
undecided(Duncan, Emperor);
implant(Duncan, Emperor) = strong;
kinship(Duncan, Emperor) = some;
following(Emperor, Duncan) = strong;
openly believes(Duncan, mercy(Duncan) = {overwhelming: unlikely, none: likely});
openly believes(Emperor, mercy(Duncan) = if(good(Emperor)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Emperor, Duncan, Duncan;

outcome both_live: alive(Emperor) & alive(Duncan);
outcome comes_over: sworn_to(Duncan) == Emperor;

says outcome both_live: "both of them live";
says outcome comes_over: "Duncan goes over to the God Emperor";
