title "Here I am";
work "Napoleon";
medium "real-life";
cite "Napoleon's return from Elba (1815)";
note "Napoleon, back from exile, steps before the soldiers who are sent against him and tells them to kill their emperor if they wish.";

import "life-and-death";

entity Napoleon : character;
entity Soldiers : character;

says Napoleon: "Napoleon", he;
says Soldiers: "the regiment", it;

can_open(Napoleon, Soldiers);
undecided(Soldiers, Napoleon);
grudge(Soldiers, Napoleon) = some;
kinship(Soldiers, Napoleon) = some;
honour(Soldiers, Napoleon) = strong;
openly believes(Soldiers, mercy(Soldiers) = {overwhelming: unlikely, none: likely});
openly believes(Soldiers, good(Napoleon) = {True: even, False: even});
openly believes(Napoleon, mercy(Soldiers) = if(good(Napoleon)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Napoleon, Soldiers, Soldiers;

outcome both_live: alive(Napoleon) & alive(Soldiers);
outcome won_over: sworn_to(Soldiers) == Napoleon;

says outcome both_live: "both of them live";
says outcome won_over: "the regiment goes over to Napoleon";
