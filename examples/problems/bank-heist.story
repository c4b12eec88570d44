type place;

entity Mae : character;
entity Dutch : character;
entity Teller : character;
entity Guard : character;
entity Street : place;
entity Hall : place;
entity Vault : place;

property at(c : character) : place;
property locked() : boolean;
property key(c : character) : boolean;
property money(c : character) : boolean;
property alarm() : boolean;
property watching(c : character) : boolean;
property lured() : boolean;
property share(c : character) : boolean;  // promised to the one inside
property fire() : boolean;

at(Mae) = Street;
at(Dutch) = Street;
at(Teller) = Hall;
at(Guard) = Hall;
locked();
key(Teller);
watching(Guard);

action enter(c : character, from : place, to : place) {
	precondition:
		(c == Mae | c == Dutch) &
		at(c) == from &
		from != to &
		(!locked() | to != Vault) &
		(from != Vault | to != Vault);
	effect: at(c) = to;
	consenting: c;
};

action bribe(c : character, whom : character) {
	precondition: c == Mae & whom == Teller & at(c) == at(whom) & key(whom) & !share(whom);
	effect: share(whom) & key(c) & !key(whom);
	consenting: c, whom;
};

action cry_fire(c : character) {
	precondition: c == Dutch & at(c) == Street & watching(Guard);
	effect: believes(Guard, fire() = True);
	consenting: c;
};

action run_out(c : character) {
	precondition: c == Guard & watching(c);
	effect: !watching(c) & at(c) = Street;
	consenting: c;
};

action unlock(c : character) {
	precondition: key(c) & at(c) == Hall & locked() & !watching(Guard);
	effect: !locked();
	consenting: c;
};

action take(c : character) {
	precondition: at(c) == Vault & !money(c);
	effect: money(c);
	consenting: c;
};

action pay(c : character, whom : character) {
	precondition: money(c) & share(whom) & c != whom;
	effect: money(whom);
	consenting: c;
};
utility(): if(money(Mae) & at(Mae) == Street) 1 else 0;
utility(Mae): if(money(Mae) & at(Mae) == Street) 1 else 0;
utility(Dutch): if(money(Mae) & at(Mae) == Street) 1 else 0;
utility(Teller): if(share(Teller)) 1 else 0;
utility(Guard): if(fire()) (if(watching(Guard)) 0 else 1) else (if(watching(Guard)) 1 else 0);
