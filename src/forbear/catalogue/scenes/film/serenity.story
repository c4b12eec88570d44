title "Talking River down";
work "Serenity (2005)";
medium "film";
cite "Serenity (2005)";
note "River has a gun on Mal in a psychotic episode. To talk her down, he may tell her to shoot; and he may take it back, as she cocks the gun.";

import "life-and-death";

entity Mal : character;
entity River : character;

says Mal: "Mal", he;
says River: "River", she;

can_open(Mal, River);
can_back_down(Mal, River);
undecided(River, Mal);
bidden(River);
implant(River, Mal) = strong;
mercy(River) = none;
kinship(River, Mal) = some;
forbearance(Mal, River) = strong;  // bob_reason_code: talk-down-or-force-decision
following(Mal, River) = some;  // bob_reason: to talk her down

// What to make of Mal is open to River.
openly believes(River, good(Mal) = {True: even, False: even});

// A good man in his place would take it to be as likely as not that there is mercy in her; a bad one would think her like himself.
openly believes(Mal, mercy(River) = if(good(Mal)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});

turns: Mal, Mal, River, River;

outcome both_live: alive(Mal) & alive(River);
outcome she_comes_round: sworn_to(River) == Mal;

says outcome both_live: "both of them live";
says outcome she_comes_round: "River comes round";
