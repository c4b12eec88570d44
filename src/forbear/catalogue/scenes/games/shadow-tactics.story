title "Aiko's choice";
work "Shadow Tactics: Blades of the Shogun";
medium "games";
cite "Shadow Tactics: Aiko's Choice, epilogue (2021)";
note "Aiko's old teacher has played the enemy, and put Aiko's friends in danger by it. She tells Aiko to kill her now or to let her go in peace.";

import "life-and-death";

entity Chiyo : character;
entity Aiko : character;

says Chiyo: "Lady Chiyo", she;
says Aiko: "Aiko", she;

can_open(Chiyo, Aiko);
can_walk_away(Aiko, Chiyo);
grudge(Aiko, Chiyo) = some;
menace(Aiko, Chiyo) = strong;
mercy(Aiko) = slight;
love(Aiko, Chiyo) = some;
regard(Chiyo, Aiko) = strong;
release(Chiyo) = strong;
openly believes(Aiko, good(Chiyo) = {True: even, False: even});

turns: Chiyo, Aiko;

outcome both_live: alive(Chiyo) & alive(Aiko);

says outcome both_live: "both of them live";

case hard {
	love(Aiko, Chiyo) = none;
	menace(Aiko, Chiyo) = overwhelming;
}

case gentle {
	love(Aiko, Chiyo) = strong;
}
