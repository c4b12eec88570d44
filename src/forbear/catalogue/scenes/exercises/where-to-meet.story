title "Where to meet";
medium "exercises";
cite "After Thomas Schelling, The Strategy of Conflict (1960), on meeting without a word";
note "Ann and Bob have lost each other in town and cannot call. She goes to the café or to the park; he does not see her go, and goes to one of them too. She would not mind a coffee.";

type place;

entity Ann : character;
entity Bob : character;
entity Cafe : place;
entity Park : place;

constant slight = 1;
constant much = 3;

property at(c : character) : place;

action set_out(p : place) {
	effect: at(Ann) = p;
	consenting: Ann;
	observing(c : character): c == Ann;
	says: "Ann goes to {p}";
};

action follow(p : place) {
	effect: at(Bob) = p;
	consenting: Bob;
	says: "Bob goes to {p}";
};
reason meeting(c : character): if(at(Ann) == at(Bob)) much else 0;
reason coffee(Ann): if(at(Ann) == Cafe) slight else 0;

turns: Ann, Bob;

outcome met: at(Ann) == at(Bob);
outcome in_the_cafe: at(Ann) == Cafe & at(Bob) == Cafe;

says Ann: "Ann", she;
says Bob: "Bob", he;
says Cafe: "the café", it;
says Park: "the park", it;
says at(c): "{c} is in {value}";
says at(c) = ?: "{c} is still on the way";
says reason meeting(c): "finding the other";
says reason coffee(Ann): "a cup of coffee";
says outcome met: "they meet";
says outcome in_the_cafe: "they meet in the café";
