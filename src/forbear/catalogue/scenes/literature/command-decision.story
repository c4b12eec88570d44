title "Room for a mutiny";
work "Star Wars Legends: Command Decision";
medium "literature";
cite "Timothy Zahn, Command Decision (1996)";
note "Thrawn's captain is angry at his tactics, and a general invites him to mutiny. Thrawn leaves room for it, and would have the captain see his own trust.";

import "life-and-death";

entity Thrawn : character;
entity Captain : character;

says Thrawn: "Thrawn", he;
says Captain: "the captain", he;

// What lies in his hands is a command, and no life.
can_lay_down(Thrawn, Captain);
office(Thrawn) = strong;
doubtful(Captain, Thrawn);
grudge(Captain, Thrawn) = strong;
fellowship(Captain, Thrawn) = some;
following(Thrawn, Captain) = some;  // bob_reason: wants him to see his own trust
regard(Thrawn, Captain) = strong;
faith(Thrawn, Captain) = some;

// He takes himself for one who could; and as it is no killing, what he doubts is his scruple about less.
openly believes(Captain, scruple(Captain) = {some: unlikely, none: likely});
openly believes(Captain, good(Thrawn) = {True: even, False: even});

// A good man in his place would be sure of him; a bad one would think him like himself.
openly believes(Thrawn, scruple(Captain) = if(good(Thrawn)) {some: sure, none: remote} else {some: unlikely, none: likely});  // bob_reason: knows he will not

turns: Thrawn, Captain, Captain;

outcome both_live: alive(Thrawn) & alive(Captain);
outcome he_is_ousted: ousted(Thrawn);
outcome he_trusts_him: trusts(Captain, Thrawn);

says outcome both_live: "both of them live";
says outcome he_is_ousted: "Thrawn loses his command";
says outcome he_trusts_him: "the captain trusts Thrawn";
