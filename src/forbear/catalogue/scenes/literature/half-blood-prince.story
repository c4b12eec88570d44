title "On the tower";
work "Harry Potter and the Half-Blood Prince";
medium "literature";
cite "J. K. Rowling, Harry Potter and the Half-Blood Prince (2005)";
note "Draco has been given the task of killing Dumbledore, who knows, and gives him the chance. Snape, who comes after, has an understanding with Dumbledore.";

import "life-and-death";

entity Dumbledore : character;
entity Draco : character;
entity Snape : character;

says Dumbledore: "Dumbledore", he;
says Draco: "Draco", he;
says Snape: "Snape", he;
says orders(Draco, Dumbledore): "Draco is under orders to kill Dumbledore: {value}";
says orders(Draco, Dumbledore) = none: "Draco is not under orders to kill Dumbledore";
says orders(Snape, Dumbledore): "Snape has promised Dumbledore to kill him: {value}";
says orders(Snape, Dumbledore) = none: "Snape has not promised Dumbledore to kill him";

can_open(Dumbledore, Draco);
exposed(Dumbledore, Snape);
orders(Draco, Dumbledore) = strong;
orders(Snape, Dumbledore) = strong;
mercy(Snape) = slight;
regard(Dumbledore, Draco) = strong;
faith(Dumbledore, Draco) = some;
openly believes(Draco, mercy(Draco) = {overwhelming: unlikely, none: likely});
openly believes(Draco, good(Dumbledore) = {True: even, False: even});
openly believes(Dumbledore, mercy(Draco) = if(good(Dumbledore)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

reader sees(all);

believes(reader, mercy(Draco) = {overwhelming: even, none: even});
believes(reader, mercy(Snape) = {slight: unlikely, overwhelming: likely});

turns: Dumbledore, Draco, Snape;

outcome both_live: alive(Dumbledore) & alive(Draco);
outcome draco_strikes: struck(Draco, Dumbledore);

says outcome both_live: "Dumbledore and Draco both live";
says outcome draco_strikes: "Draco strikes";
