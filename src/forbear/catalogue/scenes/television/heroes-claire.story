title "Before or after";
work "Heroes";
medium "television";
cite "Heroes, season 3 (2009)";
note "Guards bar the way with drawn guns. Claire, whom no bullet kills, steps in front of them: she can tell them now, or after they have shot her.";

import "life-and-death";

entity Claire : character;
entity Agents : character;

says Claire: "Claire", she;
says Agents: "the guard", he;

can_open(Claire, Agents);
shielded(Claire);
doubtful(Agents, Claire);
orders(Agents, Claire) = some;
following(Claire, Agents) = some;
openly believes(Agents, shielded(Claire) = {True: remote, False: sure});
fellowship(Agents, Claire) = some;
regard(Claire, Agents) = some;
openly believes(Agents, good(Claire) = {True: even, False: even});

turns: Claire, Agents, Agents;

outcome both_live: alive(Claire) & alive(Agents);
outcome trusted: trusts(Agents, Claire);

says outcome both_live: "both of them live";
says outcome trusted: "the guard trusts Claire";
