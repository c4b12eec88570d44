title "Now or never";
work "The Gunslinger";
medium "literature";
cite "Stephen King, The Gunslinger (1982)";
note "After years of pursuit the man he hunts calls to Roland to come now or never. To come means to let the boy who is with him fall.";

import "life-and-death";

entity ManInBlack : character;
entity Roland : character;

says ManInBlack: "the Man in Black", he;
says Roland: "Roland", he;

can_open(ManInBlack, Roland);
good(ManInBlack) = False;
can_walk_away(Roland, ManInBlack);
grudge(Roland, ManInBlack) = overwhelming;
price(Roland, ManInBlack) = strong;
mercy(Roland) = slight;
corruption(ManInBlack, Roland) = strong;
regard(ManInBlack, Roland) = strong;

turns: ManInBlack, Roland;

outcome both_live: alive(ManInBlack) & alive(Roland);

says outcome both_live: "both of them live";
