title "He will not raise his hand";
work "After Desh'ea";
medium "literature";
cite "Matthew Farrer, After Desh'ea, in Tales of Heresy (2009)";
note "Angron demands a fight. Kharn, bound by his word and his loyalty, may refuse to raise his hand, even unto death.";

import "life-and-death";

entity Kharn : character;
entity Angron : character;

says Kharn: "Kharn", he;
says Angron: "Angron", he;

can_lower(Kharn, Angron);
grudge(Angron, Kharn) = some;
admiration(Angron, Kharn) = some;
release(Kharn) = strong;
forbearance(Kharn, Angron) = some;  // bob_reason_code: wants-or-accepts-death (accepts it)

// It would cost him his word to raise his hand.
pride(Kharn) = strong;
openly believes(Angron, mercy(Angron) = {overwhelming: unlikely, none: likely});
openly believes(Angron, good(Kharn) = {True: even, False: even});
openly believes(Kharn, mercy(Angron) = if(good(Kharn)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});  // chance: even unto death

turns: Kharn, Angron;

outcome both_live: alive(Kharn) & alive(Angron);

says outcome both_live: "both of them live";
