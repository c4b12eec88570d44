title "A hostage inside";
work "Dragon Ball GT";
medium "anime";
cite "Dragon Ball GT (1996–1997)";
note "In the midst of their fight Shenron, who has absorbed Pan, invites the blow. Whoever kills him kills her, and both of them know it.";

import "life-and-death";

entity Shenron : character;
entity Goku : character;
entity Pan : character;

says Shenron: "Shenron", he;
says Goku: "Goku", he;
says Pan: "Pan", she;

can_open(Shenron, Goku);
tied(Pan, Shenron);
good(Shenron) = False;
justice(Goku, Shenron) = strong;
love(Goku, Pan) = strong;
regard(Shenron, Goku) = some;
forbearance(Shenron, Goku) = some;  // default (bob_reason_code: safe-by-defence)

// The doubts, which everybody knows of.
openly believes(Goku, mercy(Goku) = {overwhelming: unlikely, none: likely});
openly believes(Goku, good(Shenron) = {True: unlikely, False: likely});

// What he is taken to think; and what he does think, sure of his shield and of a soft heart.
openly believes(Shenron, mercy(Goku) = if(good(Shenron)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});  // default (a villain who counts on him)
believes(Shenron, mercy(Goku) = {overwhelming: sure, none: remote});  // bob_reason: sure Goku lacks the heart

turns: Shenron, Goku;

outcome both_live: alive(Shenron) & alive(Goku);

says outcome both_live: "Shenron and Goku both live";
