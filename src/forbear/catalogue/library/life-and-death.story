// Scenes in which what one person holds dearest, mostly a life, lies in another's hands.
//
// A scene states who wants what and how much, who believes what, what each may do and whose turn it is. Its amounts and
// credences are those of the scale below, and no others. docs/domain.md tells what each fluent means and what stands by
// default; docs/how-to/code-a-scene.md how a scene is written on it.
//
// Everything a scene does not speak of is false or none, but for the defaults that stand below the fluents.
import "scale";

// What is so
property alive(c : character) : boolean;
property good(c : character) : boolean;  // no villain, and no liar
property away(c : character) : boolean;  // sees nothing of what is done here
property shielded(c : character) : boolean;  // a blow will not kill them
property hurt(c : character) : boolean;  // beaten or wounded, and lives
property ousted(c : character) : boolean;  // has lost office, command or freedom
property captive(v : character, a : character) : boolean;  // v is held by a
property tied(w : character, v : character) : boolean;  // w dies with v
property at_hand(x : character) : boolean;  // is here to be found, known or not
property trap(v : character, a : character) : boolean;  // a lies open to v as soon as a lets v go

// How things stand between them
property exposed(v : character, a : character) : boolean;  // v lies open to a's blow
property beside(w : character, a : character) : boolean;  // w too would be within a's reach, the weapon once in hand
property at_mercy(v : character, a : character) : boolean;  // v's place, not v's life, is in a's hands
property dared(b : character, a : character) : boolean;  // b has let a have the chance, open-eyed
property struck(a : character, v : character) : boolean;  // a has struck at v to kill
property falling(v : character) : boolean;  // a blow at v is on its way
property sought(x : character) : boolean;  // it is known that x is at hand
property barring(b : character, x : character) : boolean;  // who wants x must get past b
property forsook(b : character, x : character) : boolean;  // b could have stood between, and stepped aside
property sworn_to(c : character) : character;  // whose side they are on
property trusts(a : character, b : character) : boolean;  // has taken b at b's word
property judged(b : character, a : character) : boolean;  // b has said whether a stood the test
property punished(c : character) : boolean;
property fulfilled(a : character, v : character) : boolean;  // a has done to the letter what a was bid do to v
property vented(a : character, v : character) : boolean;  // a has spent on a thing the blow meant for v
property in_the_air(a : character, v : character) : boolean;  // the coin that a goes by is up for v
property drew(a : character, v : character) : boolean;  // a has drawn on v unasked
property flouted(a : character) : boolean;  // has decided without the coin
property aside(a : character) : boolean;  // has done something else with the chance than strike or spare

// What they may do
property can_open(b : character, a : character) : boolean;  // b may lay b's life open to a
property can_arm(b : character, a : character) : boolean;  // b may put the weapon in a's hand
property can_dismiss(b : character, a : character) : boolean;  // b may send the guards away and be alone with a
property can_lower(b : character, a : character) : boolean;  // b may stop fighting a
property can_unarm(b : character, a : character) : boolean;  // b may lay a defence aside and lie open to a
property can_show(b : character, a : character) : boolean;  // b may let a see whether a blow would kill b
property can_lay_down(b : character, a : character) : boolean;  // b may put b's place in a's hands
property can_aim(a : character, v : character) : boolean;  // a may draw on v unasked
property can_back_down(b : character, a : character) : boolean;
property can_wound(a : character, v : character) : boolean;  // a may hurt v and leave it at that
property can_seize(a : character, v : character) : boolean;  // a may take v prisoner and leave it at that
property can_ask(a : character, c : character) : boolean;  // a may leave the deed to c
property can_turn_on_self(a : character) : boolean;
property can_vent(a : character, v : character) : boolean;  // there is a thing to spend the blow on
property can_strike_likeness(a : character, v : character) : boolean;
property can_walk_away(a : character, v : character) : boolean;
property can_toss(a : character, v : character) : boolean;  // a may leave it to a coin
property can_deflect(c : character, v : character) : boolean;  // c may turn aside a blow at v
property may_miss(v : character) : number;  // how likely a blow at v goes wide: a credence
property can_tell(c : character, a : character, x : character) : boolean;  // c may tell a that x is at hand
property can_bar(b : character, a : character, x : character) : boolean;  // b may stand between a and x
property undecided(a : character, b : character) : boolean;  // a has still to say whether a is with b
property doubtful(a : character, b : character) : boolean;  // a has still to say whether a trusts b
property answers(c : character, a : character) : boolean;  // it is c's to answer a blow of a's

// What a deed costs them
property mercy(c : character) : number;  // what killing costs their conscience
property resolve(a : character, v : character) : number;  // how much of that a has put behind, where it is v
property decency(a : character) : number;  // how much more it costs to kill one whom they take for good, if it costs anything
property scruple(c : character) : number;  // what lesser harm costs it
property dread(a : character, v : character) : number;  // the fear that a blow at v takes
property debt(a : character, v : character) : number;  // what a owes v, and would break by killing
property honour(a : character, v : character) : number;  // the rule that a would break by killing v so
property truce(a : character, v : character) : number;  // the peace between them that a would break by laying a hand on v
property chivalry(a : character) : number;  // the rule that a would break by striking one who lays down all defence
property price(a : character, v : character) : number;  // what dear to a goes lost when a takes the chance at v
property pride(b : character) : number;  // what giving ground costs b
property shame(a : character, v : character) : number;  // what letting v go costs a before those who look on
property ransom(b : character, a : character) : number;  // what others pay for it, to b, if b keeps out of a's reach

// What they get out of v's death or fall
property grudge(a : character, v : character) : number;
property score(a : character, v : character) : number;  // what it is to a that v is hurt, if no more
property justice(a : character, v : character) : number;  // what it is worth if v is a villain; lost if v is good
property prize(a : character, v : character) : number;  // what a can take once v is gone
property orders(a : character, v : character) : number;  // what a's orders or duty to do it weigh: another's blow does not do it
property implant(a : character, v : character) : number;  // what a wish weighs that was put into a
property bidden(a : character) : boolean;  // the implanted wish has a in its hold
property danger(a : character, v : character) : number;  // what a has to fear from v at large
property menace(a : character, v : character) : number;  // what a has to fear from v at large, if v is a villain
property rescue(a : character, v : character) : number;  // what they are to a whom v would kill or ruin if not stopped
property quarry(a : character, x : character) : number;  // what it is to a to get at x

// What they lose by it
property need(a : character, v : character) : number;  // what a needs v for
property reprisal(a : character, v : character) : number;  // what others would do to a for it
property backlash(a : character, v : character) : number;  // what a would pay for a blow that v outlives
property love(a : character, v : character) : number;  // what it is to a that v should live
property shelter(b : character, x : character) : number;  // what it is to b that nobody gets at x
property charge(a : character, v : character) : number;  // what a's duty to keep v alive weighs
property admiration(a : character, v : character) : number;  // what the life of one who dares so much is to a
property hostage(a : character, v : character) : number;  // what it is to a to hold v, who is held by a
property torment(a : character, v : character) : number;  // what it is to a that v should have to live on

// What else they care about
property pain(c : character) : number;  // what being hurt is to them
property office(c : character) : number;  // what their place is to them
property release(c : character) : number;  // what it is to them to be rid of life
property atonement(c : character) : number;  // how far they hold that they deserve to die
property kinship(a : character, b : character) : number;  // what being with b is worth to a, if b is good
property loyalty(a : character, b : character) : number;  // what being with b is worth to a, whatever b is
property following(b : character, a : character) : number;  // what it is to b that a should be with b
property fellowship(a : character, b : character) : number;  // what trusting b is worth to a, if b is good
property regard(b : character, a : character) : number;  // what it is to b that a should think b good
property faith(b : character, a : character) : number;  // what it is to b that a should know a's own mercy
property curiosity(b : character, a : character) : number;  // what it is to b to know whether a has mercy
property longing(b : character, a : character) : number;  // what it is to b to be sure that a is fond of b
property self_respect(a : character) : number;  // what it is to a to take oneself for no murderer
property forbearance(b : character, a : character) : number;  // what it is to b that a should let the chance go
property advantage(b : character, a : character) : number;  // what b has by it if a lets the chance go
property reliance(b : character, a : character) : number;  // what it is to b to have, in a, one who has stood the test
property corruption(b : character, a : character) : number;  // what it is to b that a should strike
property unbearable(a : character, b : character) : number;  // by how much a would rather be dead than live knowing that b is good
property sway(a : character, v : character) : number;  // what it is to a to be heard, answered or feared by v, the weapon drawn
property wrath(a : character, v : character) : number;  // what it is to a to have let it out at all
property reckoning(c : character, a : character) : number;  // what it is to c that a should pay for having struck
property requital(c : character, a : character) : number;  // what it is to c that no blow of a's should go unanswered
property creed(a : character) : number;  // what it is to a to go by the coin

// What stands by default
forall(c : character) alive(c);
forall(c : character) good(c);
forall(c : character) at_hand(c);
forall(c : character) sworn_to(c) = c;
forall(c : character) scruple(c) = some;
forall(c : character) pain(c) = some;

// What is typical of those of whom a scene says nothing: never part of anybody's thoughts, only of a reader's. How much killing
// costs an ordinary conscience is fitted to what people chose in all scenes of the catalogue; what else moves whoever gives a
// chance is counted, and how often it matters who is killed, and whether whoever may hurt and leave it at that has anger to
// let out (docs/catalogue.md). `python -m study fit --write` writes these lines.
typically mercy(c : character) = {overwhelming: 0.69, strong: 0.1, some: 0.05, slight: 0.06, none: rest};
typically decency(a : character) = {none: 0.8, some: 0.1, strong: rest};
typically regard(b : character, a : character) = if(can_open(b, a) | can_arm(b, a) | can_dismiss(b, a) | can_lower(b, a) | can_unarm(b, a) | can_lay_down(b, a) | can_back_down(b, a) | (exists(x : character) can_bar(b, a, x))) {none: 0.61, some: 0.12, strong: rest};
typically following(b : character, a : character) = if(can_open(b, a) | can_arm(b, a) | can_dismiss(b, a) | can_lower(b, a) | can_unarm(b, a) | can_lay_down(b, a) | can_back_down(b, a) | (exists(x : character) can_bar(b, a, x))) {none: 0.81, some: 0.15, strong: rest};
typically pride(b : character) = if(exists(a : character) (can_open(b, a) | can_arm(b, a) | can_dismiss(b, a) | can_lower(b, a) | can_unarm(b, a) | can_lay_down(b, a) | can_back_down(b, a) | (exists(x : character) can_bar(b, a, x)))) {none: 0.84, some: 0.11, strong: rest};
typically release(b : character) = if(exists(a : character) (can_open(b, a) | can_arm(b, a) | can_dismiss(b, a) | can_lower(b, a) | can_unarm(b, a) | can_lay_down(b, a) | can_back_down(b, a) | (exists(x : character) can_bar(b, a, x)))) {none: 0.93, some: 0.01, strong: rest};
typically forbearance(b : character, a : character) = if(can_open(b, a) | can_arm(b, a) | can_dismiss(b, a) | can_lower(b, a) | can_unarm(b, a) | can_lay_down(b, a) | can_back_down(b, a) | (exists(x : character) can_bar(b, a, x))) {none: 0.6, some: 0.27, strong: rest};
typically reason_to_open(b : character, a : character) = if((can_open(b, a) | can_arm(b, a) | can_dismiss(b, a) | can_lower(b, a) | can_unarm(b, a) | can_lay_down(b, a) | can_back_down(b, a) | (exists(x : character) can_bar(b, a, x))) & faith(b, a) + advantage(b, a) + reliance(b, a) + longing(b, a) + curiosity(b, a) + corruption(b, a) + ransom(b, a) + atonement(b) == none) {regard(b, a) = strong & forbearance(b, a) = none & pride(b) = none & following(b, a) = none & release(b) = none: 0.26, regard(b, a) = some & forbearance(b, a) = none & pride(b) = none & following(b, a) = none & release(b) = none: 0.04, regard(b, a) = none & forbearance(b, a) = strong & pride(b) = none & following(b, a) = none & release(b) = none: 0.17, regard(b, a) = none & forbearance(b, a) = some & pride(b) = none & following(b, a) = none & release(b) = none: 0.05, regard(b, a) = none & forbearance(b, a) = none & pride(b) = strong & following(b, a) = none & release(b) = none: 0.14, regard(b, a) = none & forbearance(b, a) = none & pride(b) = some & following(b, a) = none & release(b) = none: 0.02, regard(b, a) = none & forbearance(b, a) = none & pride(b) = none & following(b, a) = strong & release(b) = none: 0.04, regard(b, a) = none & forbearance(b, a) = none & pride(b) = none & following(b, a) = some & release(b) = none: 0.02, regard(b, a) = none & forbearance(b, a) = none & pride(b) = none & following(b, a) = none & release(b) = strong: 0.04, regard(b, a) = none & forbearance(b, a) = none & pride(b) = none & following(b, a) = none & release(b) = some: 0.01, regard(b, a) = none & forbearance(b, a) = none & pride(b) = none & following(b, a) = none & release(b) = none: rest};
typically wrath(a : character, v : character) = if(can_wound(a, v) | can_vent(a, v)) {none: 0.67, some: 0.17, strong: rest};

// Opening the chance, or not
action offer(b : character, a : character) {
	precondition: can_open(b, a) & !exposed(a, b) & alive(a) & alive(b);
	effect: !can_open(b, a) & exposed(b, a) & dared(b, a);
	consenting: b;
	observing(c : character): !away(c);
	says: "{b} gives {a} the chance to kill";
};

action arm(b : character, a : character) {
	precondition: can_arm(b, a) & !exposed(a, b) & alive(a) & alive(b);
	effect: !can_arm(b, a) & dared(b, a) & (forall(v : character) (if(beside(v, a)) exposed(v, a)));
	consenting: b;
	observing(c : character): !away(c);
	says: "{b} puts the weapon in {a's} hand";
};

action dismiss(b : character, a : character) {
	precondition: can_dismiss(b, a) & !exposed(a, b) & alive(a) & alive(b);
	effect: !can_dismiss(b, a) & exposed(b, a) & dared(b, a);
	consenting: b;
	observing(c : character): !away(c);
	says: "{b} sends everyone else away, and is alone with {a}";
};

action lower(b : character, a : character) {
	precondition: can_lower(b, a) & !exposed(a, b) & alive(a) & alive(b);
	effect: !can_lower(b, a) & exposed(b, a) & dared(b, a);
	consenting: b;
	observing(c : character): !away(c);
	says: "{b} stops fighting, and stands open to {a}";
};

action unarm(b : character, a : character) {
	precondition: can_unarm(b, a) & !exposed(a, b) & alive(a) & alive(b);
	effect: !can_unarm(b, a) & !shielded(b) & exposed(b, a) & dared(b, a);
	consenting: b;
	observing(c : character): !away(c);
	says: "{b} lays aside what kept {b.them} safe from {a}";
};

action lay_down(b : character, a : character) {
	precondition: can_lay_down(b, a) & !exposed(a, b) & alive(a) & alive(b);
	effect: !can_lay_down(b, a) & at_mercy(b, a) & dared(b, a);
	consenting: b;
	observing(c : character): !away(c);
	says: "{b} leaves it to {a} whether to keep {b.their} place";
};

action withhold(b : character, a : character) {
	precondition:
		(can_open(b, a) | can_arm(b, a) | can_dismiss(b, a) | can_lower(b, a) | can_unarm(b, a) | can_lay_down(b, a)) &
		!exposed(a, b) &
		alive(a) &
		alive(b);
	effect:
		!can_open(b, a) &
		!can_arm(b, a) &
		!can_dismiss(b, a) &
		!can_lower(b, a) &
		!can_unarm(b, a) &
		!can_lay_down(b, a);
	consenting: b;
	observing(c : character): !away(c);
	cost(b) as belief: pride(b);
	cost(b) as fondness: ransom(b, a);
	says: "{b} keeps out of {a's} reach";
};

action stand(b : character, a : character) {
	precondition: can_back_down(b, a) & exposed(b, a) & alive(a) & alive(b);
	effect: !can_back_down(b, a) & dared(b, a);
	consenting: b;
	observing(c : character): !away(c);
	says: "{b} does not give way before {a}";
};

action back_down(b : character, a : character) {
	precondition: can_back_down(b, a) & exposed(b, a) & alive(a) & alive(b);
	effect: !can_back_down(b, a) & !exposed(b, a);
	consenting: b;
	observing(c : character): !away(c);
	cost(b) as belief: pride(b);
	cost(b) as fondness: ransom(b, a);
	says: "{b} gives way before {a}";
};

// Letting a defence be seen, or not
action show(b : character, a : character) {
	precondition: can_show(b, a) & shielded(b) & alive(a) & alive(b);
	effect: !can_show(b, a);
	consenting: b;
	observing(c : character): !away(c);
	revealing: shielded(b);
	says: "{b} lets {a} see that no blow would kill {b.them}";
};

action show_nothing(b : character, a : character) {
	precondition: can_show(b, a) & alive(a) & alive(b);
	effect: !can_show(b, a);
	consenting: b;
	observing(c : character): !away(c);
	says: "{b} does not let {a} see what a blow would do";
};

// Taking aim unasked, or not
action aim(a : character, v : character) {
	precondition: can_aim(a, v) & alive(a) & alive(v);
	effect: !can_aim(a, v) & exposed(v, a) & drew(a, v);
	consenting: a;
	observing(c : character): !away(c);
	says: "{a} takes aim at {v}";
};

action hold_off(a : character, v : character) {
	precondition: can_aim(a, v) & alive(a) & alive(v);
	effect: !can_aim(a, v) & !exposed(v, a);
	consenting: a;
	observing(c : character): !away(c);
	says: "{a} does not so much as aim at {v}";
};

// Answering it
action kill(a : character, v : character) {
	precondition: alive(a) & alive(v) & exposed(v, a);
	effect:
		!exposed(v, a) &
		struck(a, v) &
		(if(may_miss(v) > none | (exists(c : character) can_deflect(c, v))) falling(v)) &
		(if(!(may_miss(v) > none | (exists(c : character) can_deflect(c, v))) & !shielded(v)) !alive(v)) &
		(if(can_toss(a, v)) flouted(a));
	consenting: a;
	observing(c : character): !away(c);
	revealing: alive(v);
	cost(a) as conscience: (if(resolve(a, v) == none) mercy(a) elseif(resolve(a, v) < mercy(a)) mercy(a) - resolve(a, v) else none) + (if(mercy(a) > none & good(v)) decency(a) else none);
	cost(a) as fear: dread(a, v);
	cost(a) as debt: debt(a, v);
	cost(a) as duty: honour(a, v) + truce(a, v) + (if(dared(v, a)) chivalry(a) else none);
	cost(a) as fondness: price(a, v);
	says: "{a} strikes at {v} to kill";
};

action wound(a : character, v : character) {
	precondition: alive(a) & alive(v) & exposed(v, a) & can_wound(a, v);
	effect: !exposed(v, a) & hurt(v);
	consenting: a;
	observing(c : character): !away(c);
	cost(a) as conscience: scruple(a);
	cost(a) as duty: truce(a, v);
	says: "{a} hurts {v}, and leaves it at that";
};

action seize(a : character, v : character) {
	precondition: alive(a) & alive(v) & exposed(v, a) & can_seize(a, v) & !captive(v, a);
	effect: !exposed(v, a) & captive(v, a);
	consenting: a;
	observing(c : character): !away(c);
	cost(a) as duty: truce(a, v);
	says: "{a} takes {v} prisoner, and leaves it at that";
};

action spare(a : character, v : character) {
	precondition: alive(a) & alive(v) & exposed(v, a);
	effect:
		!exposed(v, a) &
		(if(implant(a, v) > none) !bidden(a)) &
		(if(can_toss(a, v)) flouted(a)) &
		(if(trap(v, a)) exposed(a, v));
	consenting: a;
	observing(c : character): !away(c);
	cost(a) as belief: shame(a, v);
	says: "{a} has {v's} life in hand, and lets it go";
};

action turn_on(a : character, w : character, v : character) {
	precondition: alive(a) & alive(v) & alive(w) & exposed(v, a) & beside(w, a) & !exposed(w, a);
	effect: !exposed(v, a) & struck(a, w) & (if(!shielded(w)) !alive(w));
	consenting: a;
	observing(c : character): !away(c);
	revealing: alive(w);
	cost(a) as conscience: (if(resolve(a, w) == none) mercy(a) elseif(resolve(a, w) < mercy(a)) mercy(a) - resolve(a, w) else none) + (if(mercy(a) > none & good(w)) decency(a) else none);
	cost(a) as fear: dread(a, w);
	cost(a) as debt: debt(a, w);
	cost(a) as duty: honour(a, w) + truce(a, w);
	says: "{a} turns on {w} the blow that was for {v}";
};

action turn_on_self(a : character, v : character) {
	precondition: alive(a) & alive(v) & exposed(v, a) & can_turn_on_self(a);
	effect: !exposed(v, a) & !alive(a);
	consenting: a;
	observing(c : character): !away(c);
	says: "{a} spares {v}, and takes {a.their} own life";
};

action vent(a : character, v : character) {
	precondition: alive(a) & alive(v) & exposed(v, a) & can_vent(a, v);
	effect: !exposed(v, a) & vented(a, v) & aside(a);
	consenting: a;
	observing(c : character): !away(c);
	says: "{a} spends on a lifeless thing the blow that was for {v}";
};

action strike_likeness(a : character, v : character) {
	precondition: alive(a) & alive(v) & can_strike_likeness(a, v);
	effect: !can_strike_likeness(a, v) & !exposed(v, a) & fulfilled(a, v) & aside(a);
	consenting: a;
	observing(c : character): !away(c);
	says: "{a} strikes down a likeness of {v}";
};

action ask(a : character, c : character, v : character) {
	precondition: alive(a) & alive(c) & alive(v) & exposed(v, a) & can_ask(a, c) & a != c;
	effect: !exposed(v, a) & exposed(v, c) & aside(a);
	consenting: a;
	observing(d : character): !away(d);
	says: "{a} leaves {v} to {c}";
};

action walk_away(a : character, v : character) {
	precondition: alive(a) & alive(v) & exposed(v, a) & can_walk_away(a, v);
	effect: !exposed(v, a) & !undecided(a, v) & !doubtful(a, v) & aside(a);
	consenting: a;
	observing(c : character): !away(c);
	cost(a) as belief: shame(a, v);
	says: "{a} turns from {v}, and walks away";
};

action set_free(a : character, v : character) {
	precondition: alive(a) & alive(v) & exposed(v, a) & captive(v, a);
	effect: !exposed(v, a) & !captive(v, a);
	consenting: a;
	observing(c : character): !away(c);
	says: "{a} sets {v} free";
};

action oust(a : character, v : character) {
	precondition: alive(a) & alive(v) & at_mercy(v, a);
	effect: !at_mercy(v, a) & ousted(v);
	consenting: a;
	observing(c : character): !away(c);
	cost(a) as conscience: scruple(a);
	cost(a) as fear: dread(a, v);
	cost(a) as debt: debt(a, v);
	cost(a) as duty: honour(a, v) + truce(a, v);
	says: "{a} takes {v's} place from {v.them}";
};

action uphold(a : character, v : character) {
	precondition: alive(a) & alive(v) & at_mercy(v, a);
	effect: !at_mercy(v, a);
	consenting: a;
	observing(c : character): !away(c);
	says: "{a} leaves {v} in {v.their} place";
};

// A coin, a miss, a hand that turns the blow aside
action toss(a : character, v : character) {
	precondition: alive(a) & alive(v) & exposed(v, a) & can_toss(a, v);
	effect: !can_toss(a, v) & !exposed(v, a) & in_the_air(a, v);
	consenting: a;
	observing(c : character): !away(c);
	cost(a) as conscience: ((if(resolve(a, v) == none) mercy(a) elseif(resolve(a, v) < mercy(a)) mercy(a) - resolve(a, v) else none) + (if(mercy(a) > none & good(v)) decency(a) else none)) * even;
	says: "{a} leaves {v's} life to a coin";
};

action come_up_death(a : character, v : character) {
	precondition: in_the_air(a, v);
	effect: !in_the_air(a, v) & !alive(v);
	observing(c : character): !away(c);
	says: "the coin says that {v} dies, and {v} does";
};

action come_up_life(a : character, v : character) {
	precondition: in_the_air(a, v);
	effect: !in_the_air(a, v);
	observing(c : character): !away(c);
	says: "the coin says that {v} lives";
};

action strike_home(v : character) {
	precondition: falling(v) & may_miss(v) > none;
	effect: !falling(v) & (if(!shielded(v)) !alive(v));
	observing(c : character): !away(c);
	revealing: alive(v);
	weight: 1 - may_miss(v);
	says: "the blow at {v} strikes home";
};

action go_wide(v : character) {
	precondition: falling(v) & may_miss(v) > none;
	effect: !falling(v);
	observing(c : character): !away(c);
	weight: may_miss(v);
	says: "the blow at {v} goes wide";
};

action deflect(c : character, v : character) {
	precondition: alive(c) & falling(v) & can_deflect(c, v);
	effect: !falling(v);
	consenting: c;
	observing(d : character): !away(d);
	says: "{c} turns aside the blow at {v}";
};

action let_fall(c : character, v : character) {
	precondition: alive(c) & falling(v) & can_deflect(c, v);
	effect: !falling(v) & (if(!shielded(v)) !alive(v));
	consenting: c;
	observing(d : character): !away(d);
	revealing: alive(v);
	says: "{c} lets the blow at {v} fall";
};

trigger die_with(w : character, v : character) {
	precondition: tied(w, v) & !alive(v) & alive(w);
	effect: !alive(w);
};

// News, and standing in the way
action tell(c : character, a : character, x : character) {
	precondition: can_tell(c, a, x) & alive(c) & alive(a) & at_hand(x);
	effect: !can_tell(c, a, x) & sought(x);
	consenting: c;
	observing(d : character): !away(d);
	says: "{c} tells {a} that {x} is at hand";
};

action keep_silent(c : character, a : character, x : character) {
	precondition: can_tell(c, a, x) & alive(c) & alive(a);
	effect: !can_tell(c, a, x);
	consenting: c;
	observing(d : character): !away(d);
	says: "{c} tells {a} nothing of {x}";
};

action bar(b : character, a : character, x : character) {
	precondition: can_bar(b, a, x) & sought(x) & alive(a) & alive(b);
	effect: !can_bar(b, a, x) & barring(b, x) & exposed(b, a) & dared(b, a);
	consenting: b;
	observing(d : character): !away(d);
	says: "{b} stands between {a} and {x}";
};

action step_aside(b : character, a : character, x : character) {
	precondition: can_bar(b, a, x) & sought(x) & alive(a) & alive(b);
	effect: !can_bar(b, a, x) & forsook(b, x);
	consenting: b;
	observing(d : character): !away(d);
	says: "{b} does not stand between {a} and {x}";
};

// What comes after
action join(a : character, b : character) {
	precondition:
		undecided(a, b) &
		!exposed(b, a) &
		!at_mercy(b, a) &
		!can_aim(a, b) &
		alive(a) &
		alive(b);
	effect: !undecided(a, b) & sworn_to(a) = b;
	consenting: a;
	observing(c : character): !away(c);
	says: "{a} throws in {a.their} lot with {b}";
};

action leave(a : character, b : character) {
	precondition:
		undecided(a, b) &
		!exposed(b, a) &
		!at_mercy(b, a) &
		!can_aim(a, b) &
		alive(a) &
		alive(b);
	effect: !undecided(a, b);
	consenting: a;
	observing(c : character): !away(c);
	says: "{a} goes away from {b}";
};

action trust(a : character, b : character) {
	precondition:
		doubtful(a, b) &
		!exposed(b, a) &
		!at_mercy(b, a) &
		!can_aim(a, b) &
		alive(a) &
		alive(b);
	effect: !doubtful(a, b) & trusts(a, b);
	consenting: a;
	observing(c : character): !away(c);
	says: "{a} takes {b} at {b.their} word";
};

action mistrust(a : character, b : character) {
	precondition:
		doubtful(a, b) &
		!exposed(b, a) &
		!at_mercy(b, a) &
		!can_aim(a, b) &
		alive(a) &
		alive(b);
	effect: !doubtful(a, b);
	consenting: a;
	observing(c : character): !away(c);
	says: "{a} goes on doubting {b}";
};

action rely(b : character, a : character) {
	precondition:
		reliance(b, a) > none &
		!judged(b, a) &
		dared(b, a) &
		!captive(b, a) &
		(forall(v : character) !(exposed(v, a) | at_mercy(v, a))) &
		alive(a) &
		alive(b);
	effect: judged(b, a) & trusts(b, a);
	consenting: b;
	observing(c : character): !away(c);
	says: "{b} takes {a} for one who has stood the test";
};

action turn_away(b : character, a : character) {
	precondition:
		reliance(b, a) > none &
		!judged(b, a) &
		dared(b, a) &
		(forall(v : character) !(exposed(v, a) | at_mercy(v, a))) &
		alive(a) &
		alive(b);
	effect: judged(b, a);
	consenting: b;
	observing(c : character): !away(c);
	says: "{b} will not rely on {a}";
};

action forgive(c : character, a : character) {
	precondition: answers(c, a) & alive(a) & alive(c) & (exists(v : character) struck(a, v));
	effect: !answers(c, a);
	consenting: c;
	observing(d : character): !away(d);
	says: "{c} lets {a} off";
};

action punish(c : character, a : character) {
	precondition: answers(c, a) & alive(a) & alive(c) & (exists(v : character) struck(a, v));
	effect: !answers(c, a) & punished(a) & hurt(a);
	consenting: c;
	observing(d : character): !away(d);
	cost(c) as conscience: scruple(c);
	says: "{c} makes {a} pay for it";
};

action execute(c : character, a : character) {
	precondition: answers(c, a) & alive(a) & alive(c) & (exists(v : character) struck(a, v));
	effect: !answers(c, a) & punished(a) & !alive(a);
	consenting: c;
	observing(d : character): !away(d);
	cost(c) as conscience: mercy(c);
	says: "{c} has {a} die for it";
};

// Why they would: what is to be had by another's death or fall
reason grudge(a : character) as hatred: sum(v : character) (if(!alive(v) | ousted(v)) grudge(a, v) else none);
reason score(a : character) as hatred: sum(v : character) (if(!alive(v) | hurt(v)) score(a, v) else none);
reason justice(a : character) as hatred: sum(v : character) (if(!alive(v) | ousted(v)) (if(good(v)) none - justice(a, v) else justice(a, v)) else none);
reason quarry(a : character) as hatred: sum(x : character) (if(sought(x) & (forall(v : character) (!barring(v, x) | !alive(v)))) quarry(a, x) else none);
reason wrath(a : character) as hatred: sum(v : character) (if(vented(a, v) | hurt(v) | !alive(v)) wrath(a, v) else none);
reason prize(a : character) as gain: sum(v : character) (if(!alive(v) | ousted(v)) prize(a, v) else none);
reason orders(a : character) as duty: sum(v : character) (if(fulfilled(a, v) | ((!alive(v) | ousted(v)) & (forall(c : character) (c == a | !struck(c, v))))) orders(a, v) else none);
reason implant(a : character) as duty while(bidden(a)): sum(v : character) (if(!alive(v) | fulfilled(a, v)) implant(a, v) else none);
reason danger(a : character) as fear: sum(v : character) (if(alive(v) & !ousted(v) & !captive(v, a)) none - danger(a, v) else none);
reason menace(a : character) as fear: sum(v : character) (if(alive(v) & !ousted(v) & !captive(v, a) & !good(v)) none - menace(a, v) else none);
reason rescue(a : character) as duty: sum(v : character) (if(alive(v) & !ousted(v) & !captive(v, a)) none - rescue(a, v) else none);

// What is lost by it
reason need(a : character) as need: sum(v : character) (if(alive(v) & !ousted(v)) need(a, v) else none);
reason reprisal(a : character) as reprisal: sum(v : character) (if(!alive(v) | ousted(v)) none - reprisal(a, v) else none);
reason backlash(a : character) as reprisal: sum(v : character) (if(struck(a, v) & alive(v)) none - backlash(a, v) else none);
reason love(a : character) as fondness: sum(v : character) (if(alive(v)) love(a, v) else none);
reason shelter(b : character) as fondness: sum(x : character) (if(sought(x) & !barring(b, x) & (forall(v : character) (!barring(v, x) | !alive(v)))) none - (shelter(b, x) + (if(forsook(b, x)) shelter(b, x) else none)) else none);
reason charge(a : character) as duty: sum(v : character) (if(alive(v)) charge(a, v) else none);
reason admiration(a : character) as fondness: sum(v : character) (if(alive(v) & dared(v, a)) admiration(a, v) else none);
reason hostage(a : character) as need: sum(v : character) (if(alive(v) & captive(v, a)) hostage(a, v) else none);
reason torment(a : character) as hatred: sum(v : character) (if(alive(v)) torment(a, v) else none);

// What they want for themselves
reason life(c : character) as need: if(alive(c)) overwhelming else none;
reason pain(c : character) as need: if(hurt(c) & !punished(c)) none - pain(c) else none;
reason punishment(c : character) as reprisal: if(hurt(c) & punished(c)) none - pain(c) else none;
reason office(c : character) as gain: if(ousted(c)) none else office(c);
reason release(c : character) as need: if(alive(c)) none else release(c);
reason atonement(c : character) as conscience: if(alive(c)) none else atonement(c);
reason creed(a : character) as duty: if(flouted(a)) none - creed(a) else none;
reason unbearable(a : character) as belief: sum(b : character) (if(alive(a) & unbearable(a, b) > none) none - ((overwhelming + unbearable(a, b)) * belief(a, good(b))) else none);
reason sway(a : character) as gain: sum(v : character) (if(drew(a, v)) sway(a, v) else none);

// What they want of each other
reason kinship(a : character) as fondness: sum(b : character) (if(sworn_to(a) == b) (if(good(b)) kinship(a, b) else none - kinship(a, b)) else none);
reason loyalty(a : character) as duty: sum(b : character) (if(sworn_to(a) == b) loyalty(a, b) else none);
reason fellowship(a : character) as fondness: sum(b : character) (if(trusts(a, b)) (if(good(b)) fellowship(a, b) else none - fellowship(a, b)) else none);
reason following(b : character) as gain: sum(a : character) (if(sworn_to(a) == b | trusts(a, b)) following(b, a) else none);
reason reckoning(c : character) as hatred: sum(a : character) (if(punished(a)) reckoning(c, a) else none);
reason requital(c : character) as hatred: sum(a : character) (if(!punished(a) & (exists(v : character) struck(a, v))) none - requital(c, a) else none);
reason corruption(b : character) as gain: sum(a : character) (if(exists(v : character) struck(a, v)) corruption(b, a) else none);
reason forbearance(b : character) as fondness: sum(a : character) (if(dared(b, a) & alive(b) & !ousted(b) & (forall(v : character) !(struck(a, v) | exposed(v, a) | at_mercy(v, a)))) forbearance(b, a) else none);
reason advantage(b : character) as gain: sum(a : character) (if(dared(b, a) & alive(b) & !ousted(b) & (forall(v : character) !(struck(a, v) | exposed(v, a) | at_mercy(v, a)))) advantage(b, a) else none);
reason reliance(b : character) as fondness: sum(a : character) (if(judged(b, a) & trusts(b, a)) (if(exists(v : character) struck(a, v)) none - reliance(b, a) else reliance(b, a)) else none);

// What they want each other to think
reason regard(b : character) as belief: sum(a : character) regard(b, a) * belief(a, good(b));
reason faith(b : character) as belief: sum(a : character) faith(b, a) * belief(a, mercy(a) > none);
reason curiosity(b : character) as belief: sum(a : character) curiosity(b, a) * abs(belief(b, mercy(a) > none) - even);
reason longing(b : character) as belief: sum(a : character) (if(belief(b, love(a, b) > none) >= likely) (longing(b, a) * (belief(b, love(a, b) > none) - likely)) / unlikely else none);
reason self_respect(a : character) as belief: self_respect(a) * belief(a, mercy(a) > none);

// What patterns may know of all this
trope role harm(v : character) = if(!alive(v)) 1 elseif(ousted(v)) 0.5 elseif(hurt(v)) 0.25 else 0;
trope role side(a : character) = sworn_to(a);
trope role worth(c : character) = if(good(c)) 1 else 0;
trope role trust(a : character, b : character) = if(trusts(a, b)) 1 else 0;
trope role aside(a : character) = if(aside(a)) 1 else 0;

// How it is told
says alive(c): "{c} is alive";
says alive(c) = False: "{c} is dead";
says good(c): "{c} is no villain";
says good(c) = False: "{c} is a villain";
says shielded(v): "no blow will kill {v}";
says shielded(v) = False: "a blow would kill {v}";
says hurt(c): "{c} is hurt";
says hurt(c) = False: "{c} is unhurt";
says ousted(c): "{c} has lost {c.their} place";
says ousted(c) = False: "{c} keeps {c.their} place";
says captive(v, a): "{v} is held by {a}";
says captive(v, a) = False: "{v} is not held by {a}";
says sought(x): "it is known that {x} is at hand";
says sought(x) = False: "it is not known that {x} is at hand";
says at_hand(x): "{x} is at hand";
says at_hand(x) = False: "{x} is out of reach";
says trap(v, a): "{a} lies open to {v} once {v} is let go";
says trap(v, a) = False: "to let {v} go does not lay {a} open";
says exposed(v, a): "{v} lies open to {a's} blow";
says exposed(v, a) = False: "{v} is out of {a's} reach";
says beside(w, a): "{w} too is within {a's} reach";
says beside(w, a) = False: "{w} is not within {a's} reach";
says dared(b, a): "{b} has let {a} have the chance";
says dared(b, a) = False: "{b} has not let {a} have the chance";
says sworn_to(c): "{c} is on the side of {value}";
says trusts(a, b): "{a} trusts {b}";
says trusts(a, b) = False: "{a} does not trust {b}";
says judged(b, a): "{b} has said whether {a} stood the test";
says judged(b, a) = False: "{b} has not said whether {a} stood the test";
says bidden(a): "the implanted wish has hold of {a}";
says bidden(a) = False: "no implanted wish has hold of {a}";
says undecided(a, b): "{a} has still to say whether to go with {b}";
says undecided(a, b) = False: "{a} has said whether to go with {b}";
says doubtful(a, b): "{a} has still to say whether to trust {b}";
says doubtful(a, b) = False: "{a} has said whether to trust {b}";
says away(c): "{c} sees nothing of what is done";
says away(c) = False: "{c} sees what is done";
says tied(w, v): "{w} dies if {v} does";
says tied(w, v) = False: "{w} does not die with {v}";
says at_mercy(v, a): "{v's} place is in {a's} hands";
says at_mercy(v, a) = False: "{v's} place is not in {a's} hands";
says struck(a, v): "{a} has struck at {v} to kill";
says struck(a, v) = False: "{a} has not struck at {v}";
says falling(v): "a blow at {v} is on its way";
says falling(v) = False: "no blow at {v} is on its way";
says barring(b, x): "{b} stands before {x}";
says barring(b, x) = False: "{b} does not stand before {x}";
says forsook(b, x): "{b} has stepped aside, and left {x} to whoever comes";
says forsook(b, x) = False: "{b} has not stepped aside from {x}";
says punished(c): "{c} has been made to pay";
says punished(c) = False: "{c} has not been made to pay";
says fulfilled(a, v): "{a} has done to the letter what was bidden against {v}";
says fulfilled(a, v) = False: "{a} has not done what was bidden against {v}";
says vented(a, v): "{a} has spent on a thing the blow meant for {v}";
says vented(a, v) = False: "{a} has not spent on a thing the blow meant for {v}";
says in_the_air(a, v): "the coin is up for {v}";
says in_the_air(a, v) = False: "no coin is up for {v}";
says drew(a, v): "{a} has drawn on {v}";
says drew(a, v) = False: "{a} has not drawn on {v}";
says flouted(a): "{a} has decided without the coin";
says flouted(a) = False: "{a} has not decided without the coin";
says aside(a): "{a} has done something else with the chance";
says aside(a) = False: "{a} has done nothing else with the chance";
says can_open(b, a): "{b} can lay {b.their} life open to {a}";
says can_open(b, a) = False: "{b} cannot lay {b.their} life open to {a}";
says can_arm(b, a): "{b} can put the weapon in {a's} hand";
says can_arm(b, a) = False: "{b} cannot put the weapon in {a's} hand";
says can_dismiss(b, a): "{b} can be alone with {a}";
says can_dismiss(b, a) = False: "{b} cannot be alone with {a}";
says can_lower(b, a): "{b} can stop fighting {a}";
says can_lower(b, a) = False: "{b} cannot stop fighting {a}";
says can_unarm(b, a): "{b} can lay aside what keeps {b.them} safe from {a}";
says can_unarm(b, a) = False: "{b} cannot lay aside what keeps {b.them} safe from {a}";
says can_show(b, a): "{b} can let {a} see what a blow would do";
says can_show(b, a) = False: "{b} cannot let {a} see what a blow would do";
says can_lay_down(b, a): "{b} can put {b.their} place in {a's} hands";
says can_lay_down(b, a) = False: "{b} cannot put {b.their} place in {a's} hands";
says can_aim(a, v): "{a} can draw on {v}";
says can_aim(a, v) = False: "{a} cannot draw on {v}";
says can_back_down(b, a): "{b} can give way before {a}";
says can_back_down(b, a) = False: "{b} cannot give way before {a}";
says can_wound(a, v): "{a} can hurt {v} and leave it at that";
says can_wound(a, v) = False: "{a} cannot hurt {v} and leave it at that";
says can_seize(a, v): "{a} can take {v} prisoner and leave it at that";
says can_seize(a, v) = False: "{a} cannot take {v} prisoner and leave it at that";
says can_ask(a, c): "{a} can leave the deed to {c}";
says can_ask(a, c) = False: "{a} cannot leave the deed to {c}";
says can_turn_on_self(a): "{a} can turn the blow on {a.themself}";
says can_turn_on_self(a) = False: "{a} cannot turn the blow on {a.themself}";
says can_vent(a, v): "there is a thing on which {a} can spend the blow meant for {v}";
says can_vent(a, v) = False: "there is nothing on which {a} can spend the blow meant for {v}";
says can_strike_likeness(a, v): "there is a likeness of {v} for {a} to strike";
says can_strike_likeness(a, v) = False: "there is no likeness of {v} for {a} to strike";
says can_walk_away(a, v): "{a} can turn from {v} and walk away";
says can_walk_away(a, v) = False: "{a} cannot turn from {v} and walk away";
says can_toss(a, v): "{a} has a coin for {v's} life";
says can_toss(a, v) = False: "{a} has no coin for {v's} life";
says can_deflect(c, v): "{c} can turn aside a blow at {v}";
says can_deflect(c, v) = False: "{c} cannot turn aside a blow at {v}";
says can_tell(c, a, x): "{c} can tell {a} that {x} is at hand";
says can_tell(c, a, x) = False: "{c} cannot tell {a} that {x} is at hand";
says can_bar(b, a, x): "{b} can stand between {a} and {x}";
says can_bar(b, a, x) = False: "{b} cannot stand between {a} and {x}";
says answers(c, a): "it is for {c} to answer a blow of {a's}";
says answers(c, a) = False: "it is not for {c} to answer a blow of {a's}";
says mercy(c): "{c} has {value} scruples about killing";
says mercy(c) = overwhelming: "{c} could hardly bear to kill";
says mercy(c) = none: "{c} has no scruples about killing";
says resolve(a, v): "{a} is set on killing {v}: {value}";
says resolve(a, v) = none: "{a} is not set on killing {v}";
says decency(a): "to kill who is good would cost {a} more: {value}";
says decency(a) = none: "to kill who is good would cost {a} no more";
says scruple(c): "{c} has {value} scruples about lesser harm";
says scruple(c) = none: "{c} has no scruples about lesser harm";
says dread(a, v): "{a} has {value} dread of striking at {v}";
says dread(a, v) = none: "{a} has no dread of striking at {v}";
says debt(a, v): "{a} owes {v}: {value}";
says debt(a, v) = none: "{a} owes {v} nothing";
says honour(a, v): "killing {v} so breaks a rule that {a} holds to: {value}";
says honour(a, v) = none: "killing {v} so breaks no rule of {a's}";
says truce(a, v): "to lay a hand on {v} breaks a truce that {a} holds to: {value}";
says truce(a, v) = none: "no truce binds {a} to {v}";
says chivalry(a): "{a} would not strike who lays down all defence: {value}";
says chivalry(a) = none: "{a} would as soon strike who lays down all defence";
says price(a, v): "a chance at {v} costs {a} something dear: {value}";
says price(a, v) = none: "a chance at {v} costs {a} nothing dear";
says grudge(a, v): "{a} has a grudge against {v}: {value}";
says grudge(a, v) = none: "{a} has no grudge against {v}";
says score(a, v): "{a} would see {v} hurt: {value}";
says score(a, v) = none: "{a} does not care to see {v} hurt";
says justice(a, v): "{a} would see {v} pay if {v} is a villain: {value}";
says justice(a, v) = none: "{a} has no mind to make {v} pay";
says prize(a, v): "{a} has something to take once {v} is gone: {value}";
says prize(a, v) = none: "{a} has nothing to take once {v} is gone";
says orders(a, v): "{a} has orders against {v}: {value}";
says orders(a, v) = none: "{a} has no orders against {v}";
says implant(a, v): "{a} was made to wish {v} dead: {value}";
says implant(a, v) = none: "{a} was not made to wish {v} dead";
says danger(a, v): "{v} is a danger to {a}: {value}";
says danger(a, v) = none: "{v} is no danger to {a}";
says menace(a, v): "{v} is a danger to {a}, if a villain: {value}";
says menace(a, v) = none: "{v} would be no danger to {a} as a villain either";
says quarry(a, x): "{a} is after {x}: {value}";
says rescue(a, v): "{a} would save others from {v}: {value}";
says rescue(a, v) = none: "{a} has nobody to save from {v}";
says need(a, v): "{a} has need of {v}: {value}";
says need(a, v) = none: "{a} has no need of {v}";
says reprisal(a, v): "{a} would pay for {v}: {value}";
says reprisal(a, v) = none: "{a} would not pay for {v}";
says backlash(a, v): "{a} would pay for a blow that {v} outlived: {value}";
says backlash(a, v) = none: "{a} would not pay for a blow that {v} outlived";
says love(a, v): "{a} is fond of {v}: {value}";
says love(a, v) = none: "{a} is not fond of {v}";
says shelter(b, x): "{b} would keep {x} safe: {value}";
says shelter(b, x) = none: "{b} has no mind to keep {x} safe";
says quarry(a, x) = none: "{a} is not after {x}";
says charge(a, v): "{a} has to keep {v} alive: {value}";
says charge(a, v) = none: "{a} need not keep {v} alive";
says admiration(a, v): "{a} admires daring in {v}: {value}";
says admiration(a, v) = none: "{a} does not admire daring in {v}";
says hostage(a, v): "{a} has something by holding {v}: {value}";
says hostage(a, v) = none: "{a} has nothing by holding {v}";
says torment(a, v): "{a} would have {v} live on with it: {value}";
says torment(a, v) = none: "{a} has no wish that {v} should live on with it";
says release(c): "{c} would be rid of life: {value}";
says release(c) = none: "{c} has no wish to be rid of life";
says atonement(c): "{c} holds that {c} deserves to die: {value}";
says atonement(c) = none: "{c} does not hold that {c} deserves to die";
says kinship(a, b): "{a} would be with {b}, if {b} is good: {value}";
says kinship(a, b) = none: "being with {b} is nothing to {a}";
says loyalty(a, b): "{a} is loyal to {b}: {value}";
says loyalty(a, b) = none: "{a} is not loyal to {b}";
says unbearable(a, b): "{a} would sooner die than live knowing that {b} is good: {value}";
says unbearable(a, b) = none: "{a} could live knowing that {b} is good";
says may_miss(v): "how likely a blow at {v} goes wide: {value}";
says may_miss(v) = none: "a blow at {v} cannot go wide";
says pride(b): "{b} has {value} pride";
says pride(b) = none: "{b} has no pride";
says shame(a, v): "to let {v} go would shame {a}: {value}";
says shame(a, v) = none: "to let {v} go would be no shame to {a}";
says ransom(b, a): "others would pay for it if {b} kept out of {a's} reach: {value}";
says ransom(b, a) = none: "nobody would pay for it if {b} kept out of {a's} reach";
says pain(c): "{c} minds being hurt: {value}";
says pain(c) = none: "{c} does not mind being hurt";
says office(c): "{c} holds to {c.their} place: {value}";
says office(c) = none: "{c} does not hold to {c.their} place";
says following(b, a): "{b} wants {a} on {b.their} side: {value}";
says following(b, a) = none: "{b} does not want {a} on {b.their} side";
says fellowship(a, b): "{a} would trust {b}, if {b} is good: {value}";
says fellowship(a, b) = none: "trusting {b} is nothing to {a}";
says regard(b, a): "{b} would have {a} think well of {b.them}: {value}";
says regard(b, a) = none: "what {a} thinks of {b} is nothing to {b.them}";
says faith(b, a): "{b} would have {a} know {a.their} own mercy: {value}";
says faith(b, a) = none: "whether {a} knows {a.their} own mercy is nothing to {b}";
says curiosity(b, a): "{b} would know whether {a} has mercy: {value}";
says curiosity(b, a) = none: "{b} does not care to know whether {a} has mercy";
says longing(b, a): "{b} longs to be sure that {a} is fond of {b.them}: {value}";
says longing(b, a) = none: "{b} has no need to be sure that {a} is fond of {b.them}";
says self_respect(a): "{a} would not be a murderer in {a.their} own eyes: {value}";
says self_respect(a) = none: "what {a} is in {a.their} own eyes is nothing to {a.them}";
says forbearance(b, a): "{b} would have {a} let the chance go: {value}";
says forbearance(b, a) = none: "{b} does not care whether {a} lets the chance go";
says advantage(b, a): "{b} has something to gain if {a} lets the chance go: {value}";
says advantage(b, a) = none: "{b} has nothing to gain if {a} lets the chance go";
says reliance(b, a): "{b} wants in {a} one who has stood the test: {value}";
says reliance(b, a) = none: "{b} puts {a} to no test";
says corruption(b, a): "{b} would have {a} strike, for what it makes of {a.them}: {value}";
says corruption(b, a) = none: "{b} has no wish that {a} should strike";
says sway(a, v): "{a} draws on {v} to be heard: {value}";
says sway(a, v) = none: "{a} has nothing to gain by drawing on {v}";
says wrath(a, v): "{a} has to let {a.their} anger at {v} out: {value}";
says wrath(a, v) = none: "{a} need not let {a.their} anger at {v} out";
says reckoning(c, a): "{c} would have {a} pay for a blow: {value}";
says reckoning(c, a) = none: "{c} would not have {a} pay for a blow";
says requital(c, a): "{c} would let no blow of {a's} go unanswered: {value}";
says requital(c, a) = none: "{c} would let a blow of {a's} go unanswered";
says creed(a): "{a} goes by the coin: {value}";
says creed(a) = none: "{a} does not go by a coin";
says reason life(c): "{c.their} own life";
says reason pain(c): "not being hurt";
says reason punishment(c): "not being made to pay";
says reason office(c): "{c.their} place";
says reason release(c): "being rid of life";
says reason atonement(c): "paying with {c.their} life";
says reason grudge(a): "getting even";
says reason score(a): "seeing them hurt";
says reason justice(a): "that a villain should pay, and no good man";
says reason quarry(a): "getting at whom {a} is after";
says reason wrath(a): "letting {a.their} anger out";
says reason prize(a): "what there is to be taken";
says reason orders(a): "{a.their} orders";
says reason implant(a): "a wish that was put into {a.them}";
says reason danger(a): "being safe";
says reason menace(a): "being safe from villains";
says reason rescue(a): "saving others";
says reason need(a): "who is needed alive";
says reason reprisal(a): "what others would do to {a.them} for it";
says reason backlash(a): "what a blow that fails would bring on {a.them}";
says reason love(a): "who is loved";
says reason shelter(b): "keeping others safe";
says reason charge(a): "whom {a} has to keep alive";
says reason admiration(a): "the life of one who dares so much";
says reason hostage(a): "whom {a} holds";
says reason torment(a): "that they should have to live with it";
says reason creed(a): "going by the coin";
says reason unbearable(a): "not having to know the other good";
says reason kinship(a): "siding with the good";
says reason loyalty(a): "staying loyal";
says reason fellowship(a): "trusting the trustworthy";
says reason following(b): "having the others on {b.their} side";
says reason sway(a): "being heard";
says reason reckoning(c): "that who struck should pay";
says reason requital(c): "that no blow should go unanswered";
says reason corruption(b): "what striking makes of the other";
says reason regard(b): "what the others think of {b.them}";
says reason faith(b): "that the others should know their own mercy";
says reason curiosity(b): "knowing whether the other has mercy";
says reason longing(b): "being sure of being loved";
says reason self_respect(a): "being no murderer in {a.their} own eyes";
says reason forbearance(b): "that the other should let it be";
says reason advantage(b): "what is to be had if the other lets it be";
says reason reliance(b): "somebody who has stood the test";
