constant low = 1;
constant high = 6;
entity Ann : character;
entity Bob : character;
entity Cid : character;
entity Axe : entity;
property kind(c : character) : number;
property good(c : character) : boolean;
property dread(a : character, b : character) : number;
action give(a : character, b : character) {
	precondition: a != b;
	effect: good(b);
	consenting: a;
	cost(a): kind(a) + dread(a, b);
};
action agree(a : character, b : character) {
	precondition: a != b;
	effect: good(a) & good(b);
	consenting: a, b;
};
action rain() {                                                 // W: W301
	effect: !good(Ann);
};
typically kind(c : character) = {high: 0.5, low: rest};
typically kind(Ann) = {high: 0.5, low: 0.4};                    // E: E301
typically kind(c : character) = high;                           // E: E332
typically kind(c : character) = if(good(c)) {high: 1} else low; // E: E332
typically kind(x : entity) = {high: 1};                         // E: E204
typically kindness(c : character) = {high: 1};                  // E: E202
typically kind(c : caracter) = {high: 1};                       // E: E205
typically good(c : character) = {True: 0.3, maybe: rest};       // E: E201
typically dread(a : character, b : character) = if(good(a)) {high: 0.2, low: rest};
typically dread(a : character, b : character) = if(god(a)) {high: 0.2, low: rest};   // E: E202
exactly good(Ann);
exactly openly believes(Ann, kind(Bob) = {high: 0.2, low: rest});
exactly kind(Bop) = low;                                        // E: E201
reason peace(c : character): good(c);
exactly reason peace(Ann): if(good(Ann)) high else low;
turns: Ann, Bob;
outcome well: good(Ann);
told: give(Ann, Bob), …, refuse(Bob, agree(Ann, Bob));
told: give(Ann, Bob), ..., wait(Bob);                           // E: E212
told because hope;                                              // E: E314
told outcomes well, not wel;                                    // E: E333
case odd {
	told: take(Ann, Bob), give(Ann), give(Ann, Axe), give(Cid, Ann);   // E: E328 E203 E204 E334 E335
	told outcomes well, not well;                           // E: E212
}
case odder {
	told: wait(Cid), rain(), wait(), refuse(Ann, give(Ann, Bob)), refuse(Ann);  // E: E334 E203 E335
	told because fear;
}
case silent {
	told because fear;                                      // E: E338
}
case unheard {
	told: ...;
	told because fear;                                      // E: E338
	exactly kind(Ann) = low;
	typically kind(Bob) = {low: 1};
}
case held {
	told: give(Ann, Bob), ...;
	told because belief(Ann, good(Bob)) >= 0.8 or conscience;
}
case ill_held {
	told: give(Ann, Bob), ...;
	told because believes(Ann, good(Bob)) or belief(Ann, low == high) or belief(Ann, good(Bob)) >= 0.2 or belief(Ann, god(Bob));  // E: E339 E202
}
