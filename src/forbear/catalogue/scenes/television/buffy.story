title "Crossbow and neck";
work "Buffy the Vampire Slayer";
medium "television";
cite "Buffy the Vampire Slayer, season 1 (1997)";
note "The slayer has learnt that Angel is a vampire, and he stands still for her crossbow. Then it is she who may bare her neck to a vampire.";

import "life-and-death";

entity Angel : character;
entity Buffy : character;

says Angel: "Angel", he;
says Buffy: "Buffy", she;

can_open(Angel, Buffy);
can_open(Buffy, Angel);
justice(Buffy, Angel) = strong;
prize(Angel, Buffy) = some;

// What they take themselves and the other for. Everybody knows it.
openly believes(Buffy, mercy(Buffy) = {overwhelming: unlikely, none: likely});
openly believes(Buffy, good(Angel) = {True: unlikely, False: likely});
openly believes(Angel, mercy(Angel) = {overwhelming: unlikely, none: likely});
openly believes(Angel, good(Buffy) = {True: even, False: even});

// Good, one would trust the other; bad, one would think the other like oneself.
openly believes(Angel, mercy(Buffy) = if(good(Angel)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});
openly believes(Buffy, mercy(Angel) = if(good(Buffy)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Angel, Buffy, Buffy, Angel;

outcome both_live: alive(Angel) & alive(Buffy);

says outcome both_live: "both of them live";
