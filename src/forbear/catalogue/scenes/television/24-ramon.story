title "If it will please you";
work "24";
medium "television";
cite "24, season 3 (2003)";
note "Hector hands his brother a pistol and tells him to shoot the man whom he does not trust, if it will please him.";

import "life-and-death";

entity Hector : character;
entity Ramon : character;
entity Bauer : character;

says Hector: "Hector", he;
says Ramon: "Ramon", he;
says Bauer: "Bauer", he;

can_arm(Hector, Ramon);
beside(Bauer, Ramon);
can_deflect(Hector, Bauer);
good(Hector) = False;
good(Ramon) = False;
grudge(Ramon, Bauer) = strong;
mercy(Ramon) = none;
mercy(Hector) = slight;
need(Hector, Bauer) = strong;
curiosity(Hector, Ramon) = some;
following(Hector, Ramon) = some;
openly believes(Hector, mercy(Ramon) = {overwhelming: even, none: even});

turns: Hector, Ramon, Hector;

outcome both_live: alive(Bauer) & alive(Ramon);

says outcome both_live: "both of them live";
