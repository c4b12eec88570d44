title "The inspector and the convict";
work "Les Misérables";
medium "literature";
cite "Victor Hugo, Les Misérables (1862)";
note "Javert has hunted Valjean for a villain. Valjean lays himself open to him, and Javert cannot bear to be the one who is in the wrong.";

import "life-and-death";

entity Valjean : character;
entity Javert : character;

says Valjean: "Valjean", he;
says Javert: "Javert", he;

can_open(Valjean, Javert);
can_turn_on_self(Javert);
grudge(Javert, Valjean) = some;
unbearable(Javert, Valjean) = overwhelming;
regard(Valjean, Javert) = strong;
faith(Valjean, Javert) = some;
openly believes(Javert, mercy(Javert) = {overwhelming: unlikely, none: likely});
openly believes(Javert, good(Valjean) = {True: unlikely, False: likely});
openly believes(Valjean, mercy(Javert) = if(good(Valjean)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Valjean, Javert;

outcome both_live: alive(Valjean) & alive(Javert);
outcome takes_his_own_life: !alive(Javert);

says outcome both_live: "both of them live";
says outcome takes_his_own_life: "Javert takes his own life";
