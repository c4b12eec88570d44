type place;
type thing;

entity Jafar : character;
entity Aladdin : character;
entity Jasmine : character;
entity Genie : character;
entity Dragon : character;
entity Castle : place;
entity Mountain : place;
entity Lamp : thing;

property at(c : character) : place;
property alive(c : character) : boolean;
property has(c : character) : boolean;  // the lamp
property loves(c : character) : character;
property wed(a : character, b : character) : boolean;
property master() : character;  // whose bidding the genie does
property free() : boolean;

forall(c : character) alive(c);
forall(c : character) at(c) = Castle;
forall(c : character) loves(c) = c;
at(Dragon) = Mountain;
has(Dragon);
loves(Jafar) = Jasmine;
master() = Genie;

action order(king : character, knight : character) {
	precondition:
		king == Jafar &
		knight == Aladdin &
		alive(king) &
		alive(knight) &
		at(king) == at(knight) &
		!sworn(knight);
	effect: sworn(knight);
	consenting: king;
};
property sworn(c : character) : boolean;  // bound to bring the king the lamp

action travel(c : character, from : place, to : place) {
	precondition: c == Aladdin & alive(c) & at(c) == from & from != to;
	effect: at(c) = to;
	consenting: c;
};

action slay(c : character, monster : character) {
	precondition:
		c == Aladdin &
		monster == Dragon &
		alive(c) &
		alive(monster) &
		at(c) == at(monster);
	effect: !alive(monster);
	consenting: c;
};

action pillage(c : character, dead : character) {
	precondition: c != dead & alive(c) & !alive(dead) & at(c) == at(dead) & has(dead);
	effect: has(c) & !has(dead);
	consenting: c;
};

action give(c : character, to : character) {
	precondition: alive(c) & alive(to) & c != to & at(c) == at(to) & has(c);
	effect: has(to) & !has(c);
	consenting: c;
};

action summon(c : character) {
	precondition: alive(c) & has(c) & !free();
	effect: free() & master() = c & at(Genie) = at(c);
	consenting: c;
};

action charm(c : character, who : character, whom : character) {
	precondition:
		c == Genie &
		free() &
		at(c) == at(who) &
		alive(who) &
		alive(whom) &
		loves(who) == who &
		loves(whom) == who;
	effect: loves(who) = whom;
	consenting: c;
};

action marry(a : character, b : character) {
	precondition: alive(a) & alive(b) & a != b & at(a) == at(b) & loves(a) == b & loves(b) == a;
	effect: wed(a, b) & wed(b, a);
	consenting: a, b;
};
utility(): if(wed(Jafar, Jasmine)) 1 else 0;
utility(Jafar): if(wed(Jafar, Jasmine)) 1 else 0;
utility(Aladdin): if(sworn(Aladdin)) (if(has(Jafar) | free()) 0 else 0 - 1) else 0;
utility(Jasmine): if(loves(Jasmine) == Jafar & wed(Jafar, Jasmine)) 1 else 0;
utility(Genie): if(master() == Jafar & wed(Jafar, Jasmine)) 1 else 0;
utility(Dragon): 0;
