title "She dares him";
work "House of the Dragon";
medium "television";
cite "House of the Dragon, season 1 (2022)";
note "Rhaenyra stands between Daemon and the succession. She dares him to do something about it.";

import "life-and-death";

entity Rhaenyra : character;
entity Daemon : character;

says Rhaenyra: "Rhaenyra", she;
says Daemon: "Daemon", he;
says prize(Daemon, Rhaenyra): "Daemon would come to the throne by Rhaenyra's death: {value}";
says prize(Daemon, Rhaenyra) = none: "Daemon would not come to the throne by Rhaenyra's death";

can_open(Rhaenyra, Daemon);
prize(Daemon, Rhaenyra) = strong;
reprisal(Daemon, Rhaenyra) = strong;
love(Daemon, Rhaenyra) = some;
dread(Daemon, Rhaenyra) = some;
regard(Rhaenyra, Daemon) = strong;
faith(Rhaenyra, Daemon) = some;

// What they take themselves and the other for. Everybody knows it.
openly believes(Daemon, mercy(Daemon) = {overwhelming: unlikely, none: likely});
openly believes(Daemon, good(Rhaenyra) = {True: even, False: even});

// Good, one would trust the other; bad, one would think the other like oneself.
openly believes(Rhaenyra, mercy(Daemon) = if(good(Rhaenyra)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Rhaenyra, Daemon;

outcome both_live: alive(Rhaenyra) & alive(Daemon);

says outcome both_live: "both of them live";
