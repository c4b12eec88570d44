title "Without the guards";
work "Game of Thrones";
medium "television";
cite "Game of Thrones, season 4 (2014)";
note "Tywin Lannister sends his guards away, and is alone with Oberyn Martell. Both know what would follow a murder.";

import "life-and-death";

entity Tywin : character;
entity Oberyn : character;

says Tywin: "Tywin", he;
says Oberyn: "Oberyn", he;

can_dismiss(Tywin, Oberyn);
grudge(Oberyn, Tywin) = some;
reprisal(Oberyn, Tywin) = strong;
regard(Tywin, Oberyn) = some;
forbearance(Tywin, Oberyn) = some;  // bob_reason_code: safe-by-defence

// What they take themselves and the other for. Everybody knows it.
openly believes(Oberyn, mercy(Oberyn) = {overwhelming: unlikely, none: likely});
openly believes(Oberyn, good(Tywin) = {True: even, False: even});

// He counts on a fear; a bad man would think the other like himself.
openly believes(Tywin, mercy(Oberyn) = if(good(Tywin)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});  // bob_reason: safe by deterrence; he counts on a fear

turns: Tywin, Oberyn;

outcome both_live: alive(Tywin) & alive(Oberyn);

says outcome both_live: "both of them live";
