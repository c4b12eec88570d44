title "The pistol held out";
work "24 (season 3)";
medium "television";
cite "24, season 3 (2003)";
note "Ramon would gladly see Jack Bauer dead. Hector holds a pistol out to him, and points him to Bauer.";

import "life-and-death";

entity Hector : character;
entity Ramon : character;
entity Bauer : character;

says Hector: "Hector", he;
says Ramon: "Ramon", he;
says Bauer: "Jack Bauer", he;

can_arm(Hector, Ramon);
beside(Bauer, Ramon);
can_deflect(Hector, Bauer);
grudge(Ramon, Bauer) = some;
mercy(Ramon) = none;

// What Ramon makes of Hector. Everybody knows it.
openly believes(Ramon, good(Hector) = {True: even, False: even});

// Good, one would trust the other; bad, one would think the other like oneself.
openly believes(Hector, mercy(Ramon) = if(good(Hector)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Hector, Ramon, Hector;

outcome both_live: alive(Hector) & alive(Ramon) & alive(Bauer);
outcome bauer_lives: alive(Bauer);

says outcome both_live: "both of them live, and Bauer";
says outcome bauer_lives: "Bauer lives";
