type place;
type thing;

entity Hank : character;
entity Timmy : character;
entity Carl : character;
entity Bill : character;
entity Ranch : place;
entity Store : place;
entity Jail : place;
entity Antivenom : thing;

property at(c : character) : place;
property healthy(c : character) : boolean;
property alive(c : character) : boolean;
property has(c : character, t : thing) : boolean;
property stole(c : character) : boolean;
property armed(c : character) : boolean;

forall(c : character) alive(c);
forall(c : character) healthy(c);
healthy(Timmy) = False;  // a snake has bitten him
at(Hank) = Ranch;
at(Timmy) = Ranch;
at(Carl) = Store;
at(Bill) = Jail;
has(Carl, Antivenom);
armed(Bill);

action ride(c : character, from : place, to : place) {
	precondition: alive(c) & healthy(c) & at(c) == from & from != to;
	effect: at(c) = to;
	consenting: c;
};

action heal(c : character, sick : character) {
	precondition: alive(c) & alive(sick) & at(c) == at(sick) & has(c, Antivenom) & !healthy(sick);
	effect: healthy(sick) & !has(c, Antivenom);
	consenting: c;
};

action steal(c : character, from : character) {
	precondition: alive(c) & c != from & at(c) == at(from) & has(from, Antivenom);
	effect: has(c, Antivenom) & !has(from, Antivenom) & stole(c);
	consenting: c;
};

action shoot(c : character, thief : character) {
	precondition: alive(c) & alive(thief) & armed(c) & at(c) == at(thief) & stole(thief);
	effect: !alive(thief);
	consenting: c;
};
utility(): if(healthy(Timmy) & !alive(Hank)) 2 elseif(healthy(Timmy)) 1 else 0;
utility(Hank): if(healthy(Timmy)) 1 else 0;
utility(Carl): if(has(Carl, Antivenom)) 1 else 0;
utility(Bill): if(exists(c : character) (stole(c) & alive(c))) 0 else 1;
