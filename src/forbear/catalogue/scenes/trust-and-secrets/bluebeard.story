title "The little key";
work "Bluebeard";
medium "trust-and-secrets";
cite "Charles Perrault, Histoires ou contes du temps passé (1697)";
note "Bluebeard goes on a journey. He may leave his young wife the key to one small room, and forbid her to use it; he would know whether she obeys.";

import "trust-and-secrets";

entity Bluebeard : character;
entity Wife : character;

says Bluebeard: "Bluebeard", he;
says Wife: "his wife", she;

can_confide(Bluebeard, Wife);
can_promise(Wife, Bluebeard);
can_answer(Bluebeard, Wife);
faithful(Bluebeard) = False;
stake(Bluebeard) = slight;
curiosity(Bluebeard, Wife) = strong;
grudge(Bluebeard, Wife) = overwhelming;
loyalty(Wife) = some;
temptation(Wife, Bluebeard) = strong;
dread(Wife, Bluebeard) = slight;
regard(Wife, Bluebeard) = some;

// He has had wives before her. She knows nothing of them.
openly believes(Bluebeard, loyalty(Wife) = {some: even, none: even});
openly believes(Wife, grudge(Bluebeard, Wife) = {some: likely, overwhelming: unlikely});

turns: Bluebeard, Wife, Wife, Bluebeard;

outcome she_looks: broke(Wife, Bluebeard);
outcome she_gave_her_word: promised(Wife, Bluebeard);

says outcome she_looks: "she uses the key";
says outcome she_gave_her_word: "she gave him her word";

case not_curious {
	note "What is in the room is nothing to her.";
	temptation(Wife, Bluebeard) = slight;
}
