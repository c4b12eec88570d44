title "A turned back";
work "Trigun";
medium "anime";
cite "Yasuhiro Nightow, Trigun (1995–2007)";
note "Vash turns his back on Wolfwood in a friendly moment. Wolfwood is his friend and has orders to guard him, and begins to wonder what such a man may become.";

import "life-and-death";

entity Vash : character;
entity Wolfwood : character;

says Vash: "Vash", he;
says Wolfwood: "Wolfwood", he;

can_open(Vash, Wolfwood);
menace(Wolfwood, Vash) = strong;
love(Wolfwood, Vash) = strong;
charge(Wolfwood, Vash) = strong;
regard(Vash, Wolfwood) = strong;
faith(Vash, Wolfwood) = some;

// The doubts, which everybody knows of.
openly believes(Wolfwood, mercy(Wolfwood) = {overwhelming: unlikely, none: likely});
openly believes(Wolfwood, good(Vash) = {True: even, False: even});
openly believes(Vash, mercy(Wolfwood) = if(good(Vash)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Vash, Wolfwood;

outcome both_live: alive(Vash) & alive(Wolfwood);

says outcome both_live: "both of them live";
