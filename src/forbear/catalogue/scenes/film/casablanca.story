title "At gunpoint in Rick's rooms";
work "Casablanca";
medium "film";
cite "Casablanca (1942)";
note "Ilsa holds a gun on Rick and wants the papers that he carries. He tells her where they are, and that she must shoot him to have them.";

import "life-and-death";

entity Rick : character;
entity Ilsa : character;

says Rick: "Rick", he;
says Ilsa: "Ilsa", she;
says prize(Ilsa, Rick): "Ilsa wants the papers that Rick carries: {value}";
says prize(Ilsa, Rick) = none: "Ilsa does not want the papers that Rick carries";

can_open(Rick, Ilsa);
undecided(Ilsa, Rick);
prize(Ilsa, Rick) = strong;
kinship(Ilsa, Rick) = some;
regard(Rick, Ilsa) = strong;
faith(Rick, Ilsa) = some;

// She takes herself for one who could, and him for one who thinks only of himself. Everybody knows she does.
openly believes(Ilsa, mercy(Ilsa) = {overwhelming: unlikely, none: likely});
openly believes(Ilsa, good(Rick) = {True: unlikely, False: likely});

// A good man in his place would trust her; a bad one would think her like himself.
openly believes(Rick, mercy(Ilsa) = if(good(Rick)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Rick, Ilsa, Ilsa;

outcome both_live: alive(Rick) & alive(Ilsa);
outcome she_comes_round: sworn_to(Ilsa) == Rick;

says outcome both_live: "both of them live";
says outcome she_comes_round: "Ilsa comes round";

case past_caring {
	reason life(Rick): none;
}
