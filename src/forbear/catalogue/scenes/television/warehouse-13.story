title "The end of the world";
work "Warehouse 13";
medium "television";
cite "Warehouse 13, season 2 (2010)";
note "H. G. Wells is about to bring on the end of the world. Myka sets herself before her gun, to talk her down.";

import "life-and-death";

entity Myka : character;
entity Wells : character;

says Myka: "Myka", she;
says Wells: "H. G. Wells", she;

can_open(Myka, Wells);
undecided(Wells, Myka);
prize(Wells, Myka) = strong;
kinship(Wells, Myka) = some;
following(Myka, Wells) = strong;
openly believes(Wells, mercy(Wells) = {overwhelming: unlikely, none: likely});
openly believes(Myka, mercy(Wells) = if(good(Myka)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Myka, Wells, Wells;

outcome both_live: alive(Myka) & alive(Wells);
outcome comes_over: sworn_to(Wells) == Myka;

says outcome both_live: "both of them live";
says outcome comes_over: "H. G. Wells goes over to Myka";
