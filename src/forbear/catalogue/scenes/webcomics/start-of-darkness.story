title "His brother or the plan";
work "The Order of the Stick: Start of Darkness";
medium "webcomics";
cite "The Order of the Stick: Start of Darkness (2007)";
note "Redcloak's brother has come to end the lich's hold on him. Redcloak has to strike one of the two: the lich, whom the plan needs, or his brother. No blow of his could hurt the lich.";

import "life-and-death";

entity Xykon : character;
entity Redcloak : character;
entity Brother : character;

says Xykon: "Xykon", he;
says Redcloak: "Redcloak", he;
says Brother: "Redcloak's brother", he;

can_arm(Xykon, Redcloak);
beside(Xykon, Redcloak);
beside(Brother, Redcloak);
shielded(Xykon);
good(Xykon) = False;
grudge(Redcloak, Xykon) = some;
need(Redcloak, Xykon) = overwhelming;
love(Redcloak, Brother) = strong;
prize(Redcloak, Brother) = overwhelming;
mercy(Redcloak) = slight;
curiosity(Xykon, Redcloak) = strong;
openly believes(Redcloak, shielded(Xykon) = {True: remote, False: sure});
openly believes(Xykon, mercy(Redcloak) = {slight: even, none: even});

turns: Xykon, Redcloak;

outcome both_live: alive(Xykon) & alive(Redcloak);
outcome brother_dies: !alive(Brother);

says outcome both_live: "both of them live";
says outcome brother_dies: "Redcloak's brother dies";
