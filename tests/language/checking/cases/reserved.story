// Nature and the reader have names of their own.
entity chance : character;
entity reader : character;
property done() : boolean;
action act() { effect: done(); };
reason peace(c : character): done();
turns: chance;                                    // E: E318
reader sees(act);                                 // E: E318
believes(chance, done() = True);
