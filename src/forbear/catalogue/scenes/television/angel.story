title "The stake";
work "Angel";
medium "television";
cite "Angel (1999-2004)";
note "Gunn stands between the gang with whom he used to hunt vampires and his new friends, of whom Angel is a vampire himself. Angel puts a stake in his hand, shows him his monster face and has him decide.";

import "life-and-death";

entity Angel : character;
entity Gunn : character;
entity Gang : character;

says Angel: "Angel", he;
says Gunn: "Gunn", he;
says Gang: "the gang", they;

can_arm(Angel, Gunn);
beside(Angel, Gunn);
undecided(Gunn, Angel);
sworn_to(Gunn) = Gang;
justice(Gunn, Angel) = strong;
love(Gunn, Angel) = strong;
loyalty(Gunn, Gang) = strong;
loyalty(Gunn, Angel) = strong;
forbearance(Angel, Gunn) = strong;  // bob_reason_code: talk-down-or-force-decision
following(Angel, Gunn) = some;  // bob_reason: forces a decision

// What they take themselves and the other for. Everybody knows it.
openly believes(Gunn, mercy(Gunn) = {overwhelming: unlikely, none: likely});
openly believes(Gunn, good(Angel) = {True: even, False: even});

// A good man in his place would trust him; a bad one would think him like himself.
openly believes(Angel, mercy(Gunn) = if(good(Angel)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});  // default

turns: Angel, Gunn, Gunn;

outcome both_live: alive(Angel) & alive(Gunn);
outcome he_stays: sworn_to(Gunn) == Angel;

says outcome both_live: "Angel and Gunn both live";
says outcome he_stays: "Gunn goes with Angel";
