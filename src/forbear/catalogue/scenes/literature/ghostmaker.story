title "Asleep under the knife";
work "Gaunt's Ghosts: Ghostmaker";
medium "literature";
cite "Dan Abnett, Ghostmaker (2000)";
note "Gaunt dreams of what Rawne hates him for, asleep under the knife of Rawne, who once tried to kill him and calls himself a killer. They are alone.";

import "life-and-death";

entity Gaunt : character;
entity Rawne : character;

says Gaunt: "Gaunt", he;
says Rawne: "Rawne", he;

exposed(Gaunt, Rawne);
away(Gaunt);
grudge(Rawne, Gaunt) = strong;

// Rawne takes himself for one who could. Everybody knows.
openly believes(Rawne, mercy(Rawne) = {overwhelming: remote, none: sure});

// He thinks ill of him.
openly believes(Rawne, good(Gaunt) = {True: unlikely, False: likely});

turns: Rawne;

outcome both_live: alive(Gaunt) & alive(Rawne);

says outcome both_live: "both of them live";

// Gaunt is awake, and slipping to his death.
case slipping {
	!away(Gaunt);
	note "Later Gaunt is slipping to his death, and Rawne is the only one there.";
}
