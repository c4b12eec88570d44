title "The hunted Sith Lord";
work "Star Wars: Revenge of the Sith";
medium "film";
cite "Star Wars: Revenge of the Sith (2005)";
note "Anakin has found out that Palpatine is the Sith Lord the Jedi hunt, and lights his sword. Palpatine, who has hinted that he knows how to keep Anakin's wife from dying, asks whether he is going to kill him.";

import "life-and-death";

entity Palpatine : character;
entity Anakin : character;

says Palpatine: "Palpatine", he;
says Anakin: "Anakin", he;

can_open(Palpatine, Anakin);
undecided(Anakin, Palpatine);
good(Palpatine) = False;
justice(Anakin, Palpatine) = strong;
mercy(Anakin) = some;
need(Anakin, Palpatine) = strong;
following(Palpatine, Anakin) = strong;

turns: Palpatine, Anakin, Anakin;

outcome both_live: alive(Palpatine) & alive(Anakin);
outcome goes_over: sworn_to(Anakin) == Palpatine;

says outcome both_live: "both of them live";
says outcome goes_over: "Anakin goes over to Palpatine";
