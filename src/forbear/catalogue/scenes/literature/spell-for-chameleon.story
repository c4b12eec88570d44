title "The sleeper and his sword";
work "A Spell for Chameleon";
medium "literature";
cite "Piers Anthony, A Spell for Chameleon (1977)";
note "Bink thinks Trent evil, and would bring about his defeat but not his death. Under a truce against a common threat, Trent may hand over his sword and sleep.";

import "life-and-death";

entity Trent : character;
entity Bink : character;

says Trent: "Trent", he;
says Bink: "Bink", he;

can_arm(Trent, Bink);
can_wound(Bink, Trent);  // motive: would bring about his defeat; not his death
beside(Trent, Bink);
justice(Bink, Trent) = some;
score(Bink, Trent) = strong;  // motive: would bring about his defeat; not his death
truce(Bink, Trent) = strong;  // bob_reason: truce against a common threat

// He knows that he does not want to kill; he thinks the other evil.
openly believes(Bink, good(Trent) = {True: unlikely, False: likely});

// A good man in his place would trust him; a bad one would think him like himself.
openly believes(Trent, mercy(Bink) = if(good(Trent)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Trent, Bink;

outcome both_live: alive(Trent) & alive(Bink);

says outcome both_live: "both of them live";
