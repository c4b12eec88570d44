title "A beating";
work "Ender in Exile";
medium "literature";
cite "Orson Scott Card, Ender in Exile (2008)";
note "Ender lets a youth who has been raised to hate him have him in his hands, and does not defend himself.";

import "life-and-death";

entity Ender : character;
entity Achilles : character;

says Ender: "Ender", he;
says Achilles: "Achilles", he;

can_open(Ender, Achilles);
can_wound(Achilles, Ender);
grudge(Achilles, Ender) = some;
score(Achilles, Ender) = some;
regard(Ender, Achilles) = strong;
faith(Ender, Achilles) = some;
openly believes(Achilles, mercy(Achilles) = {overwhelming: unlikely, none: likely});
openly believes(Achilles, good(Ender) = {True: unlikely, False: likely});
openly believes(Ender, mercy(Achilles) = if(good(Ender)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Ender, Achilles;

outcome both_live: alive(Ender) & alive(Achilles);

says outcome both_live: "both of them live";
