title "Achilles and Ender";
work "Ender in Exile";
medium "literature";
cite "Orson Scott Card, Ender in Exile (2008)";
note "Achilles has a reason to kill Ender. Ender may give him the chance.";

import "life-and-death";

entity Ender : character;
entity Achilles : character;

says Ender: "Ender", he;
says Achilles: "Achilles", he;

can_open(Ender, Achilles);
grudge(Achilles, Ender) = some;

// Achilles takes himself for one who could. Everybody knows.
openly believes(Achilles, mercy(Achilles) = {overwhelming: unlikely, none: likely});

// What to make of Ender is open to Achilles.
openly believes(Achilles, good(Ender) = {True: even, False: even});

// A good man in his place would trust the other; a bad one would think the other like himself.
openly believes(Ender, mercy(Achilles) = if(good(Ender)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Ender, Achilles;

outcome both_live: alive(Ender) & alive(Achilles);

says outcome both_live: "both of them live";
