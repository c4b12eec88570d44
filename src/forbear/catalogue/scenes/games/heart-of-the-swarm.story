title "His pistol at her head";
work "StarCraft II: Heart of the Swarm";
medium "games";
cite "StarCraft II: Heart of the Swarm (Blizzard, 2013)";
note "Kerrigan has made herself Queen of Blades again, and Raynor is angry. She sets his pistol to her own head; without her the galaxy is doomed, and he knows it.";

import "life-and-death";

entity Kerrigan : character;
entity Raynor : character;

says Kerrigan: "Kerrigan", she;
says Raynor: "Raynor", he;
says need(Raynor, Kerrigan): "Raynor needs Kerrigan to save the galaxy: {value}";
says need(Raynor, Kerrigan) = none: "Raynor does not need Kerrigan to save the galaxy";
says grudge(Raynor, Kerrigan): "Raynor holds it against Kerrigan that she is Queen of Blades again: {value}";
says grudge(Raynor, Kerrigan) = none: "Raynor does not hold it against Kerrigan that she is Queen of Blades again";

can_open(Kerrigan, Raynor);
grudge(Raynor, Kerrigan) = strong;
wrath(Raynor, Kerrigan) = some;  // alice_character: angry, aware of the stakes
need(Raynor, Kerrigan) = overwhelming;
atonement(Kerrigan) = strong;
forbearance(Kerrigan, Raynor) = some;  // default (bob_reason_code: wants-or-accepts-death)

// The doubts, which everybody knows of.
openly believes(Raynor, mercy(Raynor) = {overwhelming: unlikely, none: likely});
openly believes(Raynor, good(Kerrigan) = {True: unlikely, False: likely});
openly believes(Kerrigan, mercy(Raynor) = if(good(Kerrigan)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});

turns: Kerrigan, Raynor;

outcome both_live: alive(Kerrigan) & alive(Raynor);

says outcome both_live: "both of them live";
