title "Prove your loyalty";
work "24";
medium "television";
cite "24, season 4 (2005)";
note "Marwan puts a gun in Dina's hand and orders her to shoot a prisoner, to prove her loyalty. The gun is empty, and his men stand by.";

import "life-and-death";

entity Marwan : character;
entity Dina : character;
entity Bauer : character;
entity Guard : character;

says Marwan: "Marwan", he;
says Dina: "Dina", she;
says Bauer: "Bauer", he;
says Guard: "Marwan's man", he;

can_arm(Marwan, Dina);
beside(Bauer, Dina);
beside(Marwan, Dina);
shielded(Marwan);
shielded(Bauer);
good(Marwan) = False;
answers(Guard, Dina);
good(Guard) = False;
grudge(Dina, Marwan) = some;
orders(Dina, Bauer) = some;
mercy(Guard) = none;
mercy(Dina) = some;
honour(Dina, Bauer) = strong;
curiosity(Marwan, Dina) = strong;
reckoning(Guard, Dina) = strong;
openly believes(Dina, shielded(Marwan) = {True: remote, False: sure});
believes(Dina, shielded(Bauer) = {True: remote, False: sure});
openly believes(Marwan, mercy(Dina) = {some: even, none: even});

turns: Marwan, Dina, Guard;

outcome both_live: alive(Marwan) & alive(Dina);

says outcome both_live: "both of them live";
