entity Ann : character;
entity Bob : character;
entity Axe : entity;
property good(c : character) : boolean;
property mood(c : character) : number;
property hates(c : character, d : character) : boolean;
property holds(c : character) : entity;
constant high = 3;
action give(a : character) {
	effect: good(a);
	consenting: a;
	says: "{a} gives {a.their} {a's} {a.them} {a.themself}";
};
action take(a : character) {
	effect: !good(a);
	consenting: a;
	says: "{a} takes {b} of {a.thier} own";   // E: E231
};
reason peace(c : character): if(good(c)) high else 0;
turns: Ann;
outcome well: good(Ann);
says Ann: "Ann Lee", she;
says Axe: "the axe", it;
says Bob: "Bob", hee;                             // E: E323
says Bop: "Bob";                                  // E: E201
says good(c): "{c} is good";
says good(c) = False: "{c} is wicked";
says good(Ann): "Ann is as good as gold";
says good(c): "{c} is good again";                // E: E212
says good(c) = high: "{c} is very good";          // E: E207
says god(c): "{c} is good";                       // E: E202
says good(c, d): "{c} is good to {d}";            // E: E203
says mood(c): "{c} has {value} spirits";
says mood(c) = high: "{c} sings";
says mood(c) = hihg: "{c} sings";                 // E: E201
says mood(c) = 7: "{d} sings";                    // E: E231
says hates(a, b): "{a} hates {b}, and {b.their} {a.dog}";   // E: E231
says holds(c) = ?: "{c} holds nothing";
says holds(c): "{c} holds {value}";
says reason peace(c): "{c.their} peace";
says reason peace(c, d): "peace";                 // E: E203
says reason pease(c): "peace";                    // E: E201
says outcome well: "all is well";
says outcome well: "all is {value}";              // E: E231 E212
says outcome ill: "all is ill";                   // E: E201
