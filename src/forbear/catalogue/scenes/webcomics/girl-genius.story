title "The hand on his throat";
work "Girl Genius";
medium "webcomics";
cite "Phil and Kaja Foglio, Girl Genius (2001-)";
note "Tarvek suspects the secret of a general who is an infiltrator. Quietly warned, he may heed it, or set the other's hand on his own throat in proof that his devotion to Agatha is sincere.";

import "life-and-death";

entity Tarvek : character;
entity General : character;

says Tarvek: "Tarvek", he;
says General: "the general", he;

can_open(Tarvek, General);
danger(General, Tarvek) = strong;
regard(Tarvek, General) = strong;
openly believes(General, mercy(General) = {overwhelming: unlikely, none: likely});
openly believes(General, good(Tarvek) = {True: even, False: even});

// A good man in his place would trust the other; a bad one would think the other like himself.
openly believes(Tarvek, mercy(General) = if(good(Tarvek)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});  // default

turns: Tarvek, General;

outcome both_live: alive(Tarvek) & alive(General);

says outcome both_live: "both of them live";
