title "Give the order";
work "Game of Thrones";
medium "television";
cite "Game of Thrones, season 7 (2017)";
note "Cersei holds her brother guilty of her children's deaths, but has a bargain to gain from him. He steps up to her giant and dares her to give the word.";

import "life-and-death";

entity Tyrion : character;
entity Cersei : character;

says Tyrion: "Tyrion", he;
says Cersei: "Cersei", she;

can_open(Tyrion, Cersei);
grudge(Cersei, Tyrion) = strong;
need(Cersei, Tyrion) = strong;
mercy(Cersei) = none;
regard(Tyrion, Cersei) = strong;

turns: Tyrion, Cersei;

outcome both_live: alive(Tyrion) & alive(Cersei);

says outcome both_live: "both of them live";
