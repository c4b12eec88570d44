title "The victor offers his life";
work "Aquaman (DC Rebirth)";
medium "comics";
cite "Aquaman (DC Rebirth)";
note "Aquaman has beaten Black Manta, who lives to avenge his father on him. He may offer him his life all the same.";

import "life-and-death";

entity Aquaman : character;
entity BlackManta : character;

says Aquaman: "Aquaman", he;
says BlackManta: "Black Manta", he;

can_open(Aquaman, BlackManta);
grudge(BlackManta, Aquaman) = overwhelming;
need(BlackManta, Aquaman) = strong;
forbearance(Aquaman, BlackManta) = strong;  // default (bob_reason_code: talk-down-or-force-decision)
openly believes(BlackManta, mercy(BlackManta) = {overwhelming: unlikely, none: likely});
openly believes(BlackManta, good(Aquaman) = {True: unlikely, False: likely});
openly believes(Aquaman, mercy(BlackManta) = if(good(Aquaman)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});

turns: Aquaman, BlackManta;

outcome both_live: alive(Aquaman) & alive(BlackManta);
outcome struck: struck(BlackManta, Aquaman);

says outcome both_live: "both of them live";
says outcome struck: "Black Manta strikes at Aquaman";
