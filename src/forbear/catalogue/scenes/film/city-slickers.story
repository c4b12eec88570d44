title "Get on with it";
work "City Slickers";
medium "film";
cite "City Slickers (1991)";
note "Curly whets a huge knife by the fire. Mitch says he is sorry for the teasing, and tells him to get on with it or be quiet.";

import "life-and-death";

entity Mitch : character;
entity Curly : character;

says Mitch: "Mitch", he;
says Curly: "Curly", he;

can_open(Mitch, Curly);
grudge(Curly, Mitch) = slight;
openly believes(Mitch, mercy(Curly) = {overwhelming: likely, none: unlikely});
regard(Mitch, Curly) = some;
pride(Mitch) = some;

turns: Mitch, Curly;

outcome both_live: alive(Mitch) & alive(Curly);

says outcome both_live: "both of them live";
