title "Drive it home";
work "The Beast Master";
medium "literature";
cite "Andre Norton, The Beast Master (1959)";
note "Hosteen swears that the ship in the forbidden land is their enemies', not his people's. He gives the other a knife, to drive it home if he does not believe him.";

import "life-and-death";

entity Hosteen : character;
entity Alien : character;

says Hosteen: "Hosteen", he;
says Alien: "the native", he;

can_arm(Hosteen, Alien);
beside(Hosteen, Alien);
doubtful(Alien, Hosteen);
justice(Alien, Hosteen) = strong;
fellowship(Alien, Hosteen) = some;
regard(Hosteen, Alien) = strong;
openly believes(Alien, mercy(Alien) = {overwhelming: unlikely, none: likely});
openly believes(Alien, good(Hosteen) = {True: unlikely, False: likely});
openly believes(Hosteen, mercy(Alien) = if(good(Hosteen)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});

turns: Hosteen, Alien, Alien;

outcome both_live: alive(Hosteen) & alive(Alien);
outcome trusted: trusts(Alien, Hosteen);

says outcome both_live: "both of them live";
says outcome trusted: "the native trusts Hosteen";
