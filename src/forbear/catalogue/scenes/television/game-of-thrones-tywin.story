title "The guards are sent away";
work "Game of Thrones";
medium "television";
cite "Game of Thrones, season 4 (2014)";
note "Tywin sends his guards out and is alone with a hot-blooded man who has reason to hate him, and who knows what would be done to him for it.";

import "life-and-death";

entity Tywin : character;
entity Oberyn : character;

says Tywin: "Tywin", he;
says Oberyn: "Oberyn", he;

can_dismiss(Tywin, Oberyn);
good(Tywin) = False;
grudge(Oberyn, Tywin) = some;
reprisal(Oberyn, Tywin) = overwhelming;
mercy(Oberyn) = slight;
following(Tywin, Oberyn) = some;
regard(Tywin, Oberyn) = some;

turns: Tywin, Oberyn;

outcome both_live: alive(Tywin) & alive(Oberyn);

says outcome both_live: "both of them live";
