title "On the bridge";
work "Detroit: Become Human";
medium "games";
cite "Detroit: Become Human, The Bridge (2018)";
note "Hank draws a gun on the android who is his partner. Connor walks on until the barrel touches his forehead, and tells Hank that he will not shoot.";

import "life-and-death";

entity Connor : character;
entity Hank : character;

says Connor: "Connor", he;
says Hank: "Hank", he;

can_open(Connor, Hank);
undecided(Hank, Connor);
grudge(Hank, Connor) = some;
love(Hank, Connor) = some;
kinship(Hank, Connor) = some;
regard(Connor, Hank) = strong;
faith(Connor, Hank) = some;
openly believes(Hank, mercy(Hank) = {overwhelming: unlikely, none: likely});
openly believes(Hank, good(Connor) = {True: even, False: even});
openly believes(Connor, mercy(Hank) = if(good(Connor)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Connor, Hank, Hank;

outcome both_live: alive(Connor) & alive(Hank);

says outcome both_live: "both of them live";

case hostile {
	grudge(Hank, Connor) = strong;
	love(Hank, Connor) = none;
	mercy(Hank) = none;
}

case warm {
	love(Hank, Connor) = strong;
}
