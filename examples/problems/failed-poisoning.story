type cup;

entity Claude : character;
entity Gwen : character;
entity Hal : character;
entity Red : cup;
entity White : cup;

property poisoned(u : cup) : boolean;
property cup_of(c : character) : cup;
property alive(c : character) : boolean;
property thirsty(c : character) : boolean;
property away(c : character) : boolean;

forall(c : character) alive(c);
forall(c : character) thirsty(c);
cup_of(Hal) = Red;
cup_of(Gwen) = White;
cup_of(Claude) = White;
thirsty(Claude) = False;

action poison(u : cup) {
	precondition: alive(Claude) & !poisoned(u) & !away(Claude);
	effect: poisoned(u);
	consenting: Claude;
	observing(o : character): o == Claude;
};

action step_out(c : character) {
	precondition: c == Claude & !away(c);
	effect: away(c);
	consenting: c;
};

action swap(a : character, b : character) {
	precondition:
		a != b &
		alive(a) &
		alive(b) &
		cup_of(a) == Red &
		cup_of(b) == White &
		a == Hal &
		b == Gwen;
	effect: cup_of(a) = White & cup_of(b) = Red;
	observing(o : character): !away(o);
};

action drink(c : character) {
	precondition: alive(c) & thirsty(c);
	effect: !thirsty(c) & (if(poisoned(cup_of(c))) !alive(c));
	consenting: c;
	observing(o : character): !away(o);
};
utility(): if(!alive(Gwen) & alive(Hal)) 1 else 0;
utility(Claude): (if(alive(Hal)) 0 else 1) + (if(alive(Gwen)) 1 else 0);
utility(Gwen): if(thirsty(Gwen)) 0 elseif(alive(Gwen)) 1 else 0 - 1;
utility(Hal): if(thirsty(Hal)) 0 elseif(alive(Hal)) 1 else 0 - 1;
