type place;
entity Ann : character;
entity Bob : character;
entity Hall : place;
property at(c : character) : place;
property alive(c : character) : boolean;
property knows(c : character, d : character) : boolean;
property debt() : number;
constant strong = 5;

at(Ann) = Hall;
at(Ann2) = Hall;                                  // E: E201
at(Bob) = Hal;                                    // E: E201
alife(Ann);                                       // E: E202
alive(Ann, Bob);                                  // E: E203
knows(Ann);                                       // E: E203
alive(Hall);                                      // E: E204
alive(?);                                         // E: E204
alive(strong);                                    // E: E204
entity Cid : charakter;                           // E: E205
property seen(c : charakter) : boolean;           // E: E205
property mood(c : character) : humour;            // E: E205
forall(c : charakter) alive(c);                   // E: E205
debt() = strong;
debt() = strength;                                // E: E201
utility(): debt;                                  // E: E201
utility(Ann): if(alive(Ann)) strong else 0;
utility(Ben): 1;                                  // E: E201
utility(Hall): 1;                                 // E: E223
action meet(a : character, b : character) {
	precondition: alive(a) & at(a) == at(b) & a != b;
	effect: knows(a, b) & knows(b, a);
	consenting: a, b;
};
action leave(a : character, p : place) {
	precondition: at(A) == p;                 // E: E201
	effect: at(a) = ?;
	consenting: p;                            // E: E223
};
action stay(a : character, a2 : number) {         // E: E217
	effect: debt() = 1;
	consenting: a;
};
