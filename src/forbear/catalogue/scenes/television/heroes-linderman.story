title "He laughs at the gun";
work "Heroes";
medium "television";
cite "Heroes, season 1 (2007)";
note "Nathan Petrelli has come to kill Mr. Linderman. Linderman tells him that whoever does it will die on the spot, and sets out to win him over.";

import "life-and-death";

entity Linderman : character;
entity Nathan : character;

says Linderman: "Linderman", he;
says Nathan: "Nathan", he;

can_aim(Nathan, Linderman);
can_back_down(Linderman, Nathan);
undecided(Nathan, Linderman);
grudge(Nathan, Linderman) = strong;
reprisal(Nathan, Linderman) = overwhelming;
pride(Linderman) = some;
regard(Linderman, Nathan) = some;
forbearance(Linderman, Nathan) = some;  // default (bob_reason_code: safe-by-defence)
following(Linderman, Nathan) = some;  // bob_reason: persuasion
kinship(Nathan, Linderman) = some;  // default (undecided)

// What they take themselves and the other for. Everybody knows it.
openly believes(Nathan, mercy(Nathan) = {overwhelming: unlikely, none: likely});
openly believes(Nathan, good(Linderman) = {True: even, False: even});
openly believes(Linderman, mercy(Nathan) = if(good(Linderman)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});  // default

turns: Nathan, Linderman, Nathan, Nathan;

outcome both_live: alive(Linderman) & alive(Nathan);
outcome he_is_won_over: sworn_to(Nathan) == Linderman;

says outcome both_live: "both of them live";
says outcome he_is_won_over: "Nathan is won over";
