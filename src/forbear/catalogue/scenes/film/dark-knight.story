title "The muzzle and the coin";
work "The Dark Knight";
medium "film";
cite "The Dark Knight (2008)";
note "Dent, who leaves what he does to a coin, threatens the Joker with a gun. The Joker may press his forehead to the muzzle.";

import "life-and-death";

entity Joker : character;
entity Dent : character;

says Joker: "the Joker", he;
says Dent: "Dent", he;

can_open(Joker, Dent);
can_toss(Dent, Joker);
grudge(Dent, Joker) = some;
creed(Dent) = strong;

// Dent takes himself for one who could. Everybody knows.
openly believes(Dent, mercy(Dent) = {overwhelming: unlikely, none: likely});

// What to make of the Joker is open to Dent.
openly believes(Dent, good(Joker) = {True: even, False: even});

// A good man in his place would trust the other; a bad one would think the other like himself.
openly believes(Joker, mercy(Dent) = if(good(Joker)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Joker, Dent, chance;

outcome both_live: alive(Joker) & alive(Dent);

says outcome both_live: "both of them live";
