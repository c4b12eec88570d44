title "A window at night";
work "Much Ado About Nothing";
medium "trust-and-secrets";
cite "William Shakespeare, Much Ado About Nothing (about 1598), acts 3 and 4";
note "Don John, who would spoil the wedding, has shown Claudio a man at a window at night, and may tell him that it was Hero's. Claudio takes Don John for reconciled. It was not she.";

import "trust-and-secrets";

entity DonJohn : character;
entity Claudio : character;
entity Hero : character;

says DonJohn: "Don John", he;
says Claudio: "Claudio", he;
says Hero: "Hero", she;

can_speak(DonJohn, Claudio, Hero);
can_judge(Claudio, Hero);
faithful(DonJohn) = False;
candour(DonJohn) = none;
spite(DonJohn, Hero) = strong;
justice(Claudio, Hero) = overwhelming;
love(Claudio, Hero) = some;
name(Hero) = overwhelming;

// He does not know what to make of what he saw, and takes Don John for a man who would not lie about it.
openly believes(Claudio, guilty(Hero) = {True: even, False: even});
openly believes(Claudio, {faithful(DonJohn) = True & spite(DonJohn, Hero) = none & frankness(DonJohn, Claudio) = strong & candour(DonJohn) = strong: likely, faithful(DonJohn) = False & spite(DonJohn, Hero) = strong & frankness(DonJohn, Claudio) = none & candour(DonJohn) = none: unlikely});

turns: DonJohn, Claudio;

outcome she_is_shamed: cast_off(Hero);
outcome a_lie_was_told: lied(DonJohn);

says outcome she_is_shamed: "Hero is cast off";
says outcome a_lie_was_told: "Don John has lied";

case known_for_what_he_is {
	note "Claudio has not forgotten that Don John was his enemy.";
	openly believes(Claudio, {faithful(DonJohn) = True & spite(DonJohn, Hero) = none & frankness(DonJohn, Claudio) = strong & candour(DonJohn) = strong: remote, faithful(DonJohn) = False & spite(DonJohn, Hero) = strong & frankness(DonJohn, Claudio) = none & candour(DonJohn) = none: sure});
}
