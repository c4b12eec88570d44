title "Only in a duel";
work "Vinland Saga";
medium "anime";
cite "Vinland Saga (manga and anime)";
note "Thorfinn sails with the vikings for one reason, to kill their leader, and lives beside him day and night. He wants it in an honourable duel.";

import "life-and-death";

entity Askeladd : character;
entity Thorfinn : character;

says Askeladd: "Askeladd", he;
says Thorfinn: "Thorfinn", he;

exposed(Askeladd, Thorfinn);
grudge(Thorfinn, Askeladd) = overwhelming;
honour(Thorfinn, Askeladd) = overwhelming;
mercy(Thorfinn) = slight;

turns: Thorfinn;

outcome both_live: alive(Askeladd) & alive(Thorfinn);

says outcome both_live: "both of them live";
