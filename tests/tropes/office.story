// An office at stake, and a resignation that needs a second hand.

property seated(c : character) : boolean;
property decency(c : character) : number;
property upright(c : character) : boolean;
property party(c : character) : character;
property on_guard(c : character) : boolean;
property letter(b : character, a : character) : boolean;      // b may leave the letter with a
property has_letter(a : character, b : character) : boolean;  // a holds b's letter of resignation
property ambition(a : character, b : character) : number;
property name_of(b : character, a : character) : number;
property avenged(a : character) : number;

forall(c : character) upright(c);

action step_down(b : character, a : character) {
	precondition: a != b & seated(b) & letter(b, a);
	effect: !seated(b);
	consenting: b, a;
	cost(a) as conscience: decency(a);
};

action stay(b : character) {
	precondition: seated(b);
	consenting: b;
};

action leave_letter(b : character, a : character) {
	precondition: a != b & seated(b) & letter(b, a);
	effect: has_letter(a, b);
	consenting: b;
};

action hand_in(a : character, b : character) {
	precondition: has_letter(a, b) & seated(b);
	effect: !has_letter(a, b) & !seated(b);
	consenting: a;
	cost(a) as conscience: decency(a);
};

action tear_up(a : character, b : character) {
	precondition: has_letter(a, b) & seated(b);
	effect: !has_letter(a, b);
	consenting: a;
};

reason office(c : character) as gain: if(seated(c)) 10 else 0;
reason ambition(a : character) as hatred: sum(b : character) (if(seated(b)) 0 else ambition(a, b));
reason repute(b : character) as belief: sum(a : character) name_of(b, a) * belief(a, upright(b));

trope role harm(v) = if(seated(v)) 0 else 1;
trope role side(a) = party(a);
trope role worth(c) = if(upright(c)) 1 else 0;
