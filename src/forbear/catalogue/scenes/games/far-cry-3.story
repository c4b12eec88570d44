title "The machete";
work "Far Cry 3";
medium "games";
cite "Far Cry 3 (2012)";
note "Jason wakes in a stranger's hut and reaches for a weapon. Dennis warns him that he would strike back, and then hands him the machete.";

import "life-and-death";

entity Dennis : character;
entity Jason : character;

says Dennis: "Dennis", he;
says Jason: "Jason", he;

can_arm(Dennis, Jason);
beside(Dennis, Jason);
doubtful(Jason, Dennis);
menace(Jason, Dennis) = strong;
reprisal(Jason, Dennis) = strong;
fellowship(Jason, Dennis) = some;
regard(Dennis, Jason) = strong;
openly believes(Jason, mercy(Jason) = {overwhelming: unlikely, none: likely});
openly believes(Jason, good(Dennis) = {True: unlikely, False: likely});
openly believes(Dennis, mercy(Jason) = if(good(Dennis)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});

turns: Dennis, Jason, Jason;

outcome both_live: alive(Dennis) & alive(Jason);
outcome trusted: trusts(Jason, Dennis);

says outcome both_live: "both of them live";
says outcome trusted: "Jason trusts Dennis";
