title "Old enemies";
work "Les Misérables";
medium "literature";
cite "Victor Hugo, Les Misérables (1862)";
note "Javert and Valjean are enemies, and Valjean lets Javert have the chance. Javert cannot bear to be the one in the wrong.";

import "life-and-death";

entity Valjean : character;
entity Javert : character;

says Valjean: "Valjean", he;
says Javert: "Javert", he;

can_open(Valjean, Javert);
can_turn_on_self(Javert);
grudge(Javert, Valjean) = some;
unbearable(Javert, Valjean) = strong;
regard(Valjean, Javert) = strong;
faith(Valjean, Javert) = some;

// They are enemies, and he thinks accordingly of him, and of himself.
openly believes(Javert, mercy(Javert) = {overwhelming: unlikely, none: likely});
openly believes(Javert, good(Valjean) = {True: unlikely, False: likely});

// A good man in his place would trust him; a bad one would think him like himself.
openly believes(Valjean, mercy(Javert) = if(good(Valjean)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

// What one could not bear to know of another, that other does not see.
openly believes(Valjean, unbearable(Javert, Valjean) = none);  // default

turns: Valjean, Javert;

outcome both_live: alive(Valjean) & alive(Javert);

says outcome both_live: "both of them live";
