title "After the beating";
work "Touching Evil";
medium "television";
cite "Touching Evil";
note "Kreegan has let Keller beat him. Now he gives him the chance to kill him.";

import "life-and-death";

entity Kreegan : character;
entity Keller : character;

says Kreegan: "Kreegan", he;
says Keller: "Keller", they;

can_open(Kreegan, Keller);
can_wound(Keller, Kreegan);  // chance: after letting himself be beaten
hurt(Kreegan);
grudge(Keller, Kreegan) = some;

// What they take themselves and the other for. Everybody knows it.
openly believes(Keller, mercy(Keller) = {overwhelming: unlikely, none: likely});
openly believes(Keller, good(Kreegan) = {True: even, False: even});

// Good, one would trust the other; bad, one would think the other like oneself.
openly believes(Kreegan, mercy(Keller) = if(good(Kreegan)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Kreegan, Keller;

outcome both_live: alive(Kreegan) & alive(Keller);

says outcome both_live: "both of them live";
