type room;

entity Alice : character;
entity Vera : character;
entity Hugo : character;
entity R1 : room;
entity R2 : room;
entity R3 : room;
entity R4 : room;

property at(c : character) : room;
property star() : room;
property locked(r : room) : boolean;
property key(c : character) : boolean;
property has_star(c : character) : boolean;
property told() : boolean;

at(Alice) = R1;
at(Vera) = R2;
at(Hugo) = R3;
star() = R4;
locked(R4);
key(Hugo);
openly believes(Alice, star() = R1);  // where she is
openly believes(Alice, locked(R4) = False);

action walk(c : character, to : room) {
	precondition: c == Alice & at(c) != to & (!locked(to) | key(c));
	effect: at(c) = to;
	may fail;
	consenting: c;
};

action take_star(c : character) {
	precondition: c == Alice & star() == at(c) & !has_star(c);
	effect: has_star(c);
	may fail;
	consenting: c;
	observing(o : character): at(o) == at(c);
};

action tell(c : character, to : character) {
	precondition: c == Vera & to == Alice & at(c) == at(to) & !has_star(to);
	effect: told() & believes(to, star() = star());
	consenting: c;
	observing(o : character): o == c | o == to;
};

action give_key(c : character, to : character) {
	precondition: c != to & at(c) == at(to) & key(c);
	effect: key(to) & !key(c);
	consenting: c;
};
utility(): if(has_star(Alice)) 1 else 0;
utility(Alice): if(has_star(Alice)) 1 else 0;
utility(Vera): if(told()) 1 else 0;  // she likes to help
utility(Hugo): if(key(Alice)) 1 else 0;
