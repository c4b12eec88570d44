title "Called out";
work "Battlestar Galactica (2003), season 3";
medium "television";
cite "Battlestar Galactica, season 3 (2006)";
note "Kara and Colonel Tigh are full of discontent after New Caprica. Adama means to shame them, and gives them the chance to do away with him.";

import "life-and-death";

entity Adama : character;
entity Kara : character;

says Adama: "Adama", he;
says Kara: "Kara", she;

can_open(Adama, Kara);
grudge(Kara, Adama) = some;
forbearance(Adama, Kara) = strong;  // bob_reason_code: talk-down-or-force-decision

// What they take themselves and the other for. Everybody knows it.
openly believes(Kara, mercy(Kara) = {overwhelming: unlikely, none: likely});
openly believes(Kara, good(Adama) = {True: even, False: even});

// A good man in his place would trust them; a bad one would think them like himself.
openly believes(Adama, mercy(Kara) = if(good(Adama)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});  // default

turns: Adama, Kara;

outcome both_live: alive(Adama) & alive(Kara);

says outcome both_live: "both of them live";
