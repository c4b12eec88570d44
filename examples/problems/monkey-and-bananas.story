type place;

entity Monkey : character;
entity Door : place;
entity Window : place;
entity Middle : place;

property at(c : character) : place;
property box() : place;
property on_box() : boolean;
property has_bananas() : boolean;

at(Monkey) = Door;
box() = Window;

action walk(c : character, from : place, to : place) {
	precondition: at(c) == from & from != to & !on_box();
	effect: at(c) = to;
	consenting: c;
};

action push(c : character, from : place, to : place) {
	precondition: at(c) == from & box() == from & from != to & !on_box();
	effect: at(c) = to & box() = to;
	consenting: c;
};

action climb(c : character) {
	precondition: at(c) == box() & !on_box();
	effect: on_box();
	consenting: c;
};

action grasp(c : character) {
	precondition: on_box() & box() == Middle & !has_bananas();
	effect: has_bananas();
	consenting: c;
};
utility(): if(has_bananas()) 1 else 0;
utility(Monkey): if(has_bananas()) 1 else 0;
