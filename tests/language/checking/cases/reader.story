// The reader has a mind, and nobody in the story knows of them.
entity Ann : character;
entity Bob : character;
property good(c : character) : boolean;
action act() { effect: good(Ann); consenting: Ann; };
reason peace(Ann): good(Ann);
turns: Ann;
reader sees(act);
believes(reader, good(Ann) = {True: 0.5, False: rest});
believes(reader, believes(Ann, good(Bob) = True));
mind reader { depth: 2; }
watch believes(reader, good(Ann));
outcome believed: belief(reader, good(Ann)) > 0.5;
believes(Ann, believes(reader, good(Ann) = True));         // E: E201
watch believes(Ann, believes(reader, good(Ann)));          // E: E201
outcome famed: belief(Ann, believes(reader, good(Ann))) > 0;  // E: E201
reason fame(Ann): belief(reader, good(Ann));               // E: E201
ends: believes(reader, good(Ann));                         // E: E201
openly believes(reader, good(Bob) = True);                 // E: E201
