title "Outside the monastery";
work "The Last Temptation of Christ";
medium "literature";
cite "Nikos Kazantzakis, The Last Temptation (1955)";
note "Judas has sworn to kill the traitor who makes crosses, and meets Jesus outside a monastery, where they talk. Later the same man is one whom redemption requires to be given up to death.";

import "life-and-death";

entity Jesus : character;
entity Judas : character;

says Jesus: "Jesus", he;
says Judas: "Judas", he;

can_open(Jesus, Judas);
orders(Judas, Jesus) = strong;

// He takes himself for one who keeps his oath whatever it costs, and the other for a traitor.
openly believes(Judas, mercy(Judas) = {overwhelming: unlikely, none: likely});
openly believes(Judas, good(Jesus) = {True: unlikely, False: likely});

// A good man in his place would trust him; a bad one would think him like himself.
openly believes(Jesus, mercy(Judas) = if(good(Jesus)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Jesus, Judas;

outcome both_live: alive(Jesus) & alive(Judas);

says outcome both_live: "both of them live";

case when_it_must_be {
	note "Redemption requires that Jesus be given up to death, and Judas has become devoted to him.";
	release(Jesus) = overwhelming;
	reason life(Jesus): none;  // bob_reason: later needs to be given up to death
	love(Judas, Jesus) = strong;
	openly believes(Judas, good(Jesus) = True);
}
