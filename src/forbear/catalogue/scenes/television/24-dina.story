title "A gun for a test";
work "24 (season 4)";
medium "television";
cite "24, season 4 (2005)";
note "Dina is to shoot Jack Bauer, and Marwan himself hands her the gun, armed men about them. He wants to know where she stands; she does not know that the gun is empty.";

import "life-and-death";

entity Marwan : character;
entity Dina : character;
entity Bauer : character;

says Marwan: "Marwan", he;
says Dina: "Dina", she;
says Bauer: "Jack Bauer", he;

can_arm(Marwan, Dina);
beside(Marwan, Dina);
beside(Bauer, Dina);
shielded(Marwan);
shielded(Bauer);
grudge(Dina, Marwan) = some;
orders(Dina, Bauer) = strong;
reprisal(Dina, Marwan) = strong;
reliance(Marwan, Dina) = strong;  // default (bob_reason_code: test)
forbearance(Marwan, Dina) = some;  // default (defence: gun empty, armed men present; he counts on that)

// What they take themselves and the other for. Everybody knows it.
openly believes(Dina, mercy(Dina) = {overwhelming: unlikely, none: likely});
openly believes(Dina, good(Marwan) = {True: even, False: even});

// She takes the gun for loaded.
openly believes(Dina, {shielded(Marwan) & shielded(Bauer): remote, !shielded(Marwan) & !shielded(Bauer): sure});

// He is not sure of her.
openly believes(Marwan, mercy(Dina) = if(good(Marwan)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});

turns: Marwan, Dina, Marwan;  // default (bob_reason_code: test)

outcome both_live: alive(Marwan) & alive(Dina);
outcome bauer_lives: alive(Bauer);

says outcome both_live: "Marwan and Dina both live";
says outcome bauer_lives: "Bauer lives";
