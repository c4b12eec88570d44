title "Outside the monastery";
work "The Last Temptation of Christ";
medium "literature";
cite "Nikos Kazantzakis, The Last Temptation of Christ (1955)";
note "Judas has sworn to kill a man who makes crosses for the Romans. He waits for him outside a monastery; Jesus comes out to him, and they talk.";

import "life-and-death";

entity Jesus : character;
entity Judas : character;

says Jesus: "Jesus", he;
says Judas: "Judas", he;

can_open(Jesus, Judas);
undecided(Judas, Jesus);
orders(Judas, Jesus) = strong;
justice(Judas, Jesus) = strong;
kinship(Judas, Jesus) = some;
regard(Jesus, Judas) = strong;
faith(Jesus, Judas) = some;
openly believes(Judas, mercy(Judas) = {overwhelming: unlikely, none: likely});
openly believes(Judas, good(Jesus) = {True: unlikely, False: likely});
openly believes(Jesus, mercy(Judas) = if(good(Jesus)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Jesus, Judas, Judas;

outcome both_live: alive(Jesus) & alive(Judas);
outcome comes_over: sworn_to(Judas) == Jesus;

says outcome both_live: "both of them live";
says outcome comes_over: "Judas goes over to Jesus";

case when_it_must_be {
	can_open(Jesus, Judas);
	loyalty(Judas, Jesus) = strong;
	release(Jesus) = overwhelming;
	justice(Judas, Jesus) = none;
	openly believes(Judas, good(Jesus) = {True: sure, False: remote});
}
