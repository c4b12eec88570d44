title "How much do you love me";
work "King Lear";
medium "rank-and-face";
cite "William Shakespeare, King Lear (1606), act 1, scene 1";
note "Lear, dividing his kingdom, may bid his youngest daughter say before the court how much she loves him. A third of it hangs on the answer. Kent stands by.";

import "rank-and-face";

entity Lear : character;
entity Cordelia : character;
entity Kent : character;

says Lear: "Lear", he;
says Cordelia: "Cordelia", she;
says Kent: "Kent", he;

can_bid(Lear, Cordelia);
can_enforce(Lear, Cordelia);
can_plead(Kent, Lear, Cordelia);
will(Lear, Cordelia) = strong;
pride(Lear) = overwhelming;
face(Lear) = strong;
temper(Lear, Cordelia) = overwhelming;
love(Lear, Cordelia) = strong;
stomach(Lear) = some;
principle(Cordelia) = overwhelming;
price(Cordelia, Lear) = some;
ruin(Cordelia) = some;
love(Kent, Cordelia) = strong;
nerve(Kent) = some;

// He takes it for a trifle that she will gladly say.
openly believes(Lear, principle(Cordelia) = {none: sure, overwhelming: remote});

turns: Lear, Cordelia, Kent, Lear;

outcome she_says_it: done(Cordelia, Lear);
outcome she_is_cast_out: broken(Cordelia);

says outcome she_says_it: "Cordelia says it";
says outcome she_is_cast_out: "Cordelia is cast out";

case a_calmer_king {
	note "He does not flare up when he is crossed.";
	temper(Lear, Cordelia) = slight;
}
