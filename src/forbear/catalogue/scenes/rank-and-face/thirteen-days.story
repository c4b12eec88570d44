title "Thirteen days";
work "The Cuban missile crisis";
medium "rank-and-face";
cite "October 1962; Robert Kennedy, Thirteen Days (1969)";
note "President Kennedy may demand that the missiles on Cuba be taken away, and say what will come of a no. Chairman Khrushchev may give in, refuse, or find terms that let both save face. A blow would be war for both.";

import "rank-and-face";

entity Kennedy : character;
entity Khrushchev : character;

says Kennedy: "President Kennedy", he;
says Khrushchev: "Chairman Khrushchev", he;

can_bid(Kennedy, Khrushchev);
can_threaten(Kennedy, Khrushchev);
can_meet_halfway(Khrushchev, Kennedy);
can_enforce(Kennedy, Khrushchev);
will(Kennedy, Khrushchev) = overwhelming;
terms(Kennedy, Khrushchev) = strong;
terms(Khrushchev, Kennedy) = some;
pride(Kennedy) = strong;
face(Kennedy) = strong;
dread(Kennedy, Khrushchev) = strong;
reprisal(Kennedy, Khrushchev) = overwhelming;
order(Kennedy, Khrushchev) = strong;
pride(Khrushchev) = strong;
conviction(Khrushchev, Kennedy) = some;
price(Khrushchev, Kennedy) = none;

// Each wonders how far the other will go.
openly believes(Khrushchev, dread(Kennedy, Khrushchev) = {strong: even, none: even});
openly believes(Kennedy, conviction(Khrushchev, Kennedy) = {some: likely, overwhelming: unlikely});

turns: Kennedy, Kennedy, Khrushchev, Kennedy;

outcome they_go: done(Khrushchev, Kennedy);
outcome terms_are_found: met_halfway(Khrushchev, Kennedy);
outcome war: broken(Khrushchev);

says outcome they_go: "the missiles go";
says outcome terms_are_found: "terms are found";
says outcome war: "it comes to war";

case no_terms {
	note "Nobody has thought of terms.";
	can_meet_halfway(Khrushchev, Kennedy) = False;
}
