title "The sword laid down";
work "The Mountain and the Wolf";
medium "fan-works";
cite "The Mountain and the Wolf (fan fiction)";
note "In a duel with Euron the Wolf may lay down his sword and taunt him, or simply fight on. He can kill without a sword.";

import "life-and-death";

entity Wolf : character;
entity Euron : character;

says Wolf: "the Wolf", he;
says Euron: "Euron", he;

can_lower(Wolf, Euron);
shielded(Wolf);
grudge(Euron, Wolf) = some;
regard(Wolf, Euron) = some;
forbearance(Wolf, Euron) = some;  // bob_reason_code: safe-by-defence

// The doubts, which everybody knows of.
openly believes(Euron, mercy(Euron) = {overwhelming: unlikely, none: likely});
openly believes(Euron, good(Wolf) = {True: even, False: even});
openly believes(Wolf, mercy(Euron) = if(good(Wolf)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});  // bob_reason: no real risk; he counts on that

// That he runs no risk is not to be seen.
openly believes(Euron, shielded(Wolf) = {True: remote, False: sure});

turns: Wolf, Euron;

outcome both_live: alive(Wolf) & alive(Euron);

says outcome both_live: "both of them live";
