title "Cornered, and mocking";
work "Sentinels of the Multiverse";
medium "tabletop";
cite "Sentinels of the Multiverse, Greater Than Games (2011)";
note "The Wraith, who never kills, has Spite cornered and would end his long list of crimes. He taunts her with her rule, and with the chances that she has let pass.";

import "life-and-death";

entity Spite : character;
entity Wraith : character;

says Spite: "Spite", he;
says Wraith: "the Wraith", she;

!good(Spite);
exposed(Spite, Wraith);
can_back_down(Spite, Wraith);
justice(Wraith, Spite) = strong;
rescue(Wraith, Spite) = strong;  // motive: end his long list of crimes
honour(Wraith, Spite) = strong;
regard(Spite, Wraith) = strong;
faith(Spite, Wraith) = some;
pride(Spite) = some;

// Of herself she doubts; of him she knows enough.
openly believes(Wraith, mercy(Wraith) = {overwhelming: even, none: even});
openly believes(Wraith, good(Spite) = {True: remote, False: sure});

// A good man in his place would trust her; a bad one would think her like himself.
openly believes(Spite, mercy(Wraith) = if(good(Spite)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

// He himself counts on her all the same.
believes(Spite, mercy(Wraith) = {overwhelming: likely, none: unlikely});  // bob_reason: she is no murderer (a villain who counts on her)

turns: Spite, Wraith;

outcome both_live: alive(Spite) & alive(Wraith);

says outcome both_live: "both of them live";
