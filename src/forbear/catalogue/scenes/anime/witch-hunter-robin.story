title "A partner under orders";
work "Witch Hunter Robin";
medium "anime";
cite "Witch Hunter Robin (2002)";
note "Amon is ordered to take Robin down, who was his partner. She knows it.";

import "life-and-death";

entity Robin : character;
entity Amon : character;

says Robin: "Robin", she;
says Amon: "Amon", he;

can_open(Robin, Amon);
orders(Amon, Robin) = strong;
love(Amon, Robin) = some;

// The doubts, which everybody knows of.
openly believes(Amon, mercy(Amon) = {overwhelming: unlikely, none: likely});
openly believes(Amon, good(Robin) = {True: even, False: even});
openly believes(Robin, mercy(Amon) = if(good(Robin)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Robin, Amon;

outcome both_live: alive(Robin) & alive(Amon);

says outcome both_live: "both of them live";
