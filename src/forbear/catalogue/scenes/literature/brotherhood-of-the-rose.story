title "A clear target";
work "Brotherhood of the Rose";
medium "literature";
cite "David Morrell, The Brotherhood of the Rose (1984)";
note "Saul, a trained assassin, is at feud with Elliot, the mastermind who was as a father to him. Elliot may stand in the open and ask for peace, which he does not mean; his bodyguards wait indoors.";

import "life-and-death";

entity Elliot : character;
entity Saul : character;

says Elliot: "Elliot", he;
says Saul: "Saul", he;
says advantage(Elliot, Saul): "Elliot means to have Saul in reach of his bodyguards: {value}";
says advantage(Elliot, Saul) = none: "Elliot has nothing to gain by Saul's peace";

can_open(Elliot, Saul);
undecided(Saul, Elliot);
!good(Elliot);
grudge(Saul, Elliot) = strong;
mercy(Saul) = slight;
love(Saul, Elliot) = strong;
reprisal(Saul, Elliot) = strong;
kinship(Saul, Elliot) = some;
advantage(Elliot, Saul) = strong;  // bob_reason_code: manipulation
regard(Elliot, Saul) = strong;  // bob_reason: false costly signal

// Saul thinks ill of him. Everybody knows he does.
openly believes(Saul, good(Elliot) = {True: unlikely, False: likely});

// A good man in his place would trust him; a bad one would think him like himself.
openly believes(Elliot, mercy(Saul) = if(good(Elliot)) {overwhelming: likely, slight: unlikely} else {overwhelming: unlikely, slight: likely});  // default; slight, which is so, in place of none

// He himself counts on him all the same.
believes(Elliot, mercy(Saul) = {overwhelming: likely, slight: unlikely});  // default (he manipulates); slight, which is so, in place of none

turns: Elliot, Saul, Saul;

outcome both_live: alive(Elliot) & alive(Saul);
outcome truce: sworn_to(Saul) == Elliot;

says outcome both_live: "both of them live";
says outcome truce: "Saul makes his peace with Elliot";

// The truce was a lure. Elliot, who chooses nothing now, is within Saul's reach.
case after_the_ambush {
	!undecided(Saul, Elliot);
	exposed(Elliot, Saul);
	danger(Saul, Elliot) = overwhelming;  // situations: after Bob's ambush: his own life
	openly believes(Saul, good(Elliot) = {True: remote, False: sure});
	turns: Saul;
	note "Elliot has had Saul ambushed.";
}
