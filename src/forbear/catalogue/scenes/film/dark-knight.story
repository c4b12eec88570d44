title "The muzzle and the coin";
work "The Dark Knight";
medium "film";
cite "The Dark Knight (2008)";
note "Dent, newly turned Two-Face, holds a gun on the Joker, and the Joker sets his forehead to the muzzle. Dent leaves what he decides to a coin.";

import "life-and-death";

entity Joker : character;
entity Dent : character;

says Joker: "the Joker", he;
says Dent: "Dent", he;

can_open(Joker, Dent);
can_toss(Dent, Joker);
grudge(Dent, Joker) = some;
creed(Dent) = strong;
good(Joker) = False;
regard(Joker, Dent) = strong;
faith(Joker, Dent) = some;
openly believes(Dent, mercy(Dent) = {overwhelming: unlikely, none: likely});
openly believes(Dent, good(Joker) = {True: unlikely, False: likely});
openly believes(Joker, mercy(Dent) = if(good(Joker)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Joker, Dent, chance;

outcome both_live: alive(Joker) & alive(Dent);
outcome joker_dies: !alive(Joker);

says outcome both_live: "both of them live";
says outcome joker_dies: "the Joker dies";
