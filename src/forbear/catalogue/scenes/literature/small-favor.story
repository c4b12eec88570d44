title "The sword at his throat";
work "The Dresden Files: Small Favor";
medium "literature";
cite "Jim Butcher, Small Favor (2008)";
note "An enemy has told Harry that his friends do not trust him. He has his friend Michael speak to him alone, draw his sword and hold it at Harry's throat, and demands to be trusted.";

import "life-and-death";

entity Harry : character;
entity Michael : character;

says Harry: "Harry", he;
says Michael: "Michael", he;

can_arm(Harry, Michael);
beside(Harry, Michael);
doubtful(Michael, Harry);
justice(Michael, Harry) = some;
love(Michael, Harry) = strong;
fellowship(Michael, Harry) = some;
regard(Harry, Michael) = strong;
openly believes(Michael, good(Harry) = {True: even, False: even});
openly believes(Harry, mercy(Michael) = if(good(Harry)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});

// A false friend would count on friendship as little as on mercy.
openly believes(Harry, love(Michael, Harry) = if(good(Harry)) {strong: sure, none: remote} else {strong: remote, none: sure});

turns: Harry, Michael, Michael;

outcome both_live: alive(Harry) & alive(Michael);
outcome trusted: trusts(Michael, Harry);

says outcome both_live: "both of them live";
says outcome trusted: "Michael trusts Harry";
