title "Not today";
work "The Last Chancers";
medium "literature";
cite "Gav Thorpe, The Last Chancers (2006)";
note "Kage hates Schaeffer for what he has done to him, and declares that one day he will kill him. Schaeffer, who knows it, may leave himself unguarded before him.";

import "life-and-death";

entity Schaeffer : character;
entity Kage : character;

says Schaeffer: "Schaeffer", he;
says Kage: "Kage", he;

can_open(Schaeffer, Kage);
grudge(Kage, Schaeffer) = strong;
regard(Schaeffer, Kage) = strong;
faith(Schaeffer, Kage) = some;

// Kage takes himself for one who could. Everybody knows.
openly believes(Kage, mercy(Kage) = {overwhelming: unlikely, none: likely});

// He thinks ill of him. Everybody knows he does.
openly believes(Kage, good(Schaeffer) = {True: unlikely, False: likely});

// A good man in his place would be sure of the other; a bad one would think the other like himself.
openly believes(Schaeffer, mercy(Kage) = if(good(Schaeffer)) {overwhelming: sure, none: remote} else {overwhelming: unlikely, none: likely});

turns: Schaeffer, Kage;

outcome both_live: alive(Schaeffer) & alive(Kage);

says outcome both_live: "both of them live";
