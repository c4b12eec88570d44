title "The ring and the wink";
medium "exercises";
cite "A parlour game";
note "Ann hides a ring in the box or, which is more trouble, in the drawer. Cy sees where, Bob does not. Cy winks at Bob or shrugs; he would rather wink, and finds it hard where the ring is in the drawer. Then Bob looks.";

type spot;

entity Ann : character;
entity Bob : character;
entity Cy : character;
entity Box : spot;
entity Drawer : spot;

constant slight = 1;
constant some = 2;

property ring() : spot;
property winked() : boolean;
property looked() : spot;

action hide(s : spot) {
	effect: ring() = s;
	consenting: Ann;
	observing(c : character): c != Bob;
	cost(Ann): if(s == Drawer) slight else 0;
	says: "Ann hides the ring in the {s}";
};

action wink() {
	effect: winked();
	consenting: Cy;
	cost(Cy): if(ring() == Drawer) some else 0;
	says: "Cy winks";
};

action shrug() {
	consenting: Cy;
	says: "Cy shrugs";
};

action look(s : spot) {
	effect: looked() = s;
	consenting: Bob;
	revealing(c : character) if(ring() == s): ring();
	says: "Bob looks in the {s}";
};
reason fun(Cy): if(winked()) slight else 0;
reason finding(Bob): if(looked() == ring()) some else 0;

turns: Ann, Cy, Bob;

outcome found: looked() == ring();

says Ann: "Ann", she;
says Bob: "Bob", he;
says Cy: "Cy", he;
says Box: "box", it;
says Drawer: "drawer", it;
says ring(): "the ring is in the {value}";
says ring() = ?: "the ring is not hidden";
says winked(): "Cy has winked";
says winked() = False: "Cy has not winked";
says looked(): "Bob has looked in the {value}";
says looked() = ?: "Bob has not looked";
says reason fun(Cy): "the fun of a wink";
says reason finding(Bob): "finding the ring";
says outcome found: "Bob finds the ring";
