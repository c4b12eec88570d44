title "Turning to ash";
work "Bleach";
medium "anime";
cite "Tite Kubo, Bleach (2001–2016)";
note "Ulquiorra is turning to ash already when he calls on his opponent to strike. What the opponent has against him is not told.";

import "life-and-death";

entity Ulquiorra : character;
entity Opponent : character;

says Ulquiorra: "Ulquiorra", he;
says Opponent: "the opponent", they;

can_open(Ulquiorra, Opponent);
grudge(Opponent, Ulquiorra) = some;

// He is dying as it is.
reason life(Ulquiorra): if(alive(Ulquiorra)) slight else none;

// The doubts, which everybody knows of.
openly believes(Opponent, mercy(Opponent) = {overwhelming: unlikely, none: likely});
openly believes(Opponent, good(Ulquiorra) = {True: even, False: even});
openly believes(Ulquiorra, mercy(Opponent) = if(good(Ulquiorra)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Ulquiorra, Opponent;

outcome both_live: alive(Ulquiorra) & alive(Opponent);

says outcome both_live: "both of them live";
