title "He will not lift his hand";
work "Warhammer 40,000: After Desh'ea";
medium "literature";
cite "Matthew Farrer, After Desh'ea, in Tales of Heresy (2009)";
note "Angron demands that Kharn fight him. Kharn has given his word not to lift his hand to him, and if that means he dies, he dies.";

import "life-and-death";

entity Kharn : character;
entity Angron : character;

says Kharn: "Kharn", he;
says Angron: "Angron", he;

can_lower(Kharn, Angron);
undecided(Angron, Kharn);
grudge(Angron, Kharn) = some;
release(Kharn) = some;
admiration(Angron, Kharn) = some;
mercy(Angron) = slight;
kinship(Angron, Kharn) = some;
regard(Kharn, Angron) = strong;
openly believes(Angron, mercy(Angron) = {overwhelming: unlikely, none: likely});
openly believes(Angron, good(Kharn) = {True: even, False: even});
openly believes(Kharn, mercy(Angron) = if(good(Kharn)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});

turns: Kharn, Angron, Angron;

outcome both_live: alive(Kharn) & alive(Angron);
outcome comes_over: sworn_to(Angron) == Kharn;

says outcome both_live: "both of them live";
says outcome comes_over: "Angron goes over to Kharn";
