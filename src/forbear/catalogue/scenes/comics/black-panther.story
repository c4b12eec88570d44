title "Unmasked";
work "Black Panther (2021)";
medium "comics";
cite "John Ridley, Black Panther (2021)";
note "The Soldier fights a duel against T'Challa, of whom the Colonialist has misled him. T'Challa sees it; he may stop fighting and unmask, or fight on.";

import "life-and-death";

entity TChalla : character;
entity Soldier : character;

says TChalla: "T'Challa", he;
says Soldier: "the Soldier", he;

can_lower(TChalla, Soldier);
justice(Soldier, TChalla) = strong;
regard(TChalla, Soldier) = strong;
faith(TChalla, Soldier) = some;

// He was misled.
openly believes(Soldier, mercy(Soldier) = {overwhelming: unlikely, none: likely});
openly believes(Soldier, good(TChalla) = {True: unlikely, False: likely});

// A good man in his place would trust him; a bad one would think him like himself.
openly believes(TChalla, mercy(Soldier) = if(good(TChalla)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: TChalla, Soldier;

outcome both_live: alive(TChalla) & alive(Soldier);

says outcome both_live: "both of them live";
