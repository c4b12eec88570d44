title "On the bridge";
work "Star Wars: The Force Awakens";
medium "film";
cite "Star Wars: The Force Awakens (2015)";
note "Han finds his son, who has gone over to the enemy, and walks out to him on a narrow bridge to take him home. He takes what he hears for a plea for help; it is a prayer to Darth Vader.";

import "life-and-death";

entity Han : character;
entity Kylo : character;

says Han: "Han", he;
says Kylo: "Kylo", he;
says orders(Kylo, Han): "Kylo is to prove himself to his master by killing Han: {value}";
says orders(Kylo, Han) = none: "Kylo need not prove himself to his master by killing Han";
says kinship(Kylo, Han): "Kylo would go home with Han, if Han is good: {value}";

// Han may go up to him where nothing protects him, and take him home if he will come.
can_open(Han, Kylo);
undecided(Kylo, Han);
orders(Kylo, Han) = overwhelming;
love(Kylo, Han) = strong;
kinship(Kylo, Han) = some;
mercy(Kylo) = none;
regard(Han, Kylo) = strong;
faith(Han, Kylo) = some;

// Han has misread him.
openly believes(Han, mercy(Kylo) = if(good(Han)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});
openly believes(Kylo, good(Han) = {True: even, False: even});

// So, with most who watch.
reader sees(all);

believes(reader, mercy(Kylo) = {overwhelming: even, none: even});

turns: Han, Kylo, Kylo;

outcome both_live: alive(Han) & alive(Kylo);
outcome he_comes_home: sworn_to(Kylo) == Han;

says outcome both_live: "both of them live";
says outcome he_comes_home: "Kylo comes home";
