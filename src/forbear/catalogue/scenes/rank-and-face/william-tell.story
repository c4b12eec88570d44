title "The hat on the pole";
work "William Tell";
medium "rank-and-face";
cite "The White Book of Sarnen (about 1470); Friedrich Schiller, Wilhelm Tell (1804)";
note "The bailiff Gessler has a hat set on a pole, and everybody is to bow to it. Tell stands before it. The town of Altdorf looks on, and has not made up its mind.";

import "rank-and-face";

entity Gessler : character;
entity Tell : character;
entity Altdorf : character;

says Gessler: "Gessler", he;
says Tell: "Tell", he;
says Altdorf: "the town of Altdorf", it;

bidden(Tell, Gessler);
can_threaten(Gessler, Tell);
can_enforce(Gessler, Tell);
upright(Gessler) = False;
stomach(Gessler) = none;
order(Gessler, Tell) = strong;
spite(Gessler, Tell) = slight;
dread(Gessler, Tell) = some;
pride(Gessler) = strong;
pride(Tell) = strong;
conviction(Tell, Gessler) = strong;
following(Tell, Altdorf) = strong;
undecided(Altdorf, Tell);
kinship(Altdorf, Tell) = some;

// They have not seen yet what he is made of; he has nothing to hide.
openly believes(Altdorf, {upright(Tell) = True & conviction(Tell, Gessler) = strong & pride(Tell) = strong: even, upright(Tell) = False & conviction(Tell, Gessler) = none & pride(Tell) = none: even});

turns: Gessler, Tell, Gessler, Altdorf;

outcome he_bows: done(Tell, Gessler);
outcome he_is_taken: broken(Tell);
outcome they_rise: backs(Altdorf) == Tell;

says outcome he_bows: "Tell bows to the hat";
says outcome he_is_taken: "Tell is taken";
says outcome they_rise: "the town goes over to Tell";

case a_blind_eye {
	note "The bailiff may look away, and dares not lay hands on him before them all.";
	can_overlook(Gessler, Tell);
	dread(Gessler, Tell) = overwhelming;
}
