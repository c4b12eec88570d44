title "The spider";
work "Cirque Du Freak";
medium "literature";
cite "Darren Shan, Cirque Du Freak (2000)";
note "Crepsley lets Darren control his deadly spider while it crawls over him. He has taken most of its venom out.";

import "life-and-death";

entity Crepsley : character;
entity Darren : character;

says Crepsley: "Crepsley", he;
says Darren: "Darren", he;

can_arm(Crepsley, Darren);
beside(Crepsley, Darren);
shielded(Crepsley);
grudge(Darren, Crepsley) = some;
regard(Crepsley, Darren) = some;
forbearance(Crepsley, Darren) = some;  // default (bob_reason_code: safe-by-defence)
reliance(Crepsley, Darren) = strong;  // bob_reason: a safe test
openly believes(Darren, mercy(Darren) = {overwhelming: unlikely, none: likely});
openly believes(Darren, good(Crepsley) = {True: even, False: even});
openly believes(Crepsley, mercy(Darren) = if(good(Crepsley)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});
openly believes(Darren, shielded(Crepsley) = {True: remote, False: sure});

turns: Crepsley, Darren, Crepsley;  // default (bob_reason: a safe test)

outcome both_live: alive(Crepsley) & alive(Darren);
outcome he_strikes: struck(Darren, Crepsley);

says outcome both_live: "both of them live";
says outcome he_strikes: "Darren strikes";
