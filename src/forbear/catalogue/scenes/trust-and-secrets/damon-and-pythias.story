title "A life for a pledge";
work "Damon and Pythias";
medium "trust-and-secrets";
cite "Cicero, On Duties, book 3; Valerius Maximus, book 4";
note "Pythias is to die, and asks the tyrant Dionysius for leave to set his house in order. His friend Damon may stand surety with his own life. Whoever stays away lives.";

import "trust-and-secrets";

entity Damon : character;
entity Pythias : character;
entity Dionysius : character;

says Damon: "Damon", he;
says Pythias: "Pythias", he;
says Dionysius: "Dionysius", he;

// What is kept, lost and gained here is a life.
says stake(Damon): "Damon has his life to lose: {value}";
says relief(Damon, Pythias): "Damon would be glad to stand surety for Pythias: {value}";
says relief(Damon, Pythias) = none: "to stand surety for Pythias is nothing to Damon";
says reward(Pythias, Damon): "Pythias has his own life to gain by staying away: {value}";
says confide(Damon, Pythias): "Damon stands surety for Pythias";
says hold_back(Damon, Pythias): "Damon does not stand surety for Pythias";
says keep_faith(Pythias, Damon): "Pythias comes back, and keeps faith with Damon";
says betray(Pythias, Damon): "Pythias stays away, and lets Damon die";
says join(Dionysius, Pythias): "Dionysius asks to be the third in their friendship";

can_confide(Damon, Pythias);
stake(Damon) = overwhelming;
relief(Damon, Pythias) = strong;
loyalty(Pythias) = overwhelming;
reward(Pythias, Damon) = overwhelming;
love(Pythias, Damon) = strong;
undecided(Dionysius, Pythias);
kinship(Dionysius, Pythias) = some;

// Damon trusts his friend, and could be wrong; the tyrant takes all men for what he is himself.
openly believes(Damon, {faithful(Pythias) = True & loyalty(Pythias) = overwhelming: sure, faithful(Pythias) = False & loyalty(Pythias) = none: remote});
openly believes(Dionysius, {faithful(Pythias) = True & loyalty(Pythias) = overwhelming: unlikely, faithful(Pythias) = False & loyalty(Pythias) = none: likely});

turns: Damon, Pythias, Dionysius;

outcome he_comes_back: confided(Damon, Pythias) & !broke(Pythias, Damon);
outcome the_tyrant_is_won: stands_with(Dionysius) == Pythias;

says outcome he_comes_back: "Pythias comes back";
says outcome the_tyrant_is_won: "the tyrant asks to be a third in their friendship";

case no_such_friend {
	note "Pythias holds nothing dearer than his life.";
	faithful(Pythias) = False;
	loyalty(Pythias) = none;
	love(Pythias, Damon) = slight;
}
