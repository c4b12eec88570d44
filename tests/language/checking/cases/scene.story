entity Ann : character;
entity Bob : character;
entity Cid : character;
entity Axe : entity;
property good(c : character) : boolean;
action give(a : character) {                      // W: W301
	effect: good(a);
	consenting: Cid;
};
action wait_for_it(a : character) {
	effect: good(a);
	consenting: a;
};
reason peace(Ann): good(Ann);
reason peace(c : character): good(c);
reason peace(Ann): 1;                             // E: E212
reason envy(Axe): 1;                              // E: E223
reason doubt(x : entity): 1;                      // E: E223
reason love(Ann) as likeing: 1;                   // E: E314
reason honour(Ann) as duty: 1;                    // W: W305
turns: Ann, Bob, Bop, Axe;                        // E: E201 E223
turns: Ann;                                       // E: E212
ends: good(Ann);
ends: good(Bob);                                  // E: E212
outcome well: good(Ann);
outcome well: good(Bob);                          // E: E212
outcome odd: 3;                                   // E: E206
mind Ann { depth: 2; precision: 0.5; }
mind Ann { depth: 1; }                            // E: E212
mind Bob {
	depth: 1.5;                               // E: E317
	precision: -1;                            // E: E317
	patience: 3;                              // E: E316
}
mind Cid { depth: 101; precision: infinite; }      // E: E317
mind Axe { depth: 1; }                            // E: E223
tau: 0 - 1;                                       // E: E317
watch believes(Ann, good(Bob));
watch believes(Ann, believes(Bob, good(Ann)));
watch good(Bob) == True;                          // E: E101
watch believes(Ann, good(Bob) == True);           // E: E320
reader sees(wait_for_it, weight);                 // E: E321
trope role worth(c) = good(c);                    // W: W306
case kind {
	good(Ann);
	good(Anne);                               // E: E201
	reason peace(Bob): 2;
	entity Dan : character;                   // E: E319
}
case kind { good(Bob); }                          // E: E212
