title "In the line of fire";
work "Ebott's Wake";
medium "fan-works";
cite "Ebott's Wake";
note "Dwayne Riley wants to shoot Undyne. Frisk may step into the line of fire: shoot me, or stop.";

import "life-and-death";

entity Frisk : character;
entity DwayneRiley : character;
entity Undyne : character;

says Frisk: "Frisk", they;
says DwayneRiley: "Dwayne Riley", he;
says Undyne: "Undyne", she;

can_bar(Frisk, DwayneRiley, Undyne);
sought(Undyne);
quarry(DwayneRiley, Undyne) = strong;
shelter(Frisk, Undyne) = strong;
forbearance(Frisk, DwayneRiley) = strong;  // default (bob_reason_code: talk-down-or-force-decision)
openly believes(DwayneRiley, mercy(DwayneRiley) = {overwhelming: unlikely, none: likely});
openly believes(DwayneRiley, good(Frisk) = {True: even, False: even});
openly believes(Frisk, mercy(DwayneRiley) = if(good(Frisk)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});  // default

turns: Frisk, DwayneRiley;

outcome both_live: alive(Frisk) & alive(DwayneRiley);
outcome struck: struck(DwayneRiley, Frisk);
outcome got_at: sought(Undyne) & !(barring(Frisk, Undyne) & alive(Frisk));

says outcome both_live: "Frisk and Dwayne Riley both live";
says outcome struck: "Dwayne Riley strikes at Frisk";
says outcome got_at: "nobody living stands before Undyne";
