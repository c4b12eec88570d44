title "I will not resist";
work "Revenge of the Sith";
medium "literature";
cite "Matthew Stover, Revenge of the Sith (2005)";
note "The Chancellor has owned to being the enemy whom Anakin seeks. He promises not to resist; and he alone, Anakin thinks, can save his wife.";

import "life-and-death";

entity Palpatine : character;
entity Anakin : character;

says Palpatine: "Palpatine", he;
says Anakin: "Anakin", he;

can_open(Palpatine, Anakin);
good(Palpatine) = False;
undecided(Anakin, Palpatine);
justice(Anakin, Palpatine) = strong;
need(Anakin, Palpatine) = overwhelming;
mercy(Anakin) = some;
mercy(Palpatine) = none;
kinship(Anakin, Palpatine) = some;
following(Palpatine, Anakin) = strong;
openly believes(Anakin, mercy(Anakin) = {overwhelming: unlikely, none: likely});
openly believes(Anakin, good(Palpatine) = {True: unlikely, False: likely});

turns: Palpatine, Anakin, Anakin;

outcome both_live: alive(Palpatine) & alive(Anakin);
outcome comes_over: sworn_to(Anakin) == Palpatine;

says outcome both_live: "both of them live";
says outcome comes_over: "Anakin goes over to Palpatine";
