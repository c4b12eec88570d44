title "Pinned to the wall";
work "Babylon 5: Interludes and Examinations";
medium "television";
cite "Babylon 5, Interludes and Examinations (1996)";
note "Sheridan presses Kosh to bring his people into the war until Kosh, in anger, pins him to the wall. Sheridan may still give way, or ask to be killed if that pays for the dead.";

import "life-and-death";

entity Sheridan : character;
entity Kosh : character;

says Sheridan: "Sheridan", he;
says Kosh: "Kosh", he;

exposed(Sheridan, Kosh);
can_back_down(Sheridan, Kosh);
undecided(Kosh, Sheridan);
grudge(Kosh, Sheridan) = some;
wrath(Kosh, Sheridan) = strong;  // motive: anger at being pressed
loyalty(Kosh, Kosh) = slight;
kinship(Kosh, Sheridan) = some;
pride(Sheridan) = strong;
forbearance(Sheridan, Kosh) = strong;  // default (bob_reason_code: talk-down-or-force-decision)
following(Sheridan, Kosh) = some;  // default (bob_reason_code: talk-down-or-force-decision)
openly believes(Kosh, mercy(Kosh) = {overwhelming: unlikely, none: likely});
openly believes(Kosh, good(Sheridan) = {True: even, False: even});
openly believes(Sheridan, mercy(Kosh) = if(good(Sheridan)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});  // default

turns: Sheridan, Kosh, Kosh;

outcome both_live: alive(Sheridan) & alive(Kosh);
outcome persuaded: sworn_to(Kosh) == Sheridan;

says outcome both_live: "both of them live";
says outcome persuaded: "Kosh comes into the war";
