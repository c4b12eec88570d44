title "The water tower";
work "House of Cards";
medium "television";
cite "House of Cards, season 1, chapter 3 (2013)";
note "A girl has died by the tower that Underwood fought to keep. He offers her parents to resign, knowing what their hatred has come to.";

import "life-and-death";

entity Underwood : character;
entity Family : character;

says Underwood: "Underwood", he;
says Family: "the family", it;

can_lay_down(Underwood, Family);
good(Underwood) = False;
doubtful(Family, Underwood);
grudge(Family, Underwood) = slight;
office(Underwood) = strong;
fellowship(Family, Underwood) = some;
following(Underwood, Family) = strong;
openly believes(Family, good(Underwood) = {True: even, False: even});

turns: Underwood, Family, Family;

outcome both_live: alive(Underwood) & alive(Family);
outcome trusted: trusts(Family, Underwood);

says outcome both_live: "both of them live";
says outcome trusted: "the family trusts Underwood";
