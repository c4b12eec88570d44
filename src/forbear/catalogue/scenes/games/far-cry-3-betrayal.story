title "Betrayed over Citra";
work "Far Cry 3";
medium "games";
cite "Far Cry 3 (Ubisoft, 2012)";
note "Jason has defied Citra. Dennis, who feels betrayed, comes at him, and Jason has his own life to defend.";

import "life-and-death";

entity Dennis : character;
entity Jason : character;

says Dennis: "Dennis", he;
says Jason: "Jason", he;

exposed(Dennis, Jason);
danger(Jason, Dennis) = overwhelming;  // motive: self-defence
grudge(Dennis, Jason) = strong;

// The doubts, which everybody knows of.
openly believes(Jason, mercy(Jason) = {overwhelming: unlikely, none: likely});
openly believes(Jason, good(Dennis) = {True: even, False: even});

turns: Jason;

outcome both_live: alive(Dennis) & alive(Jason);

says outcome both_live: "both of them live";
