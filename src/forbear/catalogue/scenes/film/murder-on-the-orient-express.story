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

can_open(Poirot, Conspirators);
prize(Conspirators, Poirot) = strong;
mercy(Conspirators) = some;
curiosity(Poirot, Conspirators) = strong;

// What to make of Poirot is open to the conspirators.
openly believes(Conspirators, good(Poirot) = {True: even, False: even});

// A good man in his place would take it to be as likely as not that the other has mercy; a bad one would think the other like himself.
openly believes(Poirot, mercy(Conspirators) = if(good(Poirot)) {some: even, none: even} else {some: unlikely, none: likely});

turns: Poirot, Conspirators;

outcome both_live: alive(Poirot) & alive(Conspirators);

says outcome both_live: "both of them live";
