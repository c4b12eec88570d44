title "A gun in his home";
work "The X-Files";
medium "television";
cite "The X-Files (1993-2002)";
note "Mulder comes upon the Cigarette-Smoking Man at home, and may draw a gun on him. The man may give way, or not.";

import "life-and-death";

entity SmokingMan : character;
entity Mulder : character;

says SmokingMan: "the Cigarette-Smoking Man", he;
says Mulder: "Mulder", he;

can_aim(Mulder, SmokingMan);
can_back_down(SmokingMan, Mulder);
grudge(Mulder, SmokingMan) = some;

// What they take themselves and the other for. Everybody knows it.
openly believes(Mulder, mercy(Mulder) = {overwhelming: unlikely, none: likely});
openly believes(Mulder, good(SmokingMan) = {True: even, False: even});

// Good, one would trust the other; bad, one would think the other like oneself.
openly believes(SmokingMan, mercy(Mulder) = if(good(SmokingMan)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Mulder, SmokingMan, Mulder;

outcome both_live: alive(SmokingMan) & alive(Mulder);

says outcome both_live: "both of them live";
