title "She never kills";
work "Sentinels of the Multiverse";
medium "tabletop";
cite "Sentinels of the Multiverse (its fiction)";
note "The Wraith has Spite cornered. He mocks her with her rule and with all the chances she has let go. Somebody else has a bow on him.";

import "life-and-death";

entity Spite : character;
entity Wraith : character;
entity Parse : character;

says Spite: "Spite", he;
says Wraith: "the Wraith", she;
says Parse: "Parse", she;

exposed(Spite, Wraith);
can_back_down(Spite, Wraith);
exposed(Spite, Parse);
good(Spite) = False;
away(Parse);
justice(Wraith, Spite) = strong;
justice(Parse, Spite) = strong;
honour(Wraith, Spite) = strong;
mercy(Spite) = none;
mercy(Parse) = none;
pride(Spite) = some;
regard(Spite, Wraith) = some;
openly believes(Wraith, mercy(Wraith) = {overwhelming: even, none: even});
openly believes(Spite, mercy(Wraith) = {overwhelming: likely, none: unlikely});

turns: Spite, Wraith, Parse;

outcome both_live: alive(Spite) & alive(Wraith);
outcome spite_dies: !alive(Spite);

says outcome both_live: "both of them live";
says outcome spite_dies: "Spite dies";
