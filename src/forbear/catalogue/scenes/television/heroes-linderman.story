title "He laughs";
work "Heroes";
medium "television";
cite "Heroes, season 1 (2006)";
note "Nathan has come with a gun for the man behind it all. Linderman laughs: whoever shoots him dies on the spot. And he has an offer to make.";

import "life-and-death";

entity Linderman : character;
entity Nathan : character;

says Linderman: "Linderman", he;
says Nathan: "Nathan", he;

exposed(Linderman, Nathan);
can_back_down(Linderman, Nathan);
good(Linderman) = False;
undecided(Nathan, Linderman);
grudge(Nathan, Linderman) = strong;
reprisal(Nathan, Linderman) = overwhelming;
following(Linderman, Nathan) = strong;
loyalty(Nathan, Linderman) = some;
pride(Linderman) = some;
kinship(Nathan, Linderman) = some;
regard(Linderman, Nathan) = some;
openly believes(Nathan, mercy(Nathan) = {overwhelming: unlikely, none: likely});

turns: Linderman, Nathan, Nathan;

outcome both_live: alive(Linderman) & alive(Nathan);
outcome comes_over: sworn_to(Nathan) == Linderman;

says outcome both_live: "both of them live";
says outcome comes_over: "Nathan goes over to Linderman";
