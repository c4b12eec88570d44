type place;
entity Ann : character;
entity Bob : character;
property good(c : character) : boolean;
property mercy(c : character) : number;
turns: Ann, Bob, chance;
reason peace(c : character): good(c);

action give(a : character, b : character) {
	effect: good(a);
	consenting: a;
	observing(c : character): good(c);
	revealing: good(b);
	revealing(c : character) if(good(c)): good(c), mercy(c);
	cost(a): mercy(a);
	says: "{a} gives to {b}";
};
action take(a : character, b : character) {
	effect: good(b);
	consenting: a;
	observing(c : place): good(a);            // E: E230
	revealing: !good(b);                      // E: E101
	cost(b): 1;                               // E: E313
	cost(Ann): 1;                             // E: E313
	cost(a): 1;
	cost(a): 2;                               // E: E315
	cost(a) as kindness: 2;                   // E: E314
	weight: 2;                                // W: W304
	says: "{a} takes from {d}";               // E: E231
};
action rain() {
	effect: good(Ann);
	weight: -1;                               // E: E302
};
action never() {
	precondition: good(Ann) & False;          // W: W301
	effect: good(Bob);
	consenting: Ann;
};
action empty(p : place) {                         // W: W301
	effect: good(Bob);
	consenting: Ann;
};
