type place;
entity Ann : character;
entity Bea : character;
entity Tom : character;
entity Home : place;
entity Market : place;
entity Hill : place;

property at(c : character) : place;
property has_coin(c : character) : boolean;

at(Ann) = Market;
at(Bea) = Home;
at(Tom) = Home;
has_coin(Ann);
openly believes(Tom, at(Ann) = ?);              // he does not know where she is, and everyone knows it

action walk(c : character, from : place, to : place) {
	precondition: at(c) == from & from != to;
	effect: at(c) = to;
	consenting: c;
	observing(o : character): at(o) == from | at(o) == to;
};

action tell(c : character, to : character, who : character, where : place) {
	precondition: c != to & who != c & who != to & at(c) == at(to);
	effect: believes(to, at(who) = where);
	consenting: c;
	observing(o : character): o == c | o == to;
};

action steal(c : character, from : character) {
	precondition: c != from & at(c) == at(from) & has_coin(from);
	effect: has_coin(c) & !has_coin(from);
	consenting: c;
	observing(o : character): at(o) == at(c);
};

utility(): if(has_coin(Tom)) 1 else 0;
utility(Ann): if(has_coin(Ann)) 1 else 0;
utility(Bea): if(at(Tom) != Home) 1 else 0;     // she wants the house to herself
utility(Tom): if(has_coin(Tom)) 1 else 0;
