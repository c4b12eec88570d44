title "A standoff";
work "Resident Evil 2 (Remake)";
medium "games";
cite "Resident Evil 2 (2019)";
note "Ada and Leon hold guns on each other. Leon, who takes her for no murderer, may lower his own or keep her covered.";

import "life-and-death";

entity Leon : character;
entity Ada : character;

says Leon: "Leon", he;
says Ada: "Ada", she;

can_lower(Leon, Ada);
grudge(Ada, Leon) = some;
regard(Leon, Ada) = strong;
faith(Leon, Ada) = some;
openly believes(Ada, mercy(Ada) = {overwhelming: unlikely, none: likely});
openly believes(Ada, good(Leon) = {True: even, False: even});
openly believes(Leon, mercy(Ada) = if(good(Leon)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Leon, Ada;

outcome both_live: alive(Leon) & alive(Ada);
outcome struck: struck(Ada, Leon);

says outcome both_live: "both of them live";
says outcome struck: "Ada strikes at Leon";
