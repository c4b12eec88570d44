type place;
type use;

entity Greeks : character;
entity Trojans : character;
entity Sinon : character;
entity Shore : place;
entity City : place;
entity Gift : use;
entity Trap : use;

property at(c : character) : place;
property horse() : place;
property built() : boolean;
property inside(c : character) : boolean;  // in the belly of the horse
property sailed() : boolean;  // the ships are out of sight
property open() : boolean;  // the gates
property horse_is() : use;  // what it is for
property taken() : boolean;

at(Greeks) = Shore;
at(Trojans) = City;
at(Sinon) = Shore;
horse() = Shore;
horse_is() = Trap;
openly believes(Trojans, horse_is() = ?);

action build(c : character) {
	precondition: c == Greeks & !built();
	effect: built();
	consenting: c;
};

action hide(c : character) {
	precondition: c == Greeks & built() & horse() == Shore & !inside(c);
	effect: inside(c) & sailed();
	consenting: c;
	observing(o : character): o != Trojans;
};

action vouch(c : character, to : character) {
	precondition: c == Sinon & to == Trojans & built();
	effect: believes(to, horse_is() = Gift);
	consenting: c;
};

action drag_in(c : character) {
	precondition: c == Trojans & built() & horse() == Shore;
	effect: horse() = City;
	consenting: c;
};

action break_out(c : character) {
	precondition: inside(c) & horse() == City;
	effect: !inside(c) & at(c) = City & open();
	consenting: c;
};

action sack(c : character) {
	precondition: c == Greeks & at(c) == City & open();
	effect: taken();
	consenting: c;
};
utility(): if(taken()) 1 else 0;
utility(Greeks): if(taken()) 1 else 0;
utility(Sinon): if(taken()) 1 else 0;
utility(Trojans): if(taken()) 0 else 1 + (if(horse() == City & horse_is() == Gift) 1 else 0);
