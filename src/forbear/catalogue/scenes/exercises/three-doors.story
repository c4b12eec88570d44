title "Three doors";
medium "exercises";
cite "Steve Selvin, A Problem in Probability, The American Statistician 29 (1975)";
note "Pat has chosen the green door. Behind one of three stands a car. The host, who knows which, opens another, and nothing is behind it. Pat may stay or change.";

type door;

entity Host : character;
entity Pat : character;
entity Green : door;
entity White : door;
entity Blue : door;

constant great = 6;
constant never = 20;

property prize() : door;
property chosen() : door;
property open(d : door) : boolean;
property taken() : door;
property shuns_prize() : number;  // what it would be to the host to give the car away
property shuns_choice() : number;  // and to open the door that was chosen

prize() = Blue;
chosen() = Green;
shuns_prize() = never;
shuns_choice() = never;
openly believes(Pat, prize() = {Green: 1 / 3, White: 1 / 3, Blue: rest});

action open(d : door) {
	precondition: forall(e : door) !open(e);
	effect: open(d);
	consenting: Host;
	revealing(c : character) if(prize() == d): prize();
	cost(Host): (if(prize() == d) shuns_prize() else 0) + (if(chosen() == d) shuns_choice() else 0);
	says: "the host opens the {d} door";
};

action take(d : door) {
	precondition: !open(d) & (exists(e : door) open(e));
	effect: taken() = d;
	consenting: Pat;
	says: "Pat takes the {d} door";
};
reason winning(Pat): if(taken() == prize()) great else 0;

turns: Host, Pat;

mind Host { precision: infinite; }

outcome changed: taken() != ? & taken() != chosen();
outcome won: taken() == prize();

says shuns_prize(): "giving the car away would be to the host: {value}";
says shuns_choice(): "opening the door that was chosen would be to the host: {value}";
says Host: "the host", he;
says Pat: "Pat", they;
says Green: "green", it;
says White: "white", it;
says Blue: "blue", it;
says prize(): "the car is behind the {value} door";
says chosen(): "the {value} door was chosen";
says open(d): "the {d} door is open";
says open(d) = False: "the {d} door is closed";
says taken(): "the {value} door is taken";
says taken() = ?: "no door is taken";
says reason winning(Pat): "the car";
says outcome changed: "Pat changes";
says outcome won: "Pat wins the car";

case careless {
	note "The host opens any door, and does not look.";
	shuns_prize() = 0;
	shuns_choice() = 0;
}

case spares_choice {
	note "The host never opens the door that was chosen, and does not mind giving the car away.";
	shuns_prize() = 0;
}

case spares_prize {
	note "The host never gives the car away, and does not mind opening the door that was chosen.";
	shuns_choice() = 0;
}
