title "Belly and neck";
work "Cats";
medium "real-life";
cite "Cats (real life)";
note "A cat may show its belly and neck to a human. The human has no reason to do it harm.";

import "life-and-death";

entity Cat : character;
entity Human : character;

says Cat: "the cat", it;
says Human: "the human", they;

can_open(Cat, Human);
regard(Cat, Human) = strong;
faith(Cat, Human) = some;

// The doubts, which everybody knows of.
openly believes(Human, good(Cat) = {True: even, False: even});
openly believes(Cat, mercy(Human) = if(good(Cat)) {overwhelming: likely, slight: unlikely} else {overwhelming: unlikely, slight: likely});  // default (motive: none)

turns: Cat, Human;

outcome both_live: alive(Cat) & alive(Human);

says outcome both_live: "both of them live";
