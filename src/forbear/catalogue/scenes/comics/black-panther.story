title "The mask comes off";
work "Black Panther";
medium "comics";
cite "Black Panther (2021)";
note "The Buffalo Soldier fights T'Challa for a master who has lied to him. T'Challa sees it, stops fighting and takes off his mask.";

import "life-and-death";

entity TChalla : character;
entity Soldier : character;

says TChalla: "T'Challa", he;
says Soldier: "the Buffalo Soldier", he;

can_lower(TChalla, Soldier);
undecided(Soldier, TChalla);
can_wound(Soldier, TChalla);
justice(Soldier, TChalla) = strong;
kinship(Soldier, TChalla) = some;
regard(TChalla, Soldier) = strong;
faith(TChalla, Soldier) = some;
openly believes(Soldier, mercy(Soldier) = {overwhelming: unlikely, none: likely});
openly believes(Soldier, good(TChalla) = {True: unlikely, False: likely});
openly believes(TChalla, mercy(Soldier) = if(good(TChalla)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: TChalla, Soldier, Soldier;

outcome both_live: alive(TChalla) & alive(Soldier);
outcome comes_over: sworn_to(Soldier) == TChalla;

says outcome both_live: "both of them live";
says outcome comes_over: "the Soldier comes over to T'Challa";
