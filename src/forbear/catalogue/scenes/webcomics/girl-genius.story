title "Do it right";
work "Girl Genius";
medium "webcomics";
cite "Girl Genius (web comic)";
note "Tarvek has found out what the General is. He sets the General's own hand on his throat: let him believe that Tarvek would do anything for Agatha, or end it here.";

import "life-and-death";

entity Tarvek : character;
entity General : character;

says Tarvek: "Tarvek", he;
says General: "the General", he;

can_open(Tarvek, General);
doubtful(General, Tarvek);
menace(General, Tarvek) = strong;
mercy(General) = slight;
fellowship(General, Tarvek) = some;
regard(Tarvek, General) = strong;
following(Tarvek, General) = some;
openly believes(General, good(Tarvek) = {True: unlikely, False: likely});

turns: Tarvek, General, General;

outcome both_live: alive(Tarvek) & alive(General);
outcome trusted: trusts(General, Tarvek);

says outcome both_live: "both of them live";
says outcome trusted: "the General trusts Tarvek";
