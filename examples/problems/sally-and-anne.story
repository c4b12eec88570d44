type place;

entity Sally : character;
entity Anne : character;
entity Basket : place;
entity Box : place;

property marble() : place;
property out(c : character) : boolean;
property found(c : character) : boolean;
property looked(c : character) : boolean;

marble() = Basket;

action go_out(c : character) {
	precondition: !out(c);
	effect: out(c);
};

action come_back(c : character) {
	precondition: out(c);
	effect: !out(c);
};

action move(c : character, from : place, to : place) {
	precondition: !out(c) & marble() == from & from != to;
	effect: marble() = to;
	consenting: c;
	observing(o : character): !out(o);
};

action look(c : character, where : place) {
	precondition: !out(c) & !looked(c);
	effect: looked(c) & (if(marble() == where) found(c));
	consenting: c;
	observing(o : character): !out(o);
};
utility(): if(looked(Sally) & !found(Sally)) 1 else 0;
utility(Sally): if(found(Sally)) 1 else 0;
utility(Anne): if(marble() == Box) 1 else 0;
