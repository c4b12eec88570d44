title "Kill me or free me";
work "Dexter";
medium "television";
cite "Dexter, season 2 (2007)";
note "Doakes has found out what Dexter is and sits in his cage. It cannot last: Dexter must kill him, against his own rule, or let him go and be known.";

import "life-and-death";

entity Doakes : character;
entity Dexter : character;

says Doakes: "Doakes", he;
says Dexter: "Dexter", he;

exposed(Doakes, Dexter);
can_back_down(Doakes, Dexter);
captive(Doakes, Dexter);
can_walk_away(Dexter, Doakes);
danger(Dexter, Doakes) = strong;
honour(Dexter, Doakes) = strong;
mercy(Dexter) = none;
pride(Doakes) = some;
regard(Doakes, Dexter) = strong;

turns: Doakes, Dexter;

outcome both_live: alive(Doakes) & alive(Dexter);

says outcome both_live: "both of them live";
