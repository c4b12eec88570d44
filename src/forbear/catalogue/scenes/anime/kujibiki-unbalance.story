title "The President's challenge";
work "Kujibiki♡Unbalance";
medium "anime";
cite "Kujibiki♡Unbalance (2006)";
note "The President challenges a subordinate, a ninja, to kill: at their first meeting, and again later on. It is a way of keeping the ninja obedient.";

import "life-and-death";

entity President : character;
entity Ninja : character;

says President: "the President", they;
says Ninja: "the ninja", they;
says advantage(President, Ninja): "the President has the ninja's obedience to keep: {value}";
says advantage(President, Ninja) = none: "the President has no obedience of the ninja's to keep";

can_open(President, Ninja);
undecided(Ninja, President);
grudge(Ninja, President) = some;
kinship(Ninja, President) = some;
advantage(President, Ninja) = strong;  // bob_reason_code: method

// The doubts, which everybody knows of.
openly believes(Ninja, mercy(Ninja) = {overwhelming: unlikely, none: likely});
openly believes(Ninja, good(President) = {True: even, False: even});
openly believes(President, mercy(Ninja) = if(good(President)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});  // default

turns: President, Ninja, Ninja;

outcome both_live: alive(President) & alive(Ninja);
outcome obedient: sworn_to(Ninja) == President;

says outcome both_live: "both of them live";
says outcome obedient: "the ninja stays with the President";
