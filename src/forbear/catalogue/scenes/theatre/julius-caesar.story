title "A bared throat";
work "Julius Caesar";
medium "theatre";
cite "Julius Caesar, act I, scene II";
note "Before the crowd that has seen him refuse a crown, Caesar bares his chest and offers his throat to whoever wants to cut it.";

import "life-and-death";

entity Caesar : character;
entity Citizens : character;

says Caesar: "Caesar", he;
says Citizens: "the crowd", it;

can_open(Caesar, Citizens);
undecided(Citizens, Caesar);
grudge(Citizens, Caesar) = some;
kinship(Citizens, Caesar) = some;
regard(Caesar, Citizens) = strong;
openly believes(Citizens, mercy(Citizens) = {overwhelming: unlikely, none: likely});
openly believes(Citizens, good(Caesar) = {True: even, False: even});
openly believes(Caesar, mercy(Citizens) = if(good(Caesar)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});

turns: Caesar, Citizens, Citizens;

outcome both_live: alive(Caesar) & alive(Citizens);
outcome won_over: sworn_to(Citizens) == Caesar;

says outcome both_live: "both of them live";
says outcome won_over: "the crowd is his";
