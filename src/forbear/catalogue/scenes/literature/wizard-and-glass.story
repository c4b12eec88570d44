title "Kill if you will";
work "The Dark Tower: Wizard and Glass";
medium "literature";
cite "Stephen King, Wizard and Glass (1997)";
note "A mad machine has them all in its power and commands silence. Roland tells it to kill them or listen.";

import "life-and-death";

entity Roland : character;
entity Blaine : character;

says Roland: "Roland", he;
says Blaine: "Blaine", it;

can_open(Roland, Blaine);
grudge(Blaine, Roland) = strong;
mercy(Blaine) = none;
openly believes(Roland, mercy(Blaine) = {some: even, none: even});
regard(Roland, Blaine) = some;
pride(Roland) = some;

turns: Roland, Blaine;

outcome both_live: alive(Roland) & alive(Blaine);

says outcome both_live: "both of them live";
