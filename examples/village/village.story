title "The mill money";
note "The money of the mill is gone. You have come to the village for the night, and everybody looks at everybody.";

entity You : character;
entity Ada : character;
entity Bero : character;
entity Cleo : character;

property lives_here(c : character) : boolean;
property warden(c : character) : boolean;
property thief(c : character) : boolean;
property honest(c : character) : number;  // what a lie costs them
property gentle(c : character) : number;  // what a threat costs them
property fond(a : character, b : character) : boolean;
property coins(c : character) : number;
property gone(c : character) : boolean;
property named(c : character) : boolean;  // somebody has said that it was c
property held(c : character) : boolean;
property afraid(c : character) : boolean;
property housed(c : character) : boolean;
property searched(c : character) : boolean;

says Ada: "Ada", she;
says Bero: "Bero", he;
says Cleo: "Cleo", she;
says You: "the stranger", they;
says thief(c): "{c} took the money";
says honest(c): "a lie costs {c} {value}";
says housed(c): "{c} has a bed for the night";

lives_here(Ada);
lives_here(Bero);
lives_here(Cleo);
warden(Bero);
thief(Cleo);
honest(You) = 4;
honest(Ada) = 4;
honest(Bero) = 4;
gentle(You) = 3;
gentle(Ada) = 3;
gentle(Bero) = 1;
gentle(Cleo) = 1;
coins(You) = 3;
fond(Ada, You);
openly believes(Ada, thief(Cleo) = {True: 0.3, False: rest});
openly believes(Bero, thief(Cleo) = {True: 0.2, False: rest});
openly believes(Bero, thief(Ada) = {True: 0.3, False: rest});
openly believes(You, thief(Cleo) = {True: 0.5, False: rest});
openly believes(Ada, honest(You) = {4: 0.6, 0: rest});
openly believes(Bero, honest(You) = {4: 0.5, 0: rest});
openly believes(Cleo, honest(You) = {4: 0.5, 0: rest});

// the stranger
action accuse(a : character, b : character, c : character) {
	precondition: a == You & lives_here(b) & lives_here(c) & b != c & !gone(a) & !gone(b);
	effect: named(c);
	consenting: a;
	observing(x : character): x == b;
	cost(a): if(thief(c)) 0 else honest(a);
	says: "{a} tells {b} that {c} took the money";
};

action give(a : character, b : character) {
	precondition: a == You & lives_here(b) & a != b & coins(a) > 0 & !gone(a) & !gone(b);
	effect: coins(a) = coins(a) - 1 & coins(b) = coins(b) + 1;
	consenting: a;
	observing(x : character): !gone(x);
	says: "{a} gives {b} a coin";
};

action threaten(a : character, b : character) {
	precondition: a == You & lives_here(b) & !gone(a) & !gone(b);
	effect: afraid(b);
	consenting: a;
	observing(x : character): !gone(x);
	cost(a): gentle(a);
	says: "{a} threatens {b}";
};

action talk(a : character) {
	precondition: a == You & !gone(a);
	consenting: a;
	says: "{a} talks of the weather";
};

action leave(a : character) {
	precondition: a == You & !gone(a);
	effect: gone(a);
	consenting: a;
	says: "{a} goes out";
};

action come(a : character) {
	precondition: a == You & gone(a);
	effect: !gone(a);
	consenting: a;
	says: "{a} comes in";
};

// the village
action shelter(b : character, a : character) {
	precondition: lives_here(b) & a == You & !gone(b);
	effect: housed(a);
	consenting: b;
	cost(b): 1;
	says: "{b} gives {a} a bed";
};

action search(b : character, c : character) {
	precondition: warden(b) & lives_here(c) & b != c & !searched(c);
	effect: searched(c);
	consenting: b;
	cost(b): 0.5;
	revealing: thief(c);
	says: "{b} searches the house of {c}";
};

action seize(b : character, c : character) {
	precondition: warden(b) & lives_here(c) & b != c & !held(c);
	effect: held(c);
	consenting: b;
	cost(b): 1;
	says: "{b} seizes {c}";
};

action let_be(b : character) {
	precondition: lives_here(b);
	consenting: b;
	says: "{b} lets it be";
};
reason order(c : character): if(warden(c)) (sum(x : character) (if(held(x)) (if(thief(x)) 5 else -6) else 0)) else 0;
reason doubt(c : character): if(warden(c)) (sum(x : character) (if(searched(x)) (if(thief(x)) 2 else 0) else 0)) else 0;
reason thanks(c : character): if(housed(You) & c != You) (if(fond(c, You)) 3 else coins(c)) else 0;
reason fear(c : character): if(afraid(c) & !housed(You)) -2 else 0;
reason purse(c : character): coins(c);
reason rest(c : character): if(c == You & housed(You)) 4 else 0;

says reason order(c): "order in the village";
says reason thanks(c): "what is owed to the stranger";

turns: You, Ada, Bero, Cleo;

outcome caught: held(Cleo);
