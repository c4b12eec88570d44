// What is said of minds, and surprises who said it.
constant strong = 6;
constant likely = 0.8;
constant unlikely = 1 - likely;
constant remote = 0.05;
entity Ann : character;
entity Bob : character;
entity Cid : character;
property good(c : character) : boolean;
property armed(c : character) : boolean;
property luck(c : character) : number;
property mood(c : character) : number;
property fails(c : character) : number;
property thief() : character;
good(Cid);
mood(Ann) = 2;
thief() = Cid;
luck(Ann) = {1: 0.5, 2: rest};

// In doubt, and far from it.
openly believes(Ann, thief() = {Ann: 0.5, Bob: 0.5});                  // W: W315
openly believes(Bob, thief() = {Ann: 0.5, Cid: 0.5});
openly believes(Cid, thief() = Bob);                                   // sure and wrong is a plot
openly believes(Ann, mood(Ann) = {0: 0.9, 2: 0.1});
openly believes(Bob, mood(Ann) = {0: 0.9, 2: 0, 1: 0.1});              // W: W315
openly believes(Bob, {good(Ann) & good(Cid): 0.5, good(Ann) & !good(Cid): 0.5});   // W: W315
openly believes(Ann, {good(Bob) & good(Cid): 0.5, !good(Bob) & good(Cid): 0.5});
openly believes(Cid, luck(Ann) = {3: 0.5, 4: 0.5});                    // W: W315
openly believes(Bob, luck(Ann) = {2: 0.5, 4: 0.5});

// What nobody else knows of.
believes(Ann, armed(Bob) = {True: 0.5, False: 0.5});                   // W: W314
believes(Ann, armed(Cid) = True);                                      // W: W314
believes(Ann, armed(Ann) = False);                                     // as it is
believes(Bob, armed(Ann) = True);                                      // Ann is told of it
believes(Ann, believes(Bob, armed(Ann) = True));
believes(Cid, armed(Bob) = True);                                      // Cid never acts

// Credences for amounts.
mood(Bob) = likely;                                                    // W: W316
mood(Cid) = strong * likely;
fails(Bob) = likely;                                                   // a weight reads it
reason pity(Ann): strong + (if(good(Bob)) unlikely else 0);            // W: W316
reason pity(Bob): (strong * unlikely) + remote + (if(belief(Ann, good(Bob)) > likely) 1 else 0);
action help(a : character) {
	precondition: good(Bob);
	effect: !good(Bob) & mood(Ann) = mood(Ann) + 1;
	consenting: a;
	cost(a): unlikely;                                             // W: W316
};
action fail() { effect: armed(Cid) & !armed(Bob); weight: fails(Bob); };
action win() { effect: armed(Bob); weight: 1 - fails(Bob); };
turns: Ann, Bob, chance;
