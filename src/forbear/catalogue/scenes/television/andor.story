title "Kill me, or take me in";
work "Andor";
medium "television";
cite "Andor, season 1, episode 12 (2022)";
note "Luthen has come to be rid of Cassian, who knows too much. Cassian seeks him out, points to his own pistol, and asks him to kill him or take him in.";

import "life-and-death";

entity Cassian : character;
entity Luthen : character;

says Cassian: "Cassian", he;
says Luthen: "Luthen", he;

can_arm(Cassian, Luthen);
beside(Cassian, Luthen);
doubtful(Luthen, Cassian);
danger(Luthen, Cassian) = strong;
fellowship(Luthen, Cassian) = some;
forbearance(Cassian, Luthen) = strong;  // bob_reason_code: talk-down-or-force-decision
following(Cassian, Luthen) = some;  // chance: kill me or recruit me
openly believes(Luthen, mercy(Luthen) = {overwhelming: unlikely, none: likely});
openly believes(Luthen, good(Cassian) = {True: even, False: even});
openly believes(Cassian, mercy(Luthen) = if(good(Cassian)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});

turns: Cassian, Luthen, Luthen;

outcome both_live: alive(Cassian) & alive(Luthen);
outcome taken_in: trusts(Luthen, Cassian);

says outcome both_live: "both of them live";
says outcome taken_in: "Luthen takes Cassian in";
