// A small domain for the tests of patterns: its names are not those of the library.

type place : entity;

property standing(c : character) : number;          // 1: whole, 0: gone, between: hurt
property grasp(b : character, a : character) : boolean;   // b can put somebody in a's reach
property within(v : character, a : character) : boolean;  // v lies open to a
property given(b : character, a : character) : boolean;   // b has put the chance to a
property sealed(v : character) : boolean;           // a blow glances off
property scruple(a : character) : number;
property honest(c : character) : boolean;
property flag(c : character) : character;
property flung(a : character) : boolean;            // the coin is in the air
property spent(a : character) : boolean;            // a has turned away
property struck(a : character) : boolean;           // a has struck

property spite(a : character, v : character) : number;
property want(a : character, v : character) : number;
property fright(a : character, v : character) : number;
property oath(a : character, v : character) : number;
property warmth(a : character, v : character) : number;
property wage(b : character, a : character) : number;     // what b gets for putting the chance to a
property credit(b : character, a : character) : number;   // what it is to b that a think b honest
property bond(a : character, b : character) : number;
property pull(b : character, a : character) : number;     // what it is to b that a should strike
property pinned(b : character) : boolean;                 // cannot hide
property sent(a : character) : boolean;                   // is still who was sent
property tied(w : character, v : character) : boolean;    // w falls with v
property weary(b : character) : number;             // what b needs to be gone
property gloat(a : character, v : character) : number;    // what it is to a that v should live on with it
property snare(v : character, a : character) : boolean;   // who lets v go lies open to v
property vetting(b : character, a : character) : number;  // what it is to b to rely on one who lets it be
property relied(b : character, a : character) : boolean;  // b has taken a for one to rely on
property remorse(b : character) : number;           // what b gets by being gone

forall(c : character) standing(c) = 1;
forall(c : character) honest(c);

action bare(b : character, v : character, a : character) {
	precondition: grasp(b, a) & !within(v, a) & standing(v) == 1 & standing(a) == 1 & a != v & a != b;
	effect: within(v, a) & given(b, a);
	consenting: b;
};

action hide(b : character, a : character) {
	precondition: grasp(b, a) & a != b & !pinned(b);
	effect: !grasp(b, a);
	consenting: b;
};

action cut(a : character, v : character) {
	precondition: within(v, a) & standing(v) == 1 & standing(a) == 1;
	effect: !within(v, a) & struck(a) & (if(!sealed(v)) standing(v) = 0) & (forall(w : character) (if(tied(w, v) & !sealed(v) & w != v) standing(w) = 0));
	consenting: a;
	revealing: standing(v);
	cost(a) as conscience: scruple(a);
};

action nick(a : character, v : character) {
	precondition: within(v, a) & standing(v) == 1 & scruple(a) == 0.5;
	effect: !within(v, a) & standing(v) = 0.7;
	consenting: a;
};

action sheathe(a : character, v : character) {
	precondition: within(v, a) & standing(v) == 1;
	effect: !within(v, a) & !sent(a) & (if(snare(v, a)) within(a, v));
	consenting: a;
};

action fling(a : character, v : character) {
	precondition: within(v, a) & oath(a, a) > 0;
	effect: flung(a);
	consenting: a;
};

action heads(a : character, v : character) {
	precondition: flung(a) & within(v, a);
	effect: !flung(a) & !within(v, a) & standing(v) = 0;
};

action tails(a : character, v : character) {
	precondition: flung(a) & within(v, a);
	effect: !flung(a) & !within(v, a);
};

action turn_away(a : character, v : character) {
	precondition: within(v, a) & fright(a, a) > 0;
	effect: !within(v, a) & spent(a);
	consenting: a;
};

action enlist(a : character, b : character) {
	precondition: flag(a) != b & standing(b) == 1 & bond(a, b) != 0;
	effect: flag(a) = b;
	consenting: a;
};

action rely(b : character, a : character) {
	precondition: a != b & vetting(b, a) > 0 & given(b, a) & standing(b) == 1;
	effect: relied(b, a);
	consenting: b;
};

action part(b : character, a : character) {
	precondition: a != b & vetting(b, a) > 0 & given(b, a) & standing(b) == 1;
	consenting: b;
};

action requite(b : character, a : character) {
	precondition: a != b & struck(a) & standing(b) == 1 & standing(a) == 1;
	effect: standing(a) = 0;
	consenting: b;
};

reason breath(c : character) as need: 10 * standing(c);
reason spite(a : character) as hatred: sum(v : character) spite(a, v) * (1 - standing(v));
reason want(a : character) as need: sum(v : character) want(a, v) * standing(v);
reason fright(a : character) as fear: sum(v : character) fright(a, v) * standing(v);
reason oath(a : character) as duty: sum(v : character) oath(a, v) * standing(v);
reason warmth(a : character) as fondness: sum(v : character) warmth(a, v) * standing(v);
reason wage(b : character) as gain: sum(a : character) (if(given(b, a)) wage(b, a) else 0);
reason credit(b : character) as belief: sum(a : character) credit(b, a) * belief(a, honest(b));
reason bond(a : character) as fondness: sum(b : character) (if(flag(a) == b) (if(honest(b)) bond(a, b) else 0 - bond(a, b)) else 0);
reason pull(b : character) as hatred: sum(a : character) (if(struck(a)) pull(b, a) else 0);
reason weary(b : character) as need: weary(b) * (1 - standing(b));
reason gloat(a : character) as hatred: sum(v : character) gloat(a, v) * standing(v);
reason vetting(b : character) as fondness: sum(a : character) (if(relied(b, a)) (if(struck(a)) 0 - vetting(b, a) else vetting(b, a)) else 0);
reason orders(a : character) as duty while(sent(a)): sum(v : character) (if(standing(v) == 1) 0 else 3);
reason end(b : character) as conscience: remorse(b) * (1 - standing(b));

trope role harm(v) = 1 - standing(v);
trope role side(a) = flag(a);
trope role worth(c) = if(honest(c)) 1 else 0;
trope role aside(a) = if(spent(a)) 1 else 0;
