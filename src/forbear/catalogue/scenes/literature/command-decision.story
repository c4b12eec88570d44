title "Room for a mutiny";
work "Star Wars Legends: Command Decision";
medium "literature";
cite "Timothy Zahn, Command Decision (1996)";
note "The captain is furious at Thrawn's tactics, and a general stands ready to mutiny with him. Thrawn does nothing to prevent it.";

import "life-and-death";

entity Thrawn : character;
entity Captain : character;

says Thrawn: "Thrawn", he;
says Captain: "the captain", he;

can_lay_down(Thrawn, Captain);
doubtful(Captain, Thrawn);
grudge(Captain, Thrawn) = strong;
orders(Captain, Thrawn) = some;
office(Thrawn) = strong;
charge(Captain, Thrawn) = some;
scruple(Captain) = strong;
fellowship(Captain, Thrawn) = some;
regard(Thrawn, Captain) = strong;
faith(Thrawn, Captain) = some;
openly believes(Captain, mercy(Captain) = {overwhelming: unlikely, none: likely});
openly believes(Captain, good(Thrawn) = {True: even, False: even});
openly believes(Thrawn, mercy(Captain) = if(good(Thrawn)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Thrawn, Captain, Captain;

outcome both_live: alive(Thrawn) & alive(Captain);
outcome trusted: trusts(Captain, Thrawn);

says outcome both_live: "both of them live";
says outcome trusted: "the captain trusts Thrawn";
