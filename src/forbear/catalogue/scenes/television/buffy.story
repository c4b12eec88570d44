title "Crossbow and bare neck";
work "Buffy the Vampire Slayer";
medium "television";
cite "Buffy the Vampire Slayer, season 1 (1997)";
note "Buffy, the slayer, has learnt that Angel is a vampire. He stands for her crossbow; she may lay it down and bare her own neck to him.";

import "life-and-death";

entity Angel : character;
entity Buffy : character;

says Angel: "Angel", he;
says Buffy: "Buffy", she;

can_open(Angel, Buffy);
can_open(Buffy, Angel);
justice(Buffy, Angel) = strong;
grudge(Angel, Buffy) = some;
regard(Angel, Buffy) = strong;
faith(Angel, Buffy) = some;
regard(Buffy, Angel) = strong;
faith(Buffy, Angel) = some;
openly believes(Buffy, mercy(Buffy) = {overwhelming: unlikely, none: likely});
openly believes(Buffy, good(Angel) = {True: unlikely, False: likely});
openly believes(Angel, good(Buffy) = {True: even, False: even});
openly believes(Angel, mercy(Buffy) = if(good(Angel)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});
openly believes(Buffy, mercy(Angel) = if(good(Buffy)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Angel, Buffy, Buffy, Angel;

outcome both_live: alive(Angel) & alive(Buffy);
outcome she_bares_her_neck: dared(Buffy, Angel);

says outcome both_live: "both of them live";
says outcome she_bares_her_neck: "Buffy bares her neck to Angel";
