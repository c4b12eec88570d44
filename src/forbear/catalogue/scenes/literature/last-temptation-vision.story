title "In the vision";
work "The Last Temptation of Christ";
medium "literature";
cite "Nikos Kazantzakis, The Last Temptation of Christ (1955)";
note "In the dream of a quiet life with wife and children, Judas comes to Jesus and reproaches him for the duty that he shirked.";

import "life-and-death";

entity Jesus : character;
entity Judas : character;

says Jesus: "Jesus", he;
says Judas: "Judas", he;

exposed(Jesus, Judas);
grudge(Judas, Jesus) = some;

turns: Judas;

outcome both_live: alive(Jesus) & alive(Judas);

says outcome both_live: "both of them live";
