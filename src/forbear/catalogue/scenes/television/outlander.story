title "A debt of honour";
work "Outlander";
medium "television";
cite "Outlander, season 3 (2017)";
note "Jamie, an escaped prisoner, gives himself into the hands of the officer who once swore to kill him, and who has owed him his life for years.";

import "life-and-death";

entity Jamie : character;
entity Grey : character;

says Jamie: "Jamie", he;
says Grey: "Lord John Grey", he;

can_open(Jamie, Grey);
grudge(Grey, Jamie) = some;
debt(Grey, Jamie) = strong;
regard(Jamie, Grey) = strong;
faith(Jamie, Grey) = some;
openly believes(Grey, mercy(Grey) = {overwhelming: unlikely, none: likely});
openly believes(Grey, good(Jamie) = {True: even, False: even});
openly believes(Jamie, mercy(Grey) = if(good(Jamie)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Jamie, Grey;

outcome both_live: alive(Jamie) & alive(Grey);

says outcome both_live: "both of them live";
