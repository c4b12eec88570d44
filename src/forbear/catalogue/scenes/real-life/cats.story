title "The belly of a cat";
work "Cats";
medium "real-life";
cite "Some zoologists, on cats";
note "A cat rolls over before a human and shows its belly and throat, the parts where it could be hurt most.";

import "life-and-death";

entity Cat : character;
entity Human : character;

says Cat: "the cat", it;
says Human: "the human", they;

can_open(Cat, Human);
doubtful(Human, Cat);
fellowship(Human, Cat) = some;
regard(Cat, Human) = strong;
faith(Cat, Human) = some;
openly believes(Human, good(Cat) = {True: even, False: even});
openly believes(Cat, mercy(Human) = if(good(Cat)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Cat, Human, Human;

outcome both_live: alive(Cat) & alive(Human);
outcome trusted: trusts(Human, Cat);

says outcome both_live: "both of them live";
says outcome trusted: "the human takes the cat at its word";
