title "Kill me or free me";
work "Dexter";
medium "television";
cite "Dexter, season 2 (2007)";
note "Dexter holds Sergeant Doakes captive, who can expose him, and nobody knows of it. Doakes, who sees that this cannot last, urges him to kill him or to let him go.";

import "life-and-death";

entity Doakes : character;
entity Dexter : character;

says Doakes: "Doakes", he;
says Dexter: "Dexter", he;

can_open(Doakes, Dexter);
captive(Doakes, Dexter);
danger(Dexter, Doakes) = strong;
mercy(Dexter) = some;
honour(Dexter, Doakes) = strong;
forbearance(Doakes, Dexter) = strong;  // default (bob_reason_code: talk-down-or-force-decision)

// What Dexter makes of Doakes. Everybody knows it.
openly believes(Dexter, good(Doakes) = {True: even, False: even});

// Good, one would trust the other; bad, one would think the other like oneself.
openly believes(Doakes, mercy(Dexter) = if(good(Doakes)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});  // default

turns: Doakes, Dexter;

outcome both_live: alive(Doakes) & alive(Dexter);
outcome he_goes_free: alive(Doakes) & !captive(Doakes, Dexter);

says outcome both_live: "both of them live";
says outcome he_goes_free: "Doakes goes free";
