entity Fox : character;
entity Crow : character;

property holds(c : character) : boolean;  // the cheese
property fine_voice(c : character) : boolean;
property on_the_ground() : boolean;
property admired(c : character) : boolean;

holds(Crow);
believes(Crow, fine_voice(Crow) = False);
fine_voice(Crow) = False;

action flatter(c : character, whom : character) {
	precondition: c == Fox & whom == Crow;
	effect: believes(whom, fine_voice(whom) = True);
	consenting: c;
};

action sing(c : character) {
	precondition: c == Crow;
	effect: (if(holds(c)) (!holds(c) & on_the_ground())) & (if(fine_voice(c)) admired(c));
	consenting: c;
};

action pick_up(c : character) {
	precondition: on_the_ground();
	effect: !on_the_ground() & holds(c);
	consenting: c;
};
utility(): if(holds(Fox)) 1 else 0;
utility(Fox): if(holds(Fox)) 1 else 0;
utility(Crow): (if(holds(Crow)) 1 else 0) + (if(admired(Crow)) 2 else 0);
