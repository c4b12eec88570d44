title "The mole and her teacher";
work "Star Trek VI: The Undiscovered Country";
medium "film";
cite "Star Trek VI: The Undiscovered Country (1991)";
note "Spock and his captain lie in wait for whoever has been betraying them. The one who comes is his own pupil.";

import "life-and-death";

entity Spock : character;
entity Valeris : character;

says Spock: "Spock", he;
says Valeris: "Valeris", she;

can_open(Spock, Valeris);
danger(Valeris, Spock) = some;
love(Valeris, Spock) = some;
openly believes(Spock, mercy(Valeris) = {overwhelming: even, none: even});
curiosity(Spock, Valeris) = strong;
openly believes(Valeris, mercy(Valeris) = {overwhelming: unlikely, none: likely});

turns: Spock, Valeris;

outcome both_live: alive(Spock) & alive(Valeris);

says outcome both_live: "both of them live";
