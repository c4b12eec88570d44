title "After the beating";
work "Touching Evil";
medium "television";
cite "Touching Evil (television)";
note "Kreegan has let Keller beat him up, and now gives him the chance to finish it.";

import "life-and-death";

entity Kreegan : character;
entity Keller : character;

says Kreegan: "Kreegan", he;
says Keller: "Keller", he;

can_open(Kreegan, Keller);
hurt(Kreegan);
grudge(Keller, Kreegan) = some;
regard(Kreegan, Keller) = strong;
faith(Kreegan, Keller) = some;
openly believes(Keller, mercy(Keller) = {overwhelming: unlikely, none: likely});
openly believes(Keller, good(Kreegan) = {True: unlikely, False: likely});
openly believes(Kreegan, mercy(Keller) = if(good(Kreegan)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Kreegan, Keller;

outcome both_live: alive(Kreegan) & alive(Keller);

says outcome both_live: "both of them live";
