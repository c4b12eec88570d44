title "Two glasses";
medium "exercises";
cite "An old puzzle of wits, as of the duel over two goblets in The Princess Bride (1973)";
note "Vera puts a sleeping powder into one of two glasses while Dan looks away. The right one stands in the light, and is a little harder to reach. Dan drinks one of them.";

type glass;

entity Vera : character;
entity Dan : character;
entity Left : glass;
entity Right : glass;

constant slight = 1;
constant strong = 4;
constant fierce = 5;

property powder() : glass;
property awake(c : character) : boolean;

awake(Dan);
awake(Vera);

action drug(g : glass) {
	effect: powder() = g;
	consenting: Vera;
	observing(c : character): c == Vera;
	cost(Vera): if(g == Right) slight else 0;
	says: "Vera slips the powder into the {g} glass";
};

action drink(g : glass) {
	effect: if(powder() == g) !awake(Dan);
	consenting: Dan;
	revealing: awake(Dan);
	says: "Dan drinks from the {g} glass";
};
reason malice(Vera): if(awake(Dan)) 0 else fierce;
reason comfort(Dan): if(awake(Dan)) strong else 0;

turns: Vera, Dan;

outcome asleep: !awake(Dan);
outcome shrewd: powder() == Right;

says Vera: "Vera", she;
says Dan: "Dan", he;
says Left: "left", it;
says Right: "right", it;
says powder(): "the powder is in the {value} glass";
says powder() = ?: "there is no powder yet";
says awake(c): "{c} is awake";
says awake(c) = False: "{c} is asleep";
says reason malice(Vera): "seeing him drop off";
says reason comfort(Dan): "staying awake";
says outcome asleep: "Dan falls asleep";
says outcome shrewd: "the powder is in the right glass";
