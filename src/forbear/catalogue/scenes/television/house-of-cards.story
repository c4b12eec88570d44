title "An offer to resign";
work "House of Cards (US)";
medium "television";
cite "House of Cards, season 1 (2013)";
note "A family has lost a daughter by Underwood's water tower. He offers them his resignation, and knows that there is little hatred left in them.";

import "life-and-death";

entity Underwood : character;
entity Family : character;

says Underwood: "Underwood", he;
says Family: "the family", they;

can_lay_down(Underwood, Family);
office(Underwood) = strong;
undecided(Family, Underwood);
grudge(Family, Underwood) = slight;
advantage(Underwood, Family) = strong;  // bob_reason_code: manipulation

// What the family makes of Underwood. Everybody knows it.
openly believes(Family, good(Underwood) = {True: even, False: even});

turns: Underwood, Family, Family;

outcome both_live: alive(Underwood) & alive(Family);
outcome he_keeps_his_place: !ousted(Underwood);
outcome they_are_won_over: sworn_to(Family) == Underwood;

says outcome both_live: "both of them live";
says outcome he_keeps_his_place: "Underwood keeps his place";
says outcome they_are_won_over: "the family is won over";
