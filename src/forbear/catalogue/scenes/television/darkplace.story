title "Three ghosts from Scotland";
work "Garth Marenghi's Darkplace";
medium "television";
cite "Garth Marenghi's Darkplace (2004)";
note "Three ghostly Scotsmen want revenge for what Garth has said of their people. He bares his chest to them.";

import "life-and-death";

entity Garth : character;
entity Scotsmen : character;

says Garth: "Garth", he;
says Scotsmen: "the band of Scotsmen", they;

can_open(Garth, Scotsmen);
grudge(Scotsmen, Garth) = strong;

// What they take themselves and the other for. Everybody knows it.
openly believes(Scotsmen, mercy(Scotsmen) = {overwhelming: unlikely, none: likely});
openly believes(Scotsmen, good(Garth) = {True: unlikely, False: likely});

// Good, one would trust the other; bad, one would think the other like oneself.
openly believes(Garth, mercy(Scotsmen) = if(good(Garth)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Garth, Scotsmen;

outcome both_live: alive(Garth) & alive(Scotsmen);

says outcome both_live: "both of them live";
