title "The oath";
work "A Man for All Seasons";
medium "rank-and-face";
cite "Robert Bolt, A Man for All Seasons (1960); the trial of Thomas More, 1535";
note "King Henry wants Thomas More's oath to the new succession, for it is More's word that people heed. More may swear, refuse, or keep silent, which is neither.";

import "rank-and-face";

entity More : character;
entity Henry : character;

says More: "Thomas More", he;
says Henry: "King Henry", he;

bidden(More, Henry);
threatened(Henry, More);
can_meet_halfway(More, Henry);
can_enforce(Henry, More);
conviction(More, Henry) = overwhelming;
will(Henry, More) = strong;
order(Henry, More) = strong;
pride(Henry) = strong;
love(Henry, More) = some;
regard(More, Henry) = some;
openly believes(Henry, conviction(More, Henry) = {overwhelming: likely, some: unlikely});
openly believes(More, stomach(Henry) = {some: likely, overwhelming: unlikely});

turns: More, Henry;

outcome he_swears: done(More, Henry);
outcome he_keeps_silent: met_halfway(More, Henry);
outcome he_dies_for_it: broken(More);

says outcome he_swears: "More swears";
says outcome he_keeps_silent: "More keeps silent";
says outcome he_dies_for_it: "More dies for it";

case no_silence {
	note "Silence is taken for a no.";
	can_meet_halfway(More, Henry) = False;
}
