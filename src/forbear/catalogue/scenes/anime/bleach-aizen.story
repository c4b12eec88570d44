title "Years in waiting";
work "Bleach";
medium "anime";
cite "Bleach (manga and anime)";
note "Aizen keeps would-be killers for lieutenants and does not hide from them. Gin has waited for years to be where he could strike.";

import "life-and-death";

entity Aizen : character;
entity Gin : character;

says Aizen: "Aizen", he;
says Gin: "Gin", he;

can_open(Aizen, Gin);
shielded(Aizen);
good(Aizen) = False;
grudge(Gin, Aizen) = overwhelming;
mercy(Gin) = slight;
corruption(Aizen, Gin) = some;
openly believes(Gin, shielded(Aizen) = {True: unlikely, False: likely});
regard(Aizen, Gin) = some;

turns: Aizen, Gin;

outcome both_live: alive(Aizen) & alive(Gin);

says outcome both_live: "both of them live";
