title "If you mean it";
work "Kitty and the Midnight Hour";
medium "literature";
cite "Carrie Vaughn, Kitty and the Midnight Hour (2005)";
note "Cormac has a gun, and says that he never shoots by accident. Kitty may walk up to him and tell him to do it if he means it.";

import "life-and-death";

entity Kitty : character;
entity Cormac : character;

says Kitty: "Kitty", she;
says Cormac: "Cormac", he;

can_open(Kitty, Cormac);
grudge(Cormac, Kitty) = some;

// Cormac takes himself for one who could. Everybody knows.
openly believes(Cormac, mercy(Cormac) = {overwhelming: unlikely, none: likely});

// What to make of Kitty is open to Cormac.
openly believes(Cormac, good(Kitty) = {True: even, False: even});

// A good woman in her place would trust him; a bad one would think him like herself.
openly believes(Kitty, mercy(Cormac) = if(good(Kitty)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Kitty, Cormac;

outcome both_live: alive(Kitty) & alive(Cormac);

says outcome both_live: "both of them live";
