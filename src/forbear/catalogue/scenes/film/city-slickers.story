title "Do it or hush";
work "City Slickers";
medium "film";
cite "City Slickers (1991)";
note "Mitch and Curly have clashed, and there has been teasing; Curly whets a huge knife. Mitch, fed up amid an apology, may tell him to do it or hush.";

import "life-and-death";

entity Mitch : character;
entity Curly : character;

says Mitch: "Mitch", he;
says Curly: "Curly", he;

can_open(Mitch, Curly);
grudge(Curly, Mitch) = slight;
pride(Mitch) = strong;  // bob_reason_code: bluff-or-goad

// Curly takes himself for one who could. Everybody knows.
openly believes(Curly, mercy(Curly) = {overwhelming: unlikely, none: likely});

// What to make of Mitch is open to Curly.
openly believes(Curly, good(Mitch) = {True: even, False: even});

// A good man in his place would take it for a bluff; a bad one would think the other like himself.
openly believes(Mitch, mercy(Curly) = if(good(Mitch)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Mitch, Curly;

outcome both_live: alive(Mitch) & alive(Curly);

says outcome both_live: "both of them live";
