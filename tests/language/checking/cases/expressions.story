type place;
entity Ann : character;
entity Bob : character;
entity Hall : place;
property at(c : character) : place;
property boss(c : character) : character;
property alive(c : character) : boolean;
property money(c : character) : number;

action work(a : character) {
	precondition: alive(a) & money(a) > 1 & at(a) == Hall & boss(a) != ?;
	effect: money(a) = money(a) + 1;
};
action count(a : character) {
	precondition: money(a);                   // E: E206
	effect: money(a) = money(a) + alive(a);   // E: E206
};
action order(a : character) {
	precondition: at(a) > 1;                  // E: E206
	effect: money(a) = sum(c : character) alive(c);  // E: E206
};
action sums(a : character) {
	precondition: exists(n : number) money(a) == n;  // E: E217
	effect: money(a) = sum(c : character) if(alive(c)) 1 else 0;
};
action equal(a : character) {
	precondition: alive(a) == True & at(a) == Bob;   // E: E208
	effect: money(a) = 0;
};
action nothing(a : character) {
	precondition: alive(a) != ?;              // E: E208
	effect: money(a) = ?;
};
action apart(a : character, p : place) {
	precondition: a != p;                     // W: W208
	effect: at(a) = p;
};
action assign(a : character) {
	precondition: alive(a) & at(a) = Hall;    // E: E209
	effect: at(a) == ?;
};
action test(a : character) {
	precondition: a : character & a : plaice; // E: E205
	effect: at(a) = Hall;
};
action parts(a : character) {
	precondition: alive(a);
	precondition: money(a) > 0;               // W: W201
	effect: alive(a);
};
action through(a : character) {
	precondition: alive(boss(a)) & money(boss(a)) > 1;
	effect: at(a) = at(boss(a));
};
action twice(a : character) {
	precondition: alive(boss(boss(a)));       // E: E216
	effect: alive(boss(a));                   // E: E216
};
action number(a : character) {
	precondition: alive(money(a));            // E: E206
	effect: alive(a);
};
utility(Ann): if(alive(Ann)) 1;                   // E: E220
utility(Bob): if(alive(Bob)) 1 else Hall;         // E: E221
utility(): money(Ann) / 0;                        // E: E222
utility(): at(Ann);                               // E: E206 W202
