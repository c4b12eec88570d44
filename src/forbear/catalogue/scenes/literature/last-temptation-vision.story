title "The duty shirked";
work "The Last Temptation of Christ";
medium "literature";
cite "Nikos Kazantzakis, The Last Temptation (1955)";
note "Judas finds that Jesus has shirked his duty for family life, and demands that the duty be met. Nobody gives him a chance; he would have to make one.";

import "life-and-death";

entity Jesus : character;
entity Judas : character;

says Jesus: "Jesus", he;
says Judas: "Judas", he;

// He is given no chance, and may make one.
can_aim(Judas, Jesus);
grudge(Judas, Jesus) = strong;
love(Judas, Jesus) = strong;
openly believes(Judas, mercy(Judas) = {overwhelming: unlikely, none: likely});
openly believes(Judas, good(Jesus) = {True: unlikely, False: likely});

turns: Judas, Judas;

outcome both_live: alive(Jesus) & alive(Judas);

says outcome both_live: "both of them live";
