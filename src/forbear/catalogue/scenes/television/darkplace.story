title "The courage of a highlander";
work "Garth Marenghi's Darkplace";
medium "television";
cite "Garth Marenghi's Darkplace (2004)";
note "Spirits with claymores have come to avenge what Garth has said of their people. He bares his chest to them.";

import "life-and-death";

entity Garth : character;
entity Scotsmen : character;

says Garth: "Garth", he;
says Scotsmen: "the ghostly clan", it;

can_open(Garth, Scotsmen);
grudge(Scotsmen, Garth) = strong;
admiration(Scotsmen, Garth) = overwhelming;
mercy(Scotsmen) = none;
regard(Garth, Scotsmen) = strong;
faith(Garth, Scotsmen) = some;

turns: Garth, Scotsmen;

outcome both_live: alive(Garth) & alive(Scotsmen);

says outcome both_live: "both of them live";
