title "He goes to sleep";
work "A Spell for Chameleon";
medium "literature";
cite "Piers Anthony, A Spell for Chameleon (1977)";
note "Bink takes Trent for an evil magician; a common danger has made them allies. Trent hands him his sword to keep watch, and lies down to sleep.";

import "life-and-death";

entity Trent : character;
entity Bink : character;

says Trent: "Trent", he;
says Bink: "Bink", he;

can_arm(Trent, Bink);
beside(Trent, Bink);
doubtful(Bink, Trent);
justice(Bink, Trent) = some;
fellowship(Bink, Trent) = some;
regard(Trent, Bink) = strong;
faith(Trent, Bink) = some;
openly believes(Bink, good(Trent) = {True: unlikely, False: likely});
openly believes(Trent, mercy(Bink) = if(good(Trent)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Trent, Bink, Bink;

outcome both_live: alive(Trent) & alive(Bink);
outcome trusted: trusts(Bink, Trent);

says outcome both_live: "both of them live";
says outcome trusted: "Bink trusts Trent";
