title "A hand at his throat";
work "Girl Genius";
medium "webcomics";
cite "Girl Genius";
note "The general, whose secret Tarvek suspects, has his hand on Tarvek's throat. Tarvek may give way, or stand by his devotion to Agatha.";

import "life-and-death";

entity Tarvek : character;
entity General : character;

says Tarvek: "Tarvek", he;
says General: "the general", he;

exposed(Tarvek, General);
can_back_down(Tarvek, General);
danger(General, Tarvek) = strong;
need(General, Tarvek) = strong;
pride(Tarvek) = some;
regard(Tarvek, General) = strong;
openly believes(General, mercy(General) = {overwhelming: unlikely, none: likely});
openly believes(General, good(Tarvek) = {True: even, False: even});
openly believes(Tarvek, mercy(General) = if(good(Tarvek)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});  // default

turns: Tarvek, General;

outcome both_live: alive(Tarvek) & alive(General);
outcome struck: struck(General, Tarvek);

says outcome both_live: "both of them live";
says outcome struck: "the general strikes at Tarvek";
