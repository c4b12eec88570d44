// What is hidden, heard, remembered and scripted.
entity Ann : character;
entity Bob : character;
property good(c : character) : boolean;
property mood(c : character) : number;
hears(Ann, good(Bob));                                                     // E: E324
openly knows(Ann);                                                         // E: E210
openly knows(Ann, good(Bob), mood(Bob));
remember mood(Ann) = 3;                                                    // E: E101
openly believes(Bob, {good(Ann) = True & mood(Ann) = 3: 0.5, good(Ann) = False & mood(Ann) = 0: 0.5});
believes(Ann, believes(Bob, good(Ann) = True));                            // E: E330
action tell(a : character, b : character) {
	effect: hears(b, good(a));
	consenting: a;
	observing(c : character) as whispers(a): c != b;
	unsuspected;
};
action tell_all(a : character) { effect: forall(c : character) hears(c, good(a) & !good(Bob)); consenting: a; };
action own(a : character) { effect: hears(a, good(Bob) & believes(a, good(Bob))); consenting: a; };  // E: E325
action own_of_another(a : character) { effect: hears(Ann, believes(Bob, believes(Ann, good(a)))); consenting: a; };
action much(a : character) { effect: hears(a, mood(Bob) > 2); consenting: a; };  // E: E326
action sum_up(a : character) { effect: hears(a, mood(Bob) + 1 == 2); consenting: a; };  // E: E326
action exactly(a : character) { effect: hears(a, mood(Bob) == 2); consenting: a; };
action inside(a : character) { effect: believes(Bob, hears(Ann, good(Bob))); consenting: a; };  // E: E327
action weigh(a : character) { effect: remember mood(a) = belief(a, good(Bob)); consenting: a; };
action hope(a : character) { effect: good(a) & remember mood(a) = expects(a, good(Bob)); consenting: a; };
action no_number(a : character) { effect: remember good(a) = belief(a, good(Bob)); consenting: a; };  // E: E331
action plain(a : character) { effect: mood(a) = belief(a, good(Bob)); consenting: a; };  // E: E305
action also_plain(a : character) { effect: mood(a) = expects(a, good(Bob)); consenting: a; };  // E: E324
action odd(a : character) { effect: remember mood(a) = 1 + expects(a, good(Bob)); consenting: a; };  // E: E324
action glance(a : character) { observing(c : character) as nods(d): c != a; consenting: a; };  // E: E201
script: tell(Ann, Bob), wave(Ann), tell(Ann);                              // E: E328 E203
turns: Ann, script, Bob, script;                                           // E: E329
reason r(c : character): mood(c);
