title "Without lifting a finger";
work "Kujibiki Unbalance";
medium "anime";
cite "Kujibiki Unbalance (manga and anime)";
note "The President keeps a ninja in her service by telling her, at need, to kill her if she would.";

import "life-and-death";

entity President : character;
entity Ninja : character;

says President: "the President", she;
says Ninja: "the ninja", she;

can_open(President, Ninja);
undecided(Ninja, President);
grudge(Ninja, President) = some;
kinship(Ninja, President) = some;
following(President, Ninja) = strong;
openly believes(Ninja, mercy(Ninja) = {overwhelming: unlikely, none: likely});
openly believes(Ninja, good(President) = {True: even, False: even});
openly believes(President, mercy(Ninja) = if(good(President)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});

turns: President, Ninja, Ninja;

outcome both_live: alive(President) & alive(Ninja);
outcome comes_over: sworn_to(Ninja) == President;

says outcome both_live: "both of them live";
says outcome comes_over: "the ninja goes over to the President";
