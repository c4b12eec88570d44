title "A staged melodrama";
work "The Venture Brothers";
medium "animation";
cite "The Venture Bros. (2003-2018)";
note "Hank is in an ordinary teenage rebellion, and wishes nobody dead. To win his respect and loyalty, Hatred may stage a melodrama in which Hank could kill him.";

import "life-and-death";

entity Hatred : character;
entity Hank : character;

says Hatred: "Sergeant Hatred", he;
says Hank: "Hank", he;

can_open(Hatred, Hank);
undecided(Hank, Hatred);
regard(Hatred, Hank) = strong;
following(Hatred, Hank) = strong;
openly believes(Hank, good(Hatred) = {True: even, False: even});

// A good man in his place would trust him; a bad one would think him like himself.
openly believes(Hatred, mercy(Hank) = if(good(Hatred)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});  // default

turns: Hatred, Hank, Hank;

outcome both_live: alive(Hatred) & alive(Hank);
outcome he_is_won: sworn_to(Hank) == Hatred;

says outcome both_live: "both of them live";
says outcome he_is_won: "Hank is won over";
