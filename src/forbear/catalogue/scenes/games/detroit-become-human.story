title "Up to the barrel";
work "Detroit: Become Human";
medium "games";
cite "Detroit: Become Human (Quantic Dream, 2018)";
note "Hank draws a gun on Connor, who may walk on until the barrel touches his head, and tells Hank that he will not shoot. How they stand with each other depends on what went before.";

import "life-and-death";

entity Connor : character;
entity Hank : character;

says Connor: "Connor", he;
says Hank: "Hank", he;

can_open(Connor, Hank);
grudge(Hank, Connor) = some;
love(Hank, Connor) = some;
regard(Connor, Hank) = strong;
faith(Connor, Hank) = some;

// The doubts, which everybody knows of.
openly believes(Hank, mercy(Hank) = {overwhelming: unlikely, none: likely});
openly believes(Hank, good(Connor) = {True: even, False: even});
openly believes(Connor, mercy(Hank) = if(good(Connor)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Connor, Hank;

outcome both_live: alive(Connor) & alive(Hank);

says outcome both_live: "both of them live";

case hostile {
	grudge(Hank, Connor) = strong;
	love(Hank, Connor) = none;
	openly believes(Hank, good(Connor) = {True: unlikely, False: likely});
}
