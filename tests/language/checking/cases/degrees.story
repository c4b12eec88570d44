entity Ann : character;
entity Bob : character;
property good(c : character) : boolean;
property seen() : boolean;

reason standing(Ann): 5 * belief(Bob, good(Ann));
reason proof(Bob) while(believes(Bob, seen())): if(belief(Ann, good(Bob)) > 0.5) 1 else 0;
outcome trusted: belief(Ann, good(Bob)) > 0.9;
ends: belief(Ann, good(Bob)) > 0.9;                                     // E: E305
turns: Ann, Bob;
action ask() {
	precondition: believes(Ann, good(Bob)) & belief(Ann, seen()) > 0;   // E: E305
	effect: if(belief(Bob, seen()) == 1) seen();                        // E: E305
	consenting: Ann;
	observing(c : character): belief(c, seen()) > 0;                    // E: E305
	cost(Ann): 1 - belief(Bob, good(Ann));
};
action tell(a : character) {
	effect: seen();
	consenting: a;
};
trigger know() {
	precondition: belief(Ann, seen()) == 1 & !seen();                   // E: E305
	effect: seen();
};
