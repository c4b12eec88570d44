title "His back turned";
work "Trigun";
medium "anime";
cite "Trigun (manga)";
note "In a friendly hour Vash has his back to Wolfwood, who thinks that he could kill him now, and why he might.";

import "life-and-death";

entity Vash : character;
entity Wolfwood : character;

says Vash: "Vash", he;
says Wolfwood: "Wolfwood", he;

can_open(Vash, Wolfwood);
danger(Wolfwood, Vash) = some;
love(Wolfwood, Vash) = strong;
charge(Wolfwood, Vash) = strong;
mercy(Wolfwood) = slight;
regard(Vash, Wolfwood) = strong;
faith(Vash, Wolfwood) = some;
openly believes(Vash, mercy(Wolfwood) = if(good(Vash)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Vash, Wolfwood;

outcome both_live: alive(Vash) & alive(Wolfwood);

says outcome both_live: "both of them live";
