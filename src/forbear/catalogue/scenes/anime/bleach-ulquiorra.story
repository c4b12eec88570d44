title "Turning to ash";
work "Bleach";
medium "anime";
cite "Bleach (manga and anime)";
note "Ulquiorra is already falling to ash when he bids his opponent strike the last blow.";

import "life-and-death";

entity Ulquiorra : character;
entity Opponent : character;

says Ulquiorra: "Ulquiorra", he;
says Opponent: "his opponent", he;

can_open(Ulquiorra, Opponent);
grudge(Opponent, Ulquiorra) = some;

reason life(Ulquiorra): slight;

regard(Ulquiorra, Opponent) = strong;
faith(Ulquiorra, Opponent) = some;
openly believes(Opponent, mercy(Opponent) = {overwhelming: unlikely, none: likely});
openly believes(Opponent, good(Ulquiorra) = {True: unlikely, False: likely});
openly believes(Ulquiorra, mercy(Opponent) = if(good(Ulquiorra)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Ulquiorra, Opponent;

outcome both_live: alive(Ulquiorra) & alive(Opponent);

says outcome both_live: "both of them live";
