title "A visit at Longbourn";
work "Pride and Prejudice";
medium "rank-and-face";
cite "Jane Austen, Pride and Prejudice (1813), chapter 56";
note "Lady Catherine has come to make Elizabeth promise that she will never marry Mr Darcy. She may say what will come of a no. There is little that she can do.";

import "rank-and-face";

entity LadyCatherine : character;
entity Elizabeth : character;

says LadyCatherine: "Lady Catherine", she;
says Elizabeth: "Elizabeth", she;

bidden(Elizabeth, LadyCatherine);
can_threaten(LadyCatherine, Elizabeth);
can_enforce(LadyCatherine, Elizabeth);
toothless(LadyCatherine);
upright(LadyCatherine) = False;
will(LadyCatherine, Elizabeth) = strong;
awe(LadyCatherine, Elizabeth) = some;
pride(LadyCatherine) = strong;
conviction(Elizabeth, LadyCatherine) = strong;
pride(Elizabeth) = some;
dare(Elizabeth, LadyCatherine) = slight;
ruin(Elizabeth) = strong;

// Elizabeth has seen through many a fine manner.
openly believes(Elizabeth, toothless(LadyCatherine) = {True: likely, False: unlikely});

turns: LadyCatherine, Elizabeth, LadyCatherine;

outcome she_promises: done(Elizabeth, LadyCatherine);
outcome she_is_ruined: broken(Elizabeth);
outcome the_lady_is_humbled: humbled(LadyCatherine);

says outcome she_promises: "Elizabeth promises";
says outcome she_is_ruined: "Elizabeth is ruined";
says outcome the_lady_is_humbled: "the lady has lost face";

case easily_awed {
	note "Elizabeth takes her for as mighty as she looks, and has little to hope for.";
	openly believes(Elizabeth, toothless(LadyCatherine) = {True: remote, False: sure});
	conviction(Elizabeth, LadyCatherine) = slight;
	pride(Elizabeth) = none;
	ruin(Elizabeth) = overwhelming;
}
