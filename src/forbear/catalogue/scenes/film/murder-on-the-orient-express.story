title "The price of going free";
work "Murder on the Orient Express (2017)";
medium "film";
cite "Murder on the Orient Express (2017)";
note "The conspirators would escape the punishment for a crime. Poirot, who would know what they are and does not say so, may tell them that to go free they must kill again: him.";

import "life-and-death";

entity Poirot : character;
entity Conspirators : character;

says Poirot: "Poirot", he;
says Conspirators: "the circle of conspirators", they;
says prize(Conspirators, Poirot): "the circle of conspirators would go free by Poirot's death: {value}";
says prize(Conspirators, Poirot) = none: "the circle of conspirators has nothing to win by Poirot's death";

can_open(Poirot, Conspirators);
prize(Conspirators, Poirot) = strong;
mercy(Conspirators) = some;
reliance(Poirot, Conspirators) = strong;  // default (bob_reason_code: test)

// What to make of Poirot is open to the conspirators.
openly believes(Conspirators, good(Poirot) = {True: even, False: even});

// A good man in his place would trust the other; a bad one would think the other like himself.
openly believes(Poirot, mercy(Conspirators) = if(good(Poirot)) {some: likely, none: unlikely} else {some: unlikely, none: likely});  // default; some, which is so

turns: Poirot, Conspirators, Poirot;  // default (bob_reason_code: test)

outcome both_live: alive(Poirot) & alive(Conspirators);

says outcome both_live: "both of them live";
