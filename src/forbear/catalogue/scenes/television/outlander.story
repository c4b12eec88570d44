title "The escaped prisoner";
work "Outlander (season 3)";
medium "television";
cite "Outlander, season 3 (2017)";
note "Jamie has escaped from prison, and offers himself to Lord John Grey. Grey is a man who pays his debts of honour.";

import "life-and-death";

entity Jamie : character;
entity Grey : character;

says Jamie: "Jamie", he;
says Grey: "Grey", he;

can_open(Jamie, Grey);
grudge(Grey, Jamie) = some;
debt(Grey, Jamie) = strong;

// What they take themselves and the other for. Everybody knows it.
openly believes(Grey, mercy(Grey) = {overwhelming: unlikely, none: likely});
openly believes(Grey, good(Jamie) = {True: even, False: even});

// Good, one would trust the other; bad, one would think the other like oneself.
openly believes(Jamie, mercy(Grey) = if(good(Jamie)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Jamie, Grey;

outcome both_live: alive(Jamie) & alive(Grey);

says outcome both_live: "both of them live";
