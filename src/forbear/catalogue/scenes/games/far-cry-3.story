title "The machete";
work "Far Cry 3";
medium "games";
cite "Far Cry 3 (Ubisoft, 2012)";
note "Jason takes Dennis, who rescued him, for an enemy. Dennis may hand him a machete, and warns that he would strike back.";

import "life-and-death";

entity Dennis : character;
entity Jason : character;

says Dennis: "Dennis", he;
says Jason: "Jason", he;

can_arm(Dennis, Jason);
beside(Dennis, Jason);
justice(Jason, Dennis) = strong;
regard(Dennis, Jason) = strong;
forbearance(Dennis, Jason) = some;  // defence: the warning; he counts on a fear
reprisal(Jason, Dennis) = strong;

// The doubts, which everybody knows of.
openly believes(Jason, mercy(Jason) = {overwhelming: unlikely, none: likely});
openly believes(Jason, good(Dennis) = {True: unlikely, False: likely});
openly believes(Dennis, mercy(Jason) = if(good(Dennis)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});

turns: Dennis, Jason;

outcome both_live: alive(Dennis) & alive(Jason);

says outcome both_live: "both of them live";
