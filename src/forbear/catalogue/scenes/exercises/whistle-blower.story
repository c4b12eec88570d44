title "The copied ledger";
medium "exercises";
cite "A situation from newspapers of any year";
note "Wanda has found the second set of books. She may take her colleague Karl into her confidence, or keep it to herself. Karl is an upright man, or the boss's; either would rather be thought upright by her.";

entity Wanda : character;
entity Karl : character;

constant much = 3;
constant great = 6;
constant vast = 9;
constant likely = 0.7;

property upright(c : character) : boolean;
property told() : boolean;
property published() : boolean;
property denounced() : boolean;

upright(Karl);
openly believes(Wanda, upright(Karl) = {True: likely, False: rest});

action confide() {
	precondition: !told();
	effect: told();
	consenting: Wanda;
	says: "Wanda tells Karl what she has found";
};

action keep_still() {
	precondition: !told();
	consenting: Wanda;
	says: "Wanda keeps it to herself";
};

action stand_by() {
	precondition: told();
	effect: published();
	consenting: Karl;
	cost(Karl): if(upright(Karl)) much else 2 * much;
	says: "Karl stands by her, and they go to the press";
};

action denounce() {
	precondition: told();
	effect: denounced();
	consenting: Karl;
	cost(Karl): if(upright(Karl)) vast else 0;
	says: "Karl denounces her to the boss";
};

action shrug() {
	precondition: told();
	consenting: Karl;
	says: "Karl says that he has heard nothing";
};
reason truth(Wanda): if(published()) vast else 0;
reason place(Wanda): if(denounced()) 0 - vast else 0;
reason duty(Karl): if(published() & upright(Karl)) great else 0;
reason favour(Karl): if(denounced()) great else 0;
reason regard(Karl): much * belief(Wanda, upright(Karl));

turns: Wanda, Karl;

outcome published: published();
outcome denounced: denounced();

says Wanda: "Wanda", she;
says Karl: "Karl", he;
says upright(c): "{c} is upright";
says upright(c) = False: "{c} is the boss's man";
says told(): "Karl has been told";
says told() = False: "Karl has not been told";
says published(): "it is in the papers";
says published() = False: "it is not in the papers";
says denounced(): "Wanda is denounced";
says denounced() = False: "Wanda is not denounced";
says reason truth(Wanda): "the truth coming out";
says reason place(Wanda): "her place";
says reason duty(Karl): "having done right";
says reason favour(Karl): "the boss's favour";
says reason regard(Karl): "what Wanda thinks of him";
says outcome published: "the truth comes out";
says outcome denounced: "Wanda is denounced";

case his_masters_man {
	note "Karl is the boss's man.";
	upright(Karl) = False;
}
