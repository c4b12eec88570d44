// Scenes in which one person's life lies in another's hands.
//
// A scene states who wants what and how much, who believes what, and whose turn it is. The amounts and credences are
// those of the scale below, and no others. docs/domain.md tells what each fluent means and what stands by default.

// The scale

constant none = 0;
constant slight = 1;
constant some = 3;
constant strong = 6;
constant overwhelming = 12;

constant even = 0.5;
constant likely = 0.8;
constant unlikely = 1 - likely;
constant sure = 0.95;
constant remote = 1 - sure;

// What is so

property alive(c : character) : boolean;
property good(c : character) : boolean;                        // no villain
property mercy(c : character) : number;                        // what killing costs their conscience
property can_open(b : character, a : character) : boolean;     // b has it in hand to give a the chance
property exposed(v : character, a : character) : boolean;      // v lies open to a's blow
property undecided(a : character, b : character) : boolean;    // a has still to say where they stand with b
property shielded(v : character) : boolean;                    // a blow will not kill them
property sides_with(a : character, b : character) : boolean;   // has thrown in their lot with b

// What they care about

property grudge(a : character, v : character) : number;        // what a gets out of v's death
property prize(a : character, v : character) : number;         // what a can take once v is dead
property need(a : character, v : character) : number;          // what a loses with v
property love(a : character, v : character) : number;          // what it is to a that v should live
property kinship(a : character, b : character) : number;       // what siding with b is worth to a, if b is good
property regard(b : character, a : character) : number;        // what it is to b that a should think b good
property faith(b : character, a : character) : number;         // what it is to b that a should know a's own mercy

forall(c : character) alive(c);
forall(c : character) good(c);
forall(c : character) mercy(c) = overwhelming;

// What they may do

action offer(b : character, a : character) {
	precondition: can_open(b, a) & alive(a) & alive(b);
	effect: !can_open(b, a) & exposed(b, a);
	consenting: b;
	says: "{b} gives {a} the chance to kill";
};

action withhold(b : character, a : character) {
	precondition: can_open(b, a) & alive(a) & alive(b);
	effect: !can_open(b, a);
	consenting: b;
	says: "{b} keeps out of {a}'s reach";
};

action kill(a : character, v : character) {
	precondition: alive(a) & alive(v) & exposed(v, a);
	effect: !exposed(v, a) & (if(!shielded(v)) !alive(v));
	consenting: a;
	revealing: alive(v);
	cost(a) as conscience: mercy(a);
	says: "{a} strikes at {v} to kill";
};

action spare(a : character, v : character) {
	precondition: alive(a) & alive(v) & exposed(v, a);
	effect: !exposed(v, a);
	consenting: a;
	says: "{a} has {v}'s life in hand, and lets it go";
};

action join(a : character, b : character) {
	precondition: undecided(a, b) & !exposed(b, a) & alive(a) & alive(b);
	effect: !undecided(a, b) & sides_with(a, b);
	consenting: a;
	says: "{a} throws in {a.their} lot with {b}";
};

action leave(a : character, b : character) {
	precondition: undecided(a, b) & !exposed(b, a) & alive(a) & alive(b);
	effect: !undecided(a, b);
	consenting: a;
	says: "{a} goes away from {b}";
};

// Why they would

reason life(c : character) as need: if(alive(c)) overwhelming else none;
reason grudge(a : character) as hatred: sum(v : character) (if(alive(v)) none else grudge(a, v));
reason prize(a : character) as gain: sum(v : character) (if(alive(v)) none else prize(a, v));
reason need(a : character) as need: sum(v : character) (if(alive(v)) need(a, v) else none);
reason love(a : character) as fondness: sum(v : character) (if(alive(v)) love(a, v) else none);
reason kinship(a : character) as fondness:
	sum(b : character) (if(sides_with(a, b)) (if(good(b)) kinship(a, b) else 0 - kinship(a, b)) else none);
reason regard(b : character) as belief: sum(a : character) (regard(b, a) * belief(a, good(b)));
reason faith(b : character) as belief: sum(a : character) (faith(b, a) * belief(a, mercy(a) > none));

trope role harm(v) = if(alive(v)) 0 else 1;
trope role side(a) = sum(b : character) (if(sides_with(a, b)) 1 else 0);
trope role worth(c) = if(good(c)) 1 else 0;

// How it is told

says alive(c): "{c} is alive";
says alive(c) = False: "{c} is dead";
says good(c): "{c} is no villain";
says good(c) = False: "{c} is a villain";
says mercy(c): "{c} has {value} scruples about killing";
says mercy(c) = none: "{c} has no scruples about killing";
says exposed(v, a): "{v} lies open to {a's} blow";
says shielded(v): "no blow will kill {v}";
says sides_with(a, b): "{a} is on {b's} side";
says reason life(c): "{c.their} own life";
says reason grudge(a): "getting even";
says reason prize(a): "what there is to be taken";
says reason need(a): "who is needed alive";
says reason love(a): "who is loved";
says reason kinship(a): "siding with the good";
says reason regard(b): "what the others think of {b.them}";
says reason faith(b): "that the others should know their own mercy";
