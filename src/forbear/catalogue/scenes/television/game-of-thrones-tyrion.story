title "Say the word";
work "Game of Thrones";
medium "television";
cite "Game of Thrones, season 7 (2017)";
note "Cersei blames Tyrion for the death of her children, and has her killer Gregor Clegane by her while they negotiate. Tyrion steps up to him, and dares her to give the order.";

import "life-and-death";

entity Tyrion : character;
entity Cersei : character;

says Tyrion: "Tyrion", he;
says Cersei: "Cersei", she;

can_open(Tyrion, Cersei);
grudge(Cersei, Tyrion) = strong;
need(Cersei, Tyrion) = strong;

// What they take themselves and the other for. Everybody knows it.
openly believes(Cersei, mercy(Cersei) = {overwhelming: unlikely, none: likely});
openly believes(Cersei, good(Tyrion) = {True: unlikely, False: likely});

// Good, one would trust the other; bad, one would think the other like oneself.
openly believes(Tyrion, mercy(Cersei) = if(good(Tyrion)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Tyrion, Cersei;

outcome both_live: alive(Tyrion) & alive(Cersei);

says outcome both_live: "both of them live";
