type place;
entity Ann : character;
entity Bob : character;
entity Hall : place;
entity Yard : place;
property at(c : character) : place;
property alive(c : character) : boolean;
property money(c : character) : number;

at(Ann) = Hall;
at(Ann) = Bob;                                    // E: E207
at(Bob) = 3;                                      // E: E207
alive(Ann) = ?;                                   // E: E207
alive(Ann) = 1;                                   // E: E207
money(Ann) = ?;
money(Ann) = True;                                // E: E207
money(Ann) = alive(Bob);                          // E: E206
at(Ann) = at(Bob);
at(Bob);                                          // E: E213
!money(Bob);                                      // E: E213
at(Bob) != Hall;                                  // E: E213
alive(Bob) != False;
alive(Ann) | alive(Bob);                          // E: E210
alive(Ann) | False;
exists(c : character) alive(c);                   // E: E210
money(Ann) + 1;                                   // E: E210
money(Ann) > 1;                                   // E: E210
Hall = Yard;                                      // E: E211
(money(Ann) + 1) = 2;                             // E: E211
believes(Ann, at(Bob) = Yard);
believes(Ann, at(Bob)) = Hall;                    // E: E307
believes(Hall, at(Bob) = Yard);                   // E: E223
believes(Cid, at(Bob) = Yard);                    // E: E201
!believes(Ann, alive(Bob));
action move(c : character, p : place) {
	precondition: at(c) != p;
	effect: at(c) = p & if(p == Hall) money(c) = 1 elseif(p == Yard) money(c) = 2;
};
action hope(c : character) {
	effect: believes(c, alive(Bob) = {True: 0.5, False: 0.5});
};
action chance(c : character) {
	effect: alive(c) = {True: 0.5, False: 0.5};  // E: E224
};
action learn(c : character) {
	effect: believes(c, {alive(Ann): 0.5, !alive(Ann): 0.5});  // E: E312
};
action odds(c : character) {
	precondition: at(c) == {Hall: 1};         // E: E224
	effect: alive(c);
};
