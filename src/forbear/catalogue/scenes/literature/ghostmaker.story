title "Asleep under the knife";
work "Gaunt's Ghosts: Ghostmaker";
medium "literature";
cite "Dan Abnett, Ghostmaker (2000)";
note "Rawne and the commander he hates are alone in the snow. Gaunt is asleep under his knife, muttering of the very thing Rawne hates him for, and an ork is creeping up on them.";

import "life-and-death";

entity Gaunt : character;
entity Rawne : character;
entity Ork : character;

says Gaunt: "Gaunt", he;
says Rawne: "Rawne", he;
says Ork: "the ork", it;

exposed(Gaunt, Rawne);
beside(Ork, Rawne);
grudge(Rawne, Gaunt) = strong;
danger(Rawne, Ork) = strong;
debt(Rawne, Gaunt) = strong;
openly believes(Rawne, mercy(Rawne) = {overwhelming: unlikely, none: likely});

turns: Rawne;

outcome both_live: alive(Gaunt) & alive(Rawne);

says outcome both_live: "both of them live";

case slipping {
	beside(Ork, Rawne) = False;
	danger(Rawne, Ork) = none;
}
