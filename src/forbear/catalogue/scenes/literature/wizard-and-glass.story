title "Kill us or listen";
work "Wizard and Glass";
medium "literature";
cite "Stephen King, The Dark Tower IV: Wizard and Glass (1997)";
note "Roland has angered Blaine, a spiteful machine, with a tirade. He may dare it to kill him and his company, or listen.";

import "life-and-death";

entity Roland : character;
entity Blaine : character;
entity Company : character;

says Roland: "Roland", he;
says Blaine: "Blaine", it;
says Company: "Roland's company", they;

can_open(Roland, Blaine);
tied(Company, Roland);
mercy(Blaine) = none;
grudge(Blaine, Roland) = strong;
wrath(Blaine, Roland) = strong;  // motive: angered by Bob's tirade
pride(Roland) = strong;
openly believes(Blaine, good(Roland) = {True: even, False: even});
openly believes(Roland, mercy(Blaine) = if(good(Roland)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});  // default

turns: Roland, Blaine;

outcome both_live: alive(Roland) & alive(Blaine);

says outcome both_live: "Roland and Blaine both live";
