title "Before the crowd";
work "Julius Caesar";
medium "theatre";
cite "William Shakespeare, Julius Caesar (1599)";
note "Before the citizens Caesar has bared his chest and throat, in what he calls a passing fit. What they do with it is theirs.";

import "life-and-death";

entity Caesar : character;
entity Citizens : character;

says Caesar: "Caesar", he;
says Citizens: "the crowd", they;

// In a fit he chooses nothing.
exposed(Caesar, Citizens);
grudge(Citizens, Caesar) = some;
openly believes(Citizens, mercy(Citizens) = {overwhelming: unlikely, none: likely});
openly believes(Citizens, good(Caesar) = {True: even, False: even});

turns: Citizens;

outcome both_live: alive(Caesar) & alive(Citizens);

says outcome both_live: "both of them live";
