title "The ghola";
work "Dune Messiah";
medium "literature";
cite "Frank Herbert, Dune Messiah (1969)";
note "Duncan has been brought back from the dead and conditioned to kill Paul, who knows, and gives him the opening. Under the conditioning is the man he was.";

import "life-and-death";

entity Paul : character;
entity Duncan : character;

says Paul: "Paul", he;
says Duncan: "Duncan", he;

can_open(Paul, Duncan);
bidden(Duncan);
implant(Duncan, Paul) = strong;
openly believes(Duncan, mercy(Duncan) = {overwhelming: unlikely, none: likely});
openly believes(Duncan, good(Paul) = {True: even, False: even});
openly believes(Paul, mercy(Duncan) = if(good(Paul)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Paul, Duncan;

outcome both_live: alive(Paul) & alive(Duncan);
outcome freed: alive(Paul) & !bidden(Duncan);

says outcome both_live: "both of them live";
says outcome freed: "Duncan is free of the conditioning";
