title "Out in the open";
work "Brotherhood of the Rose";
medium "literature";
cite "David Morrell, The Brotherhood of the Rose (1984)";
note "Saul stalks the man who raised him and betrayed him. He finds Elliot standing in plain sight, asking for peace; men of his wait indoors.";

import "life-and-death";

entity Elliot : character;
entity Saul : character;

says Elliot: "Elliot", he;
says Saul: "Saul", he;

can_open(Elliot, Saul);
good(Elliot) = False;
doubtful(Saul, Elliot);
grudge(Saul, Elliot) = strong;
mercy(Saul) = slight;
love(Saul, Elliot) = some;
mercy(Elliot) = none;
fellowship(Saul, Elliot) = some;
following(Elliot, Saul) = strong;
openly believes(Saul, mercy(Saul) = {overwhelming: unlikely, none: likely});
openly believes(Saul, good(Elliot) = {True: even, False: even});
openly believes(Elliot, mercy(Saul) = if(good(Elliot)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});

turns: Elliot, Saul, Saul;

outcome both_live: alive(Elliot) & alive(Saul);
outcome trusted: trusts(Saul, Elliot);

says outcome both_live: "both of them live";
says outcome trusted: "Saul trusts Elliot";

case after_the_ambush {
	exposed(Elliot, Saul);
	can_open(Elliot, Saul) = False;
	doubtful(Saul, Elliot) = False;
	love(Saul, Elliot) = none;
	danger(Saul, Elliot) = strong;
	openly believes(Saul, good(Elliot) = {True: remote, False: sure});
}
