title "The muddy children";
medium "exercises";
cite "Barwise (1981), in the form of Fagin, Halpern, Moses and Vardi, Reasoning About Knowledge (1995)";
note "Three children have been playing. Ada and Ben have mud on their foreheads, Cleo has none; each sees the others and not themselves. Father says that somebody is muddy. Then he asks, again and again, and all at once: whoever knows that they are muddy, step forward.";

entity Ada : character;
entity Ben : character;
entity Cleo : character;

property muddy(c : character) : boolean;
property forward(c : character) : boolean;
property speaks() : boolean;
property spoken() : boolean;

muddy(Ada);
muddy(Ben);
speaks();
openly believes(Ada, muddy(Ada) = {True: 0.5, False: rest});
openly believes(Ben, muddy(Ben) = {True: 0.5, False: rest});
openly believes(Cleo, muddy(Cleo) = {True: 0.5, False: rest});

action somebody_is() {
	precondition: !spoken() & speaks() & (exists(c : character) muddy(c));
	effect: spoken();
	says: "father says that somebody is muddy";
};

action nobody_is() {
	precondition: !spoken() & speaks() & (forall(c : character) !muddy(c));
	effect: spoken();
	says: "father says that nobody is muddy";
};

action say_nothing() {
	precondition: !spoken() & !speaks();
	effect: spoken();
	says: "father says nothing";
};

action ask() {
	precondition: spoken();
	effect: forall(c : character) (if(believes(c, muddy(c))) forward(c));
	revealing: forward(Ada), forward(Ben), forward(Cleo);
	says: "father asks who knows that they are muddy";
};
turns: chance, chance, chance, chance;

outcome all_forward: forall(c : character) forward(c) == muddy(c);
outcome cleo_knows: believes(Cleo, !muddy(Cleo));

says Ada: "Ada", she;
says Ben: "Ben", he;
says Cleo: "Cleo", she;
says muddy(c): "{c} is muddy";
says muddy(c) = False: "{c} is clean";
says forward(c): "{c} has stepped forward";
says forward(c) = False: "{c} has not stepped forward";
says speaks(): "father will speak";
says speaks() = False: "father will not speak";
says spoken(): "father has spoken";
says spoken() = False: "father has not spoken";
says outcome all_forward: "the muddy children, and no others, have stepped forward";
says outcome cleo_knows: "Cleo knows that she is clean";

case one {
	note "Only Ada is muddy.";
	muddy(Ben) = False;
}

case three {
	note "All three are muddy.";
	muddy(Cleo) = True;
}

case unsaid {
	note "Each of them sees that somebody is muddy, and father does not say so.";
	speaks() = False;
}
