entity Ann : character;
entity Bob : character;
property good(c : character) : boolean;
property mood(c : character) : number;
property seen(c : character) : boolean;
openly believes(Bob, good(Ann) = {True: 0.3, False: rest});
believes(Ann, good(Bob) = if(good(Ann)) {True: 0.9, False: 0.1} else {True: 0.2, False: rest});
openly knows(Ann, good(Ann));
action tell(a : character, b : character) { effect: hears(b, good(a)); consenting: a; observing(c : character): c == b; }
action own(a : character) { effect: hears(Ann, believes(Bob, good(a))); consenting: a; }
action weigh(a : character) { effect: remember mood(a) = belief(a, good(Bob)); consenting: a; }
action hope(a : character) { effect: seen(a) & remember mood(a) = expects(a, good(Bob)); consenting: a; }
reason r(c : character): mood(c) - if(believes(c, good(Ann))) 1 else 0;
script: tell(Ann, Bob), weigh(Bob), hope(Ann);
turns: script, Ann, script, Bob, script;
drift mood(c) = 0.5 toward believed;
outcome liked: belief(Bob, good(Ann)) > 0.5;
