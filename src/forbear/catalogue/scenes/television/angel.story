title "Take a look";
work "Angel";
medium "television";
cite "Angel (television)";
note "Gunn is torn between the vampire hunters he grew up with and his new friends. Angel shows him his vampire's face, hands him a stake and tells him to choose.";

import "life-and-death";

entity Angel : character;
entity Gunn : character;

says Angel: "Angel", he;
says Gunn: "Gunn", he;

can_arm(Angel, Gunn);
beside(Angel, Gunn);
undecided(Gunn, Angel);
justice(Gunn, Angel) = strong;
kinship(Gunn, Angel) = some;
following(Angel, Gunn) = strong;
openly believes(Gunn, mercy(Gunn) = {overwhelming: unlikely, none: likely});
openly believes(Gunn, good(Angel) = {True: even, False: even});
openly believes(Angel, mercy(Gunn) = if(good(Angel)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});

turns: Angel, Gunn, Gunn;

outcome both_live: alive(Angel) & alive(Gunn);
outcome comes_over: sworn_to(Gunn) == Angel;

says outcome both_live: "both of them live";
says outcome comes_over: "Gunn goes over to Angel";
