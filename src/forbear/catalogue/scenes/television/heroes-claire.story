title "Before the gun";
work "Heroes";
medium "television";
cite "Heroes (2006-2010)";
note "Secret Service agents are to stop whoever breaks in, and Claire steps before their gun. She cannot be killed by shots, which they do not know, and wants to be heard whether they shoot or not.";

import "life-and-death";

entity Claire : character;
entity Agents : character;

says Claire: "Claire", she;
says Agents: "the guard", they;

can_open(Claire, Agents);
doubtful(Agents, Claire);
shielded(Claire);
orders(Agents, Claire) = strong;
regard(Claire, Agents) = some;
forbearance(Claire, Agents) = some;  // bob_reason_code: safe-by-defence
following(Claire, Agents) = strong;

// What they take themselves and the other for. Everybody knows it.
openly believes(Agents, mercy(Agents) = {overwhelming: unlikely, none: likely});
openly believes(Agents, good(Claire) = {True: even, False: even});
openly believes(Claire, mercy(Agents) = if(good(Claire)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});  // bob_reason: hidden defence; she counts on that

// They take her for mortal.
openly believes(Agents, shielded(Claire) = {True: remote, False: sure});

turns: Claire, Agents, Agents;

outcome both_live: alive(Claire) & alive(Agents);
outcome they_hear_her: trusts(Agents, Claire);

says outcome both_live: "both of them live";
says outcome they_hear_her: "the agents hear Claire out";
