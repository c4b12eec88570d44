entity Ann : character;
entity Bob : character;
entity Cid : character;
property mood(c : character) : number;
property good(c : character) : boolean;
property armed(c : character) : boolean;

// Conditions: only on what the believer is sure of, on that path.
openly believes(Ann, good(Bob) = {True: 0.5, False: 0.5});
openly believes(Bob, mood(Ann) = if(good(Bob)) {1: 0.5, 0: 0.5} else {0: 1});
believes(Ann, mood(Ann) = if(good(Bob)) {1: 0.5, 0: 0.5} else {0: 1});          // E: E306
openly believes(Ann, mood(Bob) = if(good(Bob)) 1 else 0);                       // E: E306
believes(Ann, believes(Bob, mood(Cid) = if(good(Bob)) {1: 0.5, 0: 0.5} else 0));
believes(Cid, believes(Bob, good(Cid) = {True: 0.5, False: 0.5}));
openly believes(Bob, mood(Bob) = if(good(Cid)) {1: 0.5, 0: 0.5} else 0);        // E: E306
believes(Ann, armed(Bob) = True);
believes(Ann, armed(Ann) = if(armed(Bob)) {True: 0.5, False: 0.5} else False);
believes(Ann, armed(Cid) = if(believes(Bob, armed(Ann))) True else False);      // E: E322
believes(Cid, mood(Cid) = if(exists(c : character) armed(c)) {1: 0.5, 0: 0.5} else 0);
believes(Ann, mood(Cid) = if(exists(c : character) good(c)) {1: 0.5, 0: 0.5} else 0);  // E: E306

// Twice.
believes(Bob, armed(Ann) = True);
believes(Bob, armed(Ann) = False);                                              // E: E307
believes(Bob, believes(Bob, armed(Ann) = False));                               // E: E307
openly believes(Bob, armed(Ann) = False);
forall(c : character) believes(c, armed(Bob) = True);
mood(Ann) = 1;
mood(Ann) = 2;                                                                  // W: W203

// Openly, and together.
openly believes(Ann, armed(Cid) = True) & armed(Ann);                           // E: E309
openly believes(Ann, believes(Bob, armed(Bob) = True));                         // E: E308
believes(Cid, {good(Ann) = True & good(Bob) = False: 0.3, good(Ann) = False & good(Bob) = True: 0.7});
believes(Bob, {good(Ann) & !armed(Cid): 0.3, armed(Cid) & !good(Ann): 0.7});
openly believes(Cid, {armed(Ann) & armed(Bob): 0.5, !armed(Ann): 0.5});         // E: E310
openly believes(Cid, {mood(Ann) = 1 & mood(Ann) = 2: 0.5, mood(Ann) = 0: 0.5}); // E: E307
openly believes(Cid, {mood(Bob): 0.5, 3: 0.5});                                 // E: E206 E311
openly believes(Cid, {good(Cid) = True: 0.5, good(Cid): 0.5});                  // E: E304
