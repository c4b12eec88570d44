title "The sword at a friend's throat";
work "The Dresden Files: Small Favor";
medium "literature";
cite "Jim Butcher, Small Favor (2008)";
note "An enemy says that Michael does not trust Harry, who is his friend. Harry may have him draw his sword and hold it at his throat, to say then whether he trusts him.";

import "life-and-death";

entity Harry : character;
entity Michael : character;

says Harry: "Harry", he;
says Michael: "Michael", he;

can_open(Harry, Michael);
doubtful(Michael, Harry);
justice(Michael, Harry) = some;
love(Michael, Harry) = strong;
fellowship(Michael, Harry) = some;
regard(Harry, Michael) = strong;

// Michael takes himself for one who could. Everybody knows.
openly believes(Michael, mercy(Michael) = {overwhelming: unlikely, none: likely});

// He does not trust him, if the enemy is right.
openly believes(Michael, good(Harry) = {True: even, False: even});

// A good man in his place would trust the other; a bad one would think the other like himself.
openly believes(Harry, mercy(Michael) = if(good(Harry)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});  // default

turns: Harry, Michael, Michael;

outcome both_live: alive(Harry) & alive(Michael);
outcome trust_given: trusts(Michael, Harry);

says outcome both_live: "both of them live";
says outcome trust_given: "Michael trusts Harry";
