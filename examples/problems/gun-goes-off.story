entity Masha : character;
entity Lev : character;

property holds(c : character) : boolean;
property cocked() : boolean;
property grappling() : boolean;
property alive(c : character) : boolean;
property frightened(c : character) : boolean;

forall(c : character) alive(c);

action take_down(c : character) {
	precondition: alive(c) & !holds(Masha) & !holds(Lev);
	effect: holds(c) & cocked();
	consenting: c;
};

action threaten(c : character, whom : character) {
	precondition: c != whom & holds(c) & alive(c) & alive(whom);
	effect: frightened(whom);
	consenting: c;
};

action grab(c : character, from : character) {
	precondition: c != from & holds(from) & frightened(c) & alive(c) & alive(from);
	effect: grappling() & !frightened(c);
	consenting: c;
};

action go_off(whom : character) {
	precondition: grappling() & cocked() & alive(whom) & holds(whom);
	effect: !alive(whom) & !cocked() & !grappling();
};
utility(): if(alive(Masha)) 0 else 1;
utility(Masha): (if(frightened(Lev)) 1 else 0) + (if(alive(Masha)) 1 else 0);
utility(Lev): (if(frightened(Lev)) 0 else 1) + (if(alive(Lev)) 1 else 0);
