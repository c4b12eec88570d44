title "Still under the knife";
work "Troy";
medium "film";
cite "Troy (2004)";
note "Briseis has her knife at Achilles. He may lie still under it, and leave her to choose between his death and his love.";

import "life-and-death";

entity Achilles : character;
entity Briseis : character;

says Achilles: "Achilles", he;
says Briseis: "Briseis", she;

exposed(Achilles, Briseis);
can_back_down(Achilles, Briseis);
undecided(Briseis, Achilles);
grudge(Briseis, Achilles) = some;
kinship(Briseis, Achilles) = some;
pride(Achilles) = some;  // default (chance: lies still under her knife, and may give way)
forbearance(Achilles, Briseis) = strong;  // bob_reason_code: talk-down-or-force-decision
following(Achilles, Briseis) = some;  // bob_reason: death or sex

// Briseis takes herself for one who could. Everybody knows.
openly believes(Briseis, mercy(Briseis) = {overwhelming: unlikely, none: likely});

// What to make of Achilles is open to Briseis.
openly believes(Briseis, good(Achilles) = {True: even, False: even});

// A good man in his place would trust her; a bad one would think her like himself.
openly believes(Achilles, mercy(Briseis) = if(good(Achilles)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});  // default

turns: Achilles, Briseis, Briseis;

outcome both_live: alive(Achilles) & alive(Briseis);
outcome she_goes_with_him: sworn_to(Briseis) == Achilles;

says outcome both_live: "both of them live";
says outcome she_goes_with_him: "Briseis goes with Achilles";
