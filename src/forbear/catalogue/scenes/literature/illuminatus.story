title "A cure for obedience";
work "Illuminatus! trilogy";
medium "literature";
cite "Robert Shea and Robert Anton Wilson, The Illuminatus! Trilogy (1975)";
note "Hagbard converts people, and has menaced this one with a loaded gun. He may now hand over the same gun, as a cure for the habit of authority.";

import "life-and-death";

entity Hagbard : character;
entity Convert : character;

says Hagbard: "Hagbard", he;
says Convert: "the convert", they;
says advantage(Hagbard, Convert): "Hagbard would cure the convert of the habit of authority: {value}";
says advantage(Hagbard, Convert) = none: "Hagbard has no wish to cure the convert of the habit of authority";

can_arm(Hagbard, Convert);
beside(Hagbard, Convert);
undecided(Convert, Hagbard);
grudge(Convert, Hagbard) = strong;
kinship(Convert, Hagbard) = some;
advantage(Hagbard, Convert) = strong;  // bob_reason_code: method

// The convert takes themself for one who could. Everybody knows.
openly believes(Convert, mercy(Convert) = {overwhelming: unlikely, none: likely});

// Who was menaced thinks ill of him. Everybody knows.
openly believes(Convert, good(Hagbard) = {True: unlikely, False: likely});

// A good man in his place would trust the other; a bad one would think the other like himself.
openly believes(Hagbard, mercy(Convert) = if(good(Hagbard)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});  // default

turns: Hagbard, Convert, Convert;

outcome both_live: alive(Hagbard) & alive(Convert);
outcome converted: sworn_to(Convert) == Hagbard;

says outcome both_live: "both of them live";
says outcome converted: "the convert is with Hagbard";
