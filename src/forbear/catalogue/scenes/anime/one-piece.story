title "If you have a problem with it";
work "One Piece";
medium "anime";
cite "One Piece (manga and anime)";
note "Arlong, out of prison, will spread the hatred that their dead captain wanted ended. He tells Jimbei to kill him on the spot if that does not suit him.";

import "life-and-death";

entity Arlong : character;
entity Jimbei : character;

says Arlong: "Arlong", he;
says Jimbei: "Jimbei", he;

can_open(Arlong, Jimbei);
can_wound(Jimbei, Arlong);
grudge(Jimbei, Arlong) = strong;
score(Jimbei, Arlong) = some;
love(Jimbei, Arlong) = strong;
mercy(Arlong) = slight;
regard(Arlong, Jimbei) = some;
pride(Arlong) = some;
openly believes(Jimbei, mercy(Jimbei) = {overwhelming: unlikely, none: likely});

turns: Arlong, Jimbei;

outcome both_live: alive(Arlong) & alive(Jimbei);

says outcome both_live: "both of them live";
