title "Before the end of the world";
work "Warehouse 13";
medium "television";
cite "Warehouse 13, season 2 (2010)";
note "H. G. Wells plans to destroy the world. Myka puts her own life in her hands to talk her down.";

import "life-and-death";

entity Myka : character;
entity Wells : character;

says Myka: "Myka", she;
says Wells: "H. G. Wells", she;
says prize(Wells, Myka): "H. G. Wells means to destroy the world, and Myka is in the way: {value}";
says prize(Wells, Myka) = none: "Myka is not in the way of what H. G. Wells plans";

can_open(Myka, Wells);
undecided(Wells, Myka);
prize(Wells, Myka) = overwhelming;
forbearance(Myka, Wells) = strong;  // bob_reason_code: talk-down-or-force-decision
following(Myka, Wells) = some;  // bob_reason: to talk her down

// What they take themselves and the other for. Everybody knows it.
openly believes(Wells, mercy(Wells) = {overwhelming: unlikely, none: likely});
openly believes(Wells, good(Myka) = {True: even, False: even});

// A good woman in her place would trust her; a bad one would think her like herself.
openly believes(Myka, mercy(Wells) = if(good(Myka)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});  // default

turns: Myka, Wells, Wells;

outcome both_live: alive(Myka) & alive(Wells);
outcome she_comes_round: sworn_to(Wells) == Myka;

says outcome both_live: "both of them live";
says outcome she_comes_round: "H. G. Wells comes round";
