title "Now or never";
work "The Gunslinger";
medium "literature";
cite "Stephen King, The Gunslinger (1982)";
note "Roland has pursued the Man in Black for years, to avenge his destroyed kingdom. The Man in Black may call to him that it is now or never, when going after him would cost Roland a friend.";

import "life-and-death";

entity ManInBlack : character;
entity Roland : character;

says ManInBlack: "the Man in Black", he;
says Roland: "Roland", he;

can_open(ManInBlack, Roland);
undecided(Roland, ManInBlack);
grudge(Roland, ManInBlack) = overwhelming;
price(Roland, ManInBlack) = strong;
kinship(Roland, ManInBlack) = some;
forbearance(ManInBlack, Roland) = strong;  // bob_reason_code: talk-down-or-force-decision
following(ManInBlack, Roland) = some;  // bob_reason_code: talk-down-or-force-decision

// Roland takes himself for one who could. Everybody knows.
openly believes(Roland, mercy(Roland) = {overwhelming: unlikely, none: likely});

// He thinks ill of him. Everybody knows he does.
openly believes(Roland, good(ManInBlack) = {True: unlikely, False: likely});

// A good man in his place would take it to be as likely as not that the other has mercy; a bad one would think the other like himself.
openly believes(ManInBlack, mercy(Roland) = if(good(ManInBlack)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});

turns: ManInBlack, Roland, Roland;

outcome both_live: alive(ManInBlack) & alive(Roland);
outcome he_comes_round: sworn_to(Roland) == ManInBlack;

says outcome both_live: "both of them live";
says outcome he_comes_round: "Roland goes with the Man in Black";
