title "The chance that every Duncan has";
work "God-Emperor of Dune";
medium "literature";
cite "Frank Herbert, God Emperor of Dune (1981)";
note "A wish to kill the Emperor was put into Duncan, as into those before him, and an older self lies underneath. The Emperor may give him the chance, as a matter of routine, to wake his memories.";

import "life-and-death";

entity Emperor : character;
entity Duncan : character;

says Emperor: "the Emperor", he;
says Duncan: "Duncan", he;
says advantage(Emperor, Duncan): "the Emperor would wake Duncan's memories: {value}";
says advantage(Emperor, Duncan) = none: "the Emperor has no wish to wake Duncan's memories";

can_open(Emperor, Duncan);
undecided(Duncan, Emperor);
bidden(Duncan);
implant(Duncan, Emperor) = strong;
kinship(Duncan, Emperor) = some;
advantage(Emperor, Duncan) = strong;  // bob_reason_code: method

// Duncan takes himself for one who could. Everybody knows.
openly believes(Duncan, mercy(Duncan) = {overwhelming: unlikely, none: likely});

// What to make of the Emperor is open to Duncan.
openly believes(Duncan, good(Emperor) = {True: even, False: even});

// A good man in his place would trust the other; a bad one would think the other like himself.
openly believes(Emperor, mercy(Duncan) = if(good(Emperor)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});  // default

turns: Emperor, Duncan, Duncan;

outcome both_live: alive(Emperor) & alive(Duncan);
outcome he_comes_round: sworn_to(Duncan) == Emperor;

says outcome both_live: "both of them live";
says outcome he_comes_round: "Duncan is with the Emperor";
