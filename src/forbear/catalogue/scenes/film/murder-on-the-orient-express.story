title "One more crime";
work "Murder on the Orient Express";
medium "film";
cite "Murder on the Orient Express (2017)";
note "Poirot has laid the crime bare. He puts a gun before those who did it: to go unpunished, they must commit one more.";

import "life-and-death";

entity Poirot : character;
entity Conspirators : character;

says Poirot: "Poirot", he;
says Conspirators: "the guilty company", it;

can_arm(Poirot, Conspirators);
beside(Poirot, Conspirators);
danger(Conspirators, Poirot) = strong;
mercy(Conspirators) = some;
openly believes(Poirot, mercy(Conspirators) = {some: likely, none: unlikely});
curiosity(Poirot, Conspirators) = strong;

turns: Poirot, Conspirators;

outcome both_live: alive(Poirot) & alive(Conspirators);

says outcome both_live: "both of them live";
