title "For Citra's sake";
work "Far Cry 3";
medium "games";
cite "Far Cry 3, an ending (2012)";
note "Jason has defied the woman to whom Dennis has given his life. Dennis takes it for treason and comes at him; Jason may strike first to save himself.";

import "life-and-death";

entity Dennis : character;
entity Jason : character;

says Dennis: "Dennis", he;
says Jason: "Jason", he;

exposed(Dennis, Jason);
can_aim(Dennis, Jason);
grudge(Dennis, Jason) = strong;
mercy(Dennis) = none;
danger(Jason, Dennis) = strong;
openly believes(Jason, mercy(Jason) = {overwhelming: unlikely, none: likely});

turns: Dennis, Jason, Dennis;

outcome both_live: alive(Dennis) & alive(Jason);

says outcome both_live: "both of them live";
