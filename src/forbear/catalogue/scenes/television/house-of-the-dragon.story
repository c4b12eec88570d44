title "The stolen egg";
work "House of the Dragon";
medium "television";
cite "House of the Dragon, season 1 (2022)";
note "Rhaenyra comes alone to her uncle, who stole a dragon's egg. Only she stands between him and the throne: let him kill her and be heir.";

import "life-and-death";

entity Rhaenyra : character;
entity Daemon : character;

says Rhaenyra: "Rhaenyra", she;
says Daemon: "Daemon", he;

can_open(Rhaenyra, Daemon);
prize(Daemon, Rhaenyra) = strong;
reprisal(Daemon, Rhaenyra) = some;
love(Daemon, Rhaenyra) = some;
mercy(Daemon) = slight;
regard(Rhaenyra, Daemon) = strong;
faith(Rhaenyra, Daemon) = some;
openly believes(Rhaenyra, mercy(Daemon) = if(good(Rhaenyra)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Rhaenyra, Daemon;

outcome both_live: alive(Rhaenyra) & alive(Daemon);

says outcome both_live: "both of them live";
