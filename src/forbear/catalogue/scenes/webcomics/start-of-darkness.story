title "Xykon or the brother";
work "The Order of the Stick: Start of Darkness";
medium "webcomics";
cite "Rich Burlew, The Order of the Stick: Start of Darkness (2007)";
note "Xykon tests Redcloak's loyalty: it is to be Xykon or Redcloak's own brother. Redcloak's plan needs Xykon, whom no blow would kill.";

import "life-and-death";

entity Xykon : character;
entity Redcloak : character;
entity Brother : character;

says Xykon: "Xykon", he;
says Redcloak: "Redcloak", he;
says Brother: "Redcloak's brother", he;

can_open(Xykon, Redcloak);
shielded(Xykon);
grudge(Redcloak, Xykon) = some;
love(Redcloak, Brother) = strong;
need(Redcloak, Xykon) = overwhelming;
reliance(Xykon, Redcloak) = strong;  // default (bob_reason_code: test)
forbearance(Xykon, Redcloak) = some;  // default (defence: was never in danger; he counts on that)
openly believes(Redcloak, mercy(Redcloak) = {overwhelming: unlikely, none: likely});
openly believes(Redcloak, shielded(Xykon) = {True: remote, False: sure});
openly believes(Xykon, mercy(Redcloak) = if(good(Xykon)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});

// It is one or the other: who lets Xykon go has given up the brother.
trigger other_pan() {
	precondition:
		dared(Xykon, Redcloak) &
		!exposed(Xykon, Redcloak) &
		!struck(Redcloak, Xykon) &
		alive(Brother);
	effect: !alive(Brother);
};
turns: Xykon, Redcloak, Xykon;  // default (bob_reason_code: test)

outcome both_live: alive(Xykon) & alive(Redcloak);
outcome brother_lives: alive(Brother);

says outcome both_live: "both of them live";
says outcome brother_lives: "Redcloak's brother lives";
