title "The freed prisoner";
medium "exercises";
cite "A tale told of many lords: let him go, and follow him";
note "The duke may set his prisoner free, and be thought gracious. Out of sight the prisoner takes the road or, which is harder, hides at the mill. The duke may then send his riders after him: to the road, or to the mill.";

type place;

entity Duke : character;
entity Prisoner : character;
entity Road : place;
entity Mill : place;

constant slight = 1;
constant some = 2;
constant much = 3;

property free() : boolean;
property kept() : boolean;
property hidden_at() : place;
property caught() : boolean;

action release() {
	precondition: !free();
	effect: free();
	consenting: Duke;
	says: "the duke sets his prisoner free";
};

action keep() {
	precondition: !free();
	effect: kept();
	consenting: Duke;
	says: "the duke keeps his prisoner";
};

action slip_away(p : place) {
	precondition: free();
	effect: hidden_at() = p;
	consenting: Prisoner;
	observing(c : character): c == Prisoner;
	cost(Prisoner): if(p == Mill) some else 0;
	says: "the prisoner slips away to {p}";
};

action search(p : place) {
	precondition: free();
	effect: if(hidden_at() == p) caught();
	consenting: Duke;
	revealing: caught();
	says: "the duke sends his riders to {p}";
};

action let_be() {
	precondition: free();
	consenting: Duke;
	says: "the duke lets him go in peace";
};
reason catch(Duke): if(caught()) much else 0;
reason grace(Duke): if(free()) slight else 0;
reason liberty(Prisoner): if(caught()) 0 else much;

turns: Duke, Prisoner, Duke;

ends: kept();

outcome freed: free();
outcome caught: caught();

says Duke: "the duke", he;
says Prisoner: "the prisoner", he;
says Road: "the road", it;
says Mill: "the mill", it;
says free(): "the prisoner is free";
says free() = False: "the prisoner is in his cell";
says kept(): "the duke will not let him go";
says kept() = False: "the duke has not refused";
says hidden_at(): "the prisoner is at {value}";
says hidden_at() = ?: "the prisoner has not slipped away";
says caught(): "the prisoner is caught";
says caught() = False: "the prisoner is not caught";
says reason catch(Duke): "catching him in the act";
says reason grace(Duke): "being called gracious";
says reason liberty(Prisoner): "being at large";
says outcome freed: "the prisoner is set free";
says outcome caught: "the prisoner is caught again";
