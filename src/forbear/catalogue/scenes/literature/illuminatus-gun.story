title "Your turn now";
work "Illuminatus!";
medium "literature";
cite "Robert Shea and Robert Anton Wilson, Illuminatus! (1975)";
note "Hagbard frightens people with a loaded gun, and then puts it in their hand: now it is their turn.";

import "life-and-death";

entity Hagbard : character;
entity Convert : character;

says Hagbard: "Hagbard", he;
says Convert: "the convert", they;

can_arm(Hagbard, Convert);
beside(Hagbard, Convert);
undecided(Convert, Hagbard);
grudge(Convert, Hagbard) = some;
kinship(Convert, Hagbard) = some;
following(Hagbard, Convert) = strong;
openly believes(Convert, mercy(Convert) = {overwhelming: unlikely, none: likely});
openly believes(Convert, good(Hagbard) = {True: even, False: even});
openly believes(Hagbard, mercy(Convert) = if(good(Hagbard)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});

turns: Hagbard, Convert, Convert;

outcome both_live: alive(Hagbard) & alive(Convert);
outcome comes_over: sworn_to(Convert) == Hagbard;

says outcome both_live: "both of them live";
says outcome comes_over: "the convert goes over to Hagbard";
