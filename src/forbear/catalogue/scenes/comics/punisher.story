title "Chained, with a gun in hand";
work "The Punisher";
medium "comics";
cite "The Punisher";
note "Daredevil, who keeps a code against killing, is chained on a roof with the Punisher, who lines up a victim. The Punisher may put into his hand the gun that would stop it.";

import "life-and-death";

entity Punisher : character;
entity Daredevil : character;

says Punisher: "the Punisher", he;
says Daredevil: "Daredevil", he;

can_arm(Punisher, Daredevil);
beside(Punisher, Daredevil);
shielded(Punisher);
rescue(Daredevil, Punisher) = overwhelming;  // motive: his death would save the criminals he will keep killing
honour(Daredevil, Punisher) = strong;
forbearance(Punisher, Daredevil) = strong;  // bob_reason_code: talk-down-or-force-decision
openly believes(Daredevil, mercy(Daredevil) = {overwhelming: unlikely, none: likely});
openly believes(Daredevil, good(Punisher) = {True: unlikely, False: likely});
openly believes(Daredevil, shielded(Punisher) = {True: remote, False: sure});
openly believes(Punisher, mercy(Daredevil) = if(good(Punisher)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});

turns: Punisher, Daredevil;

outcome both_live: alive(Punisher) & alive(Daredevil);
outcome struck: struck(Daredevil, Punisher);

says outcome both_live: "both of them live";
says outcome struck: "Daredevil strikes at the Punisher";
