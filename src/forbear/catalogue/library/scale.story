// The scale of the domains of the library: amounts in utility, credences as probabilities. It is one for all scenes, and was
// never tuned to any.
constant none = 0;
constant slight = 1;
constant some = 3;
constant strong = 6;
constant overwhelming = 12;
constant even = 0.5;
constant likely = 0.8;
constant unlikely = 1 - likely;
constant sure = 0.95;
constant remote = 1 - sure;
