type place;
type word;

entity Ann : character;
entity Bob : character;
entity Cor : character;
entity Hall : place;
entity Garden : place;
entity Word : word;

property at(c : character) : place;
property news() : word;

forall(c : character) at(c) = Hall;
news() = Word;
openly believes(Bob, news() = ?);
openly believes(Cor, news() = ?);

action walk(c : character, from : place, to : place) {
	precondition: c != Cor & at(c) == from & from != to;
	effect: at(c) = to;
};

action say(c : character, where : place) {
	precondition: at(c) == where & believes(c, news() == Word);
	effect: forall(o : character) (if(at(o) == where) believes(o, news() = Word));
	observing(o : character): at(o) == where;
};
utility(): if(believes(Bob, news() == Word)) (if(believes(Cor, news() == Word)) 0 else 1) else 0;
