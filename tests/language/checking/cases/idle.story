// Odd, and legal.
entity Ann : character;
entity Bob : character;
property done() : boolean;
action act() {
	effect: done();
	consenting: Ann;
};
action thunder() {                                // W: W301
	effect: done();
};
reason peace(Ann): done();
turns: Ann, Bob;                                  // W: W302 W303
