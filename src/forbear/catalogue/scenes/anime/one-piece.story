title "One he calls brother";
work "One Piece";
medium "anime";
cite "Eiichiro Oda, One Piece (since 1997)";
note "Arlong vows to spread the hatred of humans, against the last wishes of Tiger, and goads Jimbei to kill him there and then. Jimbei calls him brother.";

import "life-and-death";

entity Arlong : character;
entity Jimbei : character;

says Arlong: "Arlong", he;
says Jimbei: "Jimbei", he;

can_open(Arlong, Jimbei);
good(Arlong) = False;
grudge(Jimbei, Arlong) = strong;
love(Jimbei, Arlong) = strong;
pride(Arlong) = strong;  // default (bob_reason_code: bluff-or-goad)

// The doubts, which everybody knows of.
openly believes(Jimbei, mercy(Jimbei) = {overwhelming: unlikely, none: likely});
openly believes(Jimbei, good(Arlong) = {True: unlikely, False: likely});
openly believes(Arlong, mercy(Jimbei) = if(good(Arlong)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});  // default (a villain who counts on him; bob_reason: no estimate of character stated)
believes(Arlong, mercy(Jimbei) = {overwhelming: likely, none: unlikely});  // default (a villain who counts on him)

turns: Arlong, Jimbei;

outcome both_live: alive(Arlong) & alive(Jimbei);

says outcome both_live: "both of them live";
