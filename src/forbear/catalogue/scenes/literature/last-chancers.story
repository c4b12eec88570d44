title "Not today";
work "The Last Chancers";
medium "literature";
cite "Gav Thorpe, The Last Chancers (2001)";
note "Kage has told his colonel to his face that he will kill him one day. The colonel turns his back on him without a thought.";

import "life-and-death";

entity Schaeffer : character;
entity Kage : character;

says Schaeffer: "Colonel Schaeffer", he;
says Kage: "Kage", he;

can_open(Schaeffer, Kage);
grudge(Kage, Schaeffer) = strong;
regard(Schaeffer, Kage) = strong;
faith(Schaeffer, Kage) = some;
openly believes(Kage, mercy(Kage) = {overwhelming: unlikely, none: likely});
openly believes(Kage, good(Schaeffer) = {True: unlikely, False: likely});
openly believes(Schaeffer, mercy(Kage) = if(good(Schaeffer)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Schaeffer, Kage;

outcome both_live: alive(Schaeffer) & alive(Kage);

says outcome both_live: "both of them live";
