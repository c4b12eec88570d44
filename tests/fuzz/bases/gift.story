title "A gift";
note "Ann has a ring.";
entity Ann : character;
entity Bob : character;
property good(c : character) : boolean;
property ring(c : character) : boolean;
says Ann: "Ann Lee", she;
says good(c): "{c} is good";
says good(c) = False: "{c} is wicked";
ring(Ann);
good(Bob);
openly believes(Ann, good(Bob) = {True: 0.4, False: rest});
believes(Bob, {good(Ann) = True & ring(Ann) = True: 0.5, good(Ann) = False & ring(Ann) = True: rest});
believes(Bob, believes(Ann, good(Bob) = True));
action give(a : character, b : character) {
	precondition: ring(a) & a != b;
	effect: !ring(a) & ring(b);
	consenting: a;
	observing(c : character): c == b;
	cost(a): if(good(b)) 1 else 3;
	says: "{a} gives {b} {a.their} ring";
}
action keep(a : character) { precondition: ring(a); consenting: a; unsuspected; observing(c : character): c == a; }
action wed() { precondition: good(Ann) | good(Bob); effect: good(Ann); consenting: Ann, Bob; revealing: good(Bob); }
reason joy(Bob) as fondness: if(ring(Bob)) 3 else 0;
reason peace(c : character): if(good(c)) 2 elseif(ring(c)) 1 else belief(c, good(Bob));
says reason joy(c): "{c.their} joy";
turns: Ann, Bob;
ends: ring(Bob) & !good(Ann);
outcome given: ring(Bob);
says outcome given: "the ring is given";
mind Ann { depth: 1; precision: 2; }
mind Bob { precision: infinite; }
tau: 1.5;
watch believes(Ann, believes(Bob, good(Ann)));
reader sees(give);
believes(reader, good(Ann) = {True: 0.5, False: rest});
case wicked { good(Bob) = False; }
case sure { believes(Ann, good(Bob) = True); reason joy(Bob): 5; }
