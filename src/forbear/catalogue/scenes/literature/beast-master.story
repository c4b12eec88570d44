title "The knife for the doubter";
work "The Beast Master";
medium "literature";
cite "Andre Norton, The Beast Master (1959)";
note "An alien would kill Hosteen if what he says about the ship were a lie. Hosteen may hand over his knife, to be used by one who doubts him.";

import "life-and-death";

entity Hosteen : character;
entity Alien : character;

says Hosteen: "Hosteen", he;
says Alien: "the alien", they;

can_arm(Hosteen, Alien);
beside(Hosteen, Alien);
justice(Alien, Hosteen) = strong;
regard(Hosteen, Alien) = strong;

// The alien takes themself for one who could. Everybody knows.
openly believes(Alien, mercy(Alien) = {overwhelming: unlikely, none: likely});

// Whether Hosteen lies is open to the alien.
openly believes(Alien, good(Hosteen) = {True: even, False: even});

// A good man in his place would trust the other; a bad one would think the other like himself.
openly believes(Hosteen, mercy(Alien) = if(good(Hosteen)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});  // default

turns: Hosteen, Alien;

outcome both_live: alive(Hosteen) & alive(Alien);

says outcome both_live: "both of them live";
