title "The prisoner's gun";
work "Battlestar Galactica";
medium "television";
cite "Battlestar Galactica, season 2 (2005)";
note "A prisoner of the fleet, Athena comes to have a loaded gun and the commander before her. With his death she could go free.";

import "life-and-death";

entity Adama : character;
entity Athena : character;

says Adama: "Adama", he;
says Athena: "Athena", she;

exposed(Adama, Athena);
undecided(Athena, Adama);
prize(Athena, Adama) = strong;
kinship(Athena, Adama) = some;
openly believes(Athena, mercy(Athena) = {overwhelming: unlikely, none: likely});

turns: Athena, Athena;

outcome both_live: alive(Adama) & alive(Athena);
outcome comes_over: sworn_to(Athena) == Adama;

says outcome both_live: "both of them live";
says outcome comes_over: "Athena is with Adama";
