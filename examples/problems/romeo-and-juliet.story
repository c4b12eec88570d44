type place;

entity Romeo : character;
entity Juliet : character;
entity Friar : character;
entity John : character;
entity Balthasar : character;
entity Verona : place;
entity Mantua : place;

property at(c : character) : place;
property alive(c : character) : boolean;
property asleep(c : character) : boolean;  // and taken for dead by whoever sees it and knows no better
property has_draught(c : character) : boolean;
property letter(c : character) : boolean;  // carries the letter
property shut_in(c : character) : boolean;  // in a house with the plague
property escaped(c : character) : boolean;  // the marriage to Paris

forall(c : character) alive(c);
forall(c : character) at(c) = Verona;
at(Romeo) = Mantua;
has_draught(Friar);

action give_draught(c : character, to : character) {
	precondition: c == Friar & to == Juliet & has_draught(c) & !asleep(to);
	effect: has_draught(to) & !has_draught(c);
	consenting: c, to;
	observing(o : character): o == c | o == to;
};

action drink_draught(c : character) {
	precondition: has_draught(c) & alive(c);
	effect: asleep(c) & escaped(c) & !has_draught(c);
	consenting: c;
	observing(o : character): o == c | o == Friar;
};

action send(c : character, by : character) {
	precondition: c == Friar & by == John & asleep(Juliet) & !letter(by);
	effect: letter(by);
	consenting: c;
	observing(o : character): o == c | o == by;
};

action shut_in(c : character) {
	precondition: c == John & at(c) == Verona;
	effect: shut_in(c);
	observing(o : character): o == c;
};

action deliver(c : character, to : character) {
	precondition: c == John & to == Romeo & letter(c) & !shut_in(c);
	effect: !letter(c) & believes(to, asleep(Juliet) = True);
	consenting: c;
	observing(o : character): o == c | o == to;
};

action tell_death(c : character, to : character) {
	precondition: c == Balthasar & to == Romeo & asleep(Juliet) & alive(to);
	effect: believes(to, alive(Juliet) = False);
	observing(o : character): o == c | o == to;
};

action take_poison(c : character) {
	precondition: c == Romeo & alive(c);
	effect: !alive(c) & at(c) = Verona;
	consenting: c;
	observing(o : character): o == c;
};

action wake(c : character) {
	precondition: c == Juliet & asleep(c) & alive(c);
	effect: !asleep(c) & (if(!alive(Romeo)) believes(c, alive(Romeo) = False));
};

action stab(c : character) {
	precondition: c == Juliet & alive(c) & !asleep(c);
	effect: !alive(c);
	consenting: c;
};
utility(): if(alive(Romeo) | alive(Juliet)) 0 else 1;
utility(Juliet): if(alive(Romeo)) (if(escaped(Juliet)) 2 else 1) elseif(alive(Juliet)) 0 else 1;
utility(Romeo): if(alive(Juliet)) 1 elseif(alive(Romeo)) 0 else 1;
utility(Friar): if(escaped(Juliet)) 1 else 0;
utility(John): 0;
utility(Balthasar): 0;
