title "You will not get a better chance";
work "Us and Them";
medium "fan-works";
cite "Us and Them, epilogue (fan fiction)";
note "An officer of the company grumbles at what the new president's changes cost. Rufus tells him to kill him and take his place if he can do better.";

import "life-and-death";

entity Rufus : character;
entity Officer : character;

says Rufus: "Rufus", he;
says Officer: "the officer", he;

can_open(Rufus, Officer);
grudge(Officer, Rufus) = slight;
prize(Officer, Rufus) = slight;
regard(Rufus, Officer) = some;
pride(Rufus) = some;

turns: Rufus, Officer;

outcome both_live: alive(Rufus) & alive(Officer);

says outcome both_live: "both of them live";
