title "No resistance";
work "Star Wars Legends: Revenge of the Sith novelization";
medium "literature";
cite "Matthew Stover, Revenge of the Sith (2005)";
note "Palpatine admits to being the Sith Lord, and promises Anakin no resistance. Anakin fears for the Republic, thinks that only Palpatine can save Padme, and does not know what to do.";

import "life-and-death";

entity Palpatine : character;
entity Anakin : character;

says Palpatine: "Palpatine", he;
says Anakin: "Anakin", he;
says need(Anakin, Palpatine): "Anakin thinks that only Palpatine can save Padme: {value}";
says need(Anakin, Palpatine) = none: "Anakin does not think that Palpatine can save Padme";

!good(Palpatine);
can_open(Palpatine, Anakin);
undecided(Anakin, Palpatine);
justice(Anakin, Palpatine) = strong;
menace(Anakin, Palpatine) = strong;
need(Anakin, Palpatine) = strong;
advantage(Palpatine, Anakin) = strong;  // bob_reason_code: needs-me-alive
forbearance(Palpatine, Anakin) = some;  // bob_reason: counts on a need
openly believes(Anakin, mercy(Anakin) = {overwhelming: unlikely, none: likely});

// He has it from his own mouth.
openly believes(Anakin, good(Palpatine) = {True: remote, False: sure});

// He counts on the need; and, villain that he is, on Anakin all the same.
openly believes(Palpatine, mercy(Anakin) = if(good(Palpatine)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});  // bob_reason: needs me alive
believes(Palpatine, mercy(Anakin) = {overwhelming: likely, none: unlikely});  // default (a villain who counts on him)

turns: Palpatine, Anakin, Anakin;

outcome both_live: alive(Palpatine) & alive(Anakin);
outcome he_joins_him: sworn_to(Anakin) == Palpatine;

says outcome both_live: "both of them live";
says outcome he_joins_him: "Anakin throws in his lot with Palpatine";
