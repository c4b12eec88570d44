title "The hostage inside";
work "Dragon Ball GT";
medium "anime";
cite "Dragon Ball GT (television)";
note "The dragon has taken Goku's grandchild into his own body, and dares Goku to strike him now.";

import "life-and-death";

entity Shenron : character;
entity Goku : character;
entity Pan : character;

says Shenron: "Naturon Shenron", he;
says Goku: "Goku", he;
says Pan: "Pan", she;

can_open(Shenron, Goku);
tied(Pan, Shenron);
good(Shenron) = False;
grudge(Goku, Shenron) = strong;
love(Goku, Pan) = strong;
pride(Shenron) = some;
mercy(Shenron) = none;
mercy(Goku) = some;
openly believes(Shenron, love(Goku, Pan) = {overwhelming: likely, strong: unlikely});
regard(Shenron, Goku) = some;

turns: Shenron, Goku;

outcome both_live: alive(Shenron) & alive(Goku);

says outcome both_live: "both of them live";
