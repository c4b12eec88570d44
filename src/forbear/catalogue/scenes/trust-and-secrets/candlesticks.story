title "The bishop's candlesticks";
work "Les Misérables";
medium "trust-and-secrets";
cite "Victor Hugo, Les Misérables (1862), part 1, book 2";
note "The gendarmes bring back Valjean with the bishop's silver in his sack. The bishop may say that it was stolen, or that he gave it.";

import "trust-and-secrets";

entity Bishop : character;
entity Valjean : character;
entity Gendarmes : character;

says Bishop: "the bishop", he;
says Valjean: "Valjean", he;
says Gendarmes: "the sergeant", he;

guilty(Valjean);
accused(Valjean);
can_speak(Bishop, Gendarmes, Valjean);
can_judge(Gendarmes, Valjean);
name(Valjean) = overwhelming;
love(Bishop, Valjean) = strong;
confidence(Bishop, Valjean) = strong;
candour(Bishop) = some;
justice(Gendarmes, Valjean) = strong;
undecided(Valjean, Bishop);
kinship(Valjean, Bishop) = strong;

// Nineteen years have taught him that no man is good, and that he is none himself.
openly believes(Valjean, {faithful(Bishop) = True & love(Bishop, Valjean) = strong: unlikely, faithful(Bishop) = False & love(Bishop, Valjean) = none: likely});
openly believes(Valjean, loyalty(Valjean) = {strong: unlikely, none: likely});
openly believes(Gendarmes, guilty(Valjean) = {True: likely, False: unlikely});

turns: Bishop, Gendarmes, Valjean;

outcome he_goes_free: !cast_off(Valjean);
outcome he_is_won: stands_with(Valjean) == Bishop;
outcome a_lie_was_told: lied(Bishop);

says outcome he_goes_free: "Valjean goes free";
says outcome he_is_won: "Valjean is won for the good";
says outcome a_lie_was_told: "the bishop has lied";

case strict {
	note "The bishop holds that a lie is a lie.";
	candour(Bishop) = overwhelming;
	confidence(Bishop, Valjean) = none;
}
