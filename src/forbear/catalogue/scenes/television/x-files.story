title "At home";
work "The X-Files";
medium "television";
cite "The X-Files (television)";
note "Mulder has found where the man behind it all lives, and draws a gun on him in his own chair. They talk.";

import "life-and-death";

entity SmokingMan : character;
entity Mulder : character;

says SmokingMan: "the Cigarette-Smoking Man", he;
says Mulder: "Mulder", he;

exposed(SmokingMan, Mulder);
can_back_down(SmokingMan, Mulder);
good(SmokingMan) = False;
grudge(Mulder, SmokingMan) = some;
pride(SmokingMan) = some;
regard(SmokingMan, Mulder) = strong;
faith(SmokingMan, Mulder) = some;
openly believes(Mulder, mercy(Mulder) = {overwhelming: unlikely, none: likely});
openly believes(Mulder, good(SmokingMan) = {True: unlikely, False: likely});
openly believes(SmokingMan, mercy(Mulder) = if(good(SmokingMan)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: SmokingMan, Mulder;

outcome both_live: alive(SmokingMan) & alive(Mulder);

says outcome both_live: "both of them live";
