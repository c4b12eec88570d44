title "The knife given back";
work "Final Fantasy XIII";
medium "games";
cite "Final Fantasy XIII (2009)";
note "Hope tried to kill Snow hours ago. Snow, who carries him, may hand him back the knife.";

import "life-and-death";

entity Snow : character;
entity Hope : character;

says Snow: "Snow", he;
says Hope: "Hope", he;

can_arm(Snow, Hope);
beside(Snow, Hope);
grudge(Hope, Snow) = some;
openly believes(Hope, mercy(Hope) = {overwhelming: unlikely, none: likely});
openly believes(Hope, good(Snow) = {True: unlikely, False: likely});
openly believes(Snow, mercy(Hope) = if(good(Snow)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Snow, Hope;

outcome both_live: alive(Snow) & alive(Hope);
outcome struck: struck(Hope, Snow);

says outcome both_live: "both of them live";
says outcome struck: "Hope strikes at Snow";
