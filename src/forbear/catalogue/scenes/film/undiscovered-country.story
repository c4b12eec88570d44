title "A trap for the mole";
work "Star Trek VI: The Undiscovered Country";
medium "film";
cite "Star Trek VI: The Undiscovered Country (1991)";
note "Valeris, whose mentor is Spock, is a mole. To find out who the mole is, Spock may offer himself as the bait of a trap.";

import "life-and-death";

entity Spock : character;
entity Valeris : character;

says Spock: "Spock", he;
says Valeris: "Valeris", she;

can_open(Spock, Valeris);
shielded(Spock);  // chance: a trap
answers(Spock, Valeris);  // bob_reason_code: test, to catch her out
grudge(Valeris, Spock) = some;
love(Valeris, Spock) = strong;
reckoning(Spock, Valeris) = strong;  // bob_reason: to expose the mole (a test, to catch her out)
forbearance(Spock, Valeris) = some;  // bob_reason: to expose the mole; he doubts her

// Valeris takes herself for one who could. Everybody knows.
openly believes(Valeris, mercy(Valeris) = {overwhelming: unlikely, none: likely});

// A good man in his place would take it to be as likely as not that she has mercy; a bad one would think her like himself.
openly believes(Spock, mercy(Valeris) = if(good(Spock)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});

// She knows nothing of the trap.
turns: Spock, Valeris, Spock;  // bob_reason_code: test

outcome both_live: alive(Spock) & alive(Valeris);

says outcome both_live: "both of them live";
