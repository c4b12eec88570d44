title "The cost of reforms";
work "Us and Them";
medium "fan-works";
cite "Us and Them (fan fiction)";
note "A financial officer complains of what the reforms of Rufus cost, and could take his place. Rufus answers with a sarcastic invitation.";

import "life-and-death";

entity Rufus : character;
entity Officer : character;

says Rufus: "Rufus", he;
says Officer: "the officer", they;
says prize(Officer, Rufus): "the officer could take Rufus's place: {value}";
says prize(Officer, Rufus) = none: "the officer could not take Rufus's place";

can_open(Rufus, Officer);
grudge(Officer, Rufus) = slight;
prize(Officer, Rufus) = strong;
pride(Rufus) = strong;  // bob_reason_code: bluff-or-goad

// The doubts, which everybody knows of.
openly believes(Officer, mercy(Officer) = {overwhelming: unlikely, none: likely});
openly believes(Officer, good(Rufus) = {True: even, False: even});
openly believes(Rufus, mercy(Officer) = if(good(Rufus)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});  // default (a bluff counts on the other)

turns: Rufus, Officer;

outcome both_live: alive(Rufus) & alive(Officer);

says outcome both_live: "both of them live";
