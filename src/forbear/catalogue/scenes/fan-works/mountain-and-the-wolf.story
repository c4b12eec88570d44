title "Without a sword";
work "The Mountain and the Wolf";
medium "fan-works";
cite "The Mountain and the Wolf (fan fiction)";
note "In the middle of a duel the Wolf puts his sword down and mocks Euron for not striking. He would not need a sword to kill him.";

import "life-and-death";

entity Wolf : character;
entity Euron : character;

says Wolf: "the Wolf", he;
says Euron: "Euron", he;

can_lower(Wolf, Euron);
shielded(Wolf);
good(Wolf) = False;
grudge(Euron, Wolf) = strong;
mercy(Euron) = slight;
regard(Wolf, Euron) = some;
corruption(Wolf, Euron) = some;
openly believes(Euron, shielded(Wolf) = {True: remote, False: sure});

turns: Wolf, Euron;

outcome both_live: alive(Wolf) & alive(Euron);

says outcome both_live: "both of them live";
