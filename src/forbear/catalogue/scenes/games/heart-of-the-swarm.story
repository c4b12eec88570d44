title "A pistol at her head";
work "StarCraft II: Heart of the Swarm";
medium "games";
cite "StarCraft II: Heart of the Swarm (2013)";
note "Kerrigan has turned herself into the Queen of Blades again. She puts Raynor's pistol to her own head and leaves it to him; he knows that the galaxy is lost without her.";

import "life-and-death";

entity Kerrigan : character;
entity Raynor : character;

says Kerrigan: "Kerrigan", she;
says Raynor: "Raynor", he;

can_open(Kerrigan, Raynor);
can_vent(Raynor, Kerrigan);
undecided(Raynor, Kerrigan);
grudge(Raynor, Kerrigan) = strong;
wrath(Raynor, Kerrigan) = strong;
need(Raynor, Kerrigan) = overwhelming;
mercy(Raynor) = slight;
kinship(Raynor, Kerrigan) = some;
release(Kerrigan) = strong;
regard(Kerrigan, Raynor) = strong;
openly believes(Raynor, good(Kerrigan) = {True: unlikely, False: likely});

turns: Kerrigan, Raynor, Raynor;

outcome both_live: alive(Kerrigan) & alive(Raynor);
outcome reconciled: sworn_to(Raynor) == Kerrigan;

says outcome both_live: "both of them live";
says outcome reconciled: "Raynor stands by Kerrigan";
