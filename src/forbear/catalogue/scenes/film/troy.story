title "A knife at his throat";
work "Troy";
medium "film";
cite "Troy (2004)";
note "Briseis holds a knife to the throat of the warrior who took her. He lies still and leaves her the choice.";

import "life-and-death";

entity Achilles : character;
entity Briseis : character;

says Achilles: "Achilles", he;
says Briseis: "Briseis", she;

exposed(Achilles, Briseis);
can_back_down(Achilles, Briseis);
undecided(Briseis, Achilles);
grudge(Briseis, Achilles) = some;
pride(Achilles) = some;
kinship(Briseis, Achilles) = some;
regard(Achilles, Briseis) = strong;
openly believes(Briseis, mercy(Briseis) = {overwhelming: unlikely, none: likely});
openly believes(Briseis, good(Achilles) = {True: even, False: even});
openly believes(Achilles, mercy(Briseis) = if(good(Achilles)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});

turns: Achilles, Briseis, Briseis;

outcome both_live: alive(Achilles) & alive(Briseis);
outcome comes_over: sworn_to(Briseis) == Achilles;

says outcome both_live: "both of them live";
says outcome comes_over: "Briseis goes over to Achilles";
