title "The last command";
work "Star Wars Legends: the Thrawn trilogy";
medium "literature";
cite "Timothy Zahn, the Thrawn trilogy (1991–1993)";
note "The dead Emperor's last order to Mara Jade was to kill Luke Skywalker, and she is not free until it is met. There is a copy of him.";

import "life-and-death";

entity Luke : character;
entity Mara : character;

says Luke: "Luke", he;
says Mara: "Mara Jade", she;

can_open(Luke, Mara);
can_strike_likeness(Mara, Luke);
orders(Mara, Luke) = strong;
regard(Luke, Mara) = strong;
faith(Luke, Mara) = some;
openly believes(Mara, mercy(Mara) = {overwhelming: unlikely, none: likely});
openly believes(Mara, good(Luke) = {True: even, False: even});
openly believes(Luke, mercy(Mara) = if(good(Luke)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Luke, Mara;

outcome both_live: alive(Luke) & alive(Mara);

says outcome both_live: "both of them live";
