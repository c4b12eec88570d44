title "Her former partner";
work "Witch Hunter Robin";
medium "anime";
cite "Witch Hunter Robin (2002)";
note "Robin is on the run. The partner she worked with has been sent to take her down, and she tells him to do it.";

import "life-and-death";

entity Robin : character;
entity Amon : character;

says Robin: "Robin", she;
says Amon: "Amon", he;

can_open(Robin, Amon);
orders(Amon, Robin) = strong;
love(Amon, Robin) = some;
regard(Robin, Amon) = strong;
faith(Robin, Amon) = some;
openly believes(Amon, mercy(Amon) = {overwhelming: unlikely, none: likely});
openly believes(Amon, good(Robin) = {True: even, False: even});
openly believes(Robin, mercy(Amon) = if(good(Robin)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Robin, Amon;

outcome both_live: alive(Robin) & alive(Amon);

says outcome both_live: "both of them live";
