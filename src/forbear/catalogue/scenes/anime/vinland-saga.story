title "A duel or nothing";
work "Vinland Saga";
medium "anime";
cite "Makoto Yukimura, Vinland Saga (since 2005)";
note "Thorfinn joined the band of Askeladd only to kill him, and lives beside him. He will have an honourable duel or nothing.";

import "life-and-death";

entity Askeladd : character;
entity Thorfinn : character;

says Askeladd: "Askeladd", he;
says Thorfinn: "Thorfinn", he;

exposed(Askeladd, Thorfinn);
grudge(Thorfinn, Askeladd) = overwhelming;
honour(Thorfinn, Askeladd) = strong;

// The doubts, which everybody knows of.
openly believes(Thorfinn, mercy(Thorfinn) = {overwhelming: unlikely, none: likely});
openly believes(Thorfinn, good(Askeladd) = {True: even, False: even});

turns: Thorfinn;

outcome both_live: alive(Askeladd) & alive(Thorfinn);

says outcome both_live: "both of them live";
