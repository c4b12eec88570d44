// Scenes in which one person has put into another's keeping what must not be lost: a secret, a key, a pledge, a good name.
//
// A scene states who has what at stake with whom, who believes what, what each may do and whose turn it is. Its amounts and
// credences are those of the scale, and no others. docs/trust-and-secrets.md tells what each fluent means.
//
// Everything a scene does not speak of is false or none, but for the defaults that stand below the fluents.
import "scale";

// What is so
property faithful(c : character) : boolean;  // a true friend, who means well
property away(c : character) : boolean;  // sees nothing of what is done here
property guilty(x : character) : boolean;  // has done what is said of x
property bait(b : character) : boolean;  // what b lets out of hand is worth nothing

// How things stand between them
property confided(b : character, a : character) : boolean;  // b has put it into a's hands, open-eyed
property held(b : character, a : character) : boolean;  // what is b's lies in a's keeping, to be kept or given away
property promised(a : character, b : character) : boolean;  // a has given b a's word
property broke(a : character, b : character) : boolean;  // a has broken faith with b
property lost(b : character) : boolean;  // what b had at stake is out, or gone
property accused(x : character) : boolean;  // x stands accused here
property lied(c : character) : boolean;  // has said what is not so
property cast_off(x : character) : boolean;  // has lost name, home or love
property estranged(b : character, a : character) : boolean;  // b is through with a
property forgave(b : character, a : character) : boolean;
property repaid(a : character, b : character) : boolean;
property stands_with(c : character) : character;  // whose side they are on
property trusts(a : character, b : character) : boolean;  // has taken b at b's word

// What they may do
property can_confide(b : character, a : character) : boolean;  // b may put it into a's keeping
property can_promise(a : character, b : character) : boolean;
property can_speak(c : character, a : character, x : character) : boolean;  // c may tell a what x has done, or has not
property can_judge(a : character, x : character) : boolean;  // it is a's to cast x off, once x is accused
property can_answer(b : character, a : character) : boolean;  // it is b's to forgive a breach of a's
property can_repay(a : character, b : character) : boolean;
property undecided(a : character, b : character) : boolean;  // a has still to say whether a stands with b
property doubtful(a : character, b : character) : boolean;  // a has still to say whether a trusts b

// What a deed costs them
property loyalty(a : character) : number;  // what breaking faith costs their conscience
property candour(c : character) : number;  // what a lie costs it
property scruple(c : character) : number;  // what casting somebody off costs it
property word(a : character) : number;  // what a's given word weighs
property debt(a : character, b : character) : number;  // what a owes b, and would betray with it
property dread(a : character, b : character) : number;  // the fear that breaking faith with b takes
property shame(b : character) : number;  // what it costs b to speak of it at all

// What they get by it
property reward(a : character, b : character) : number;  // what a has from b's loss
property temptation(a : character, b : character) : number;  // what it is to a to break in on it at all
property spite(a : character, b : character) : number;  // what it is to a that b is lost or cast off
property orders(a : character, b : character) : number;  // what a's orders to give b away weigh
property duress(a : character, b : character) : number;  // what others would do to a, or to a's, if a does not
property sake(a : character, b : character) : number;  // what it is to a, for somebody else's sake, to do it
property justice(a : character, x : character) : number;  // what it is worth to cast x off if guilty; lost if not

// What they lose by it
property stake(b : character) : number;  // what b loses if it is out
property name(c : character) : number;  // what their name and home are to them
property reprisal(a : character, b : character) : number;  // what others would do to a for it
property need(a : character, b : character) : number;  // what a needs b's good standing for
property love(a : character, b : character) : number;  // what it is to a that b comes to no harm

// What else they care about
property relief(b : character, a : character) : number;  // what it is to b to have it in a's keeping
property kinship(a : character, b : character) : number;  // what standing with b is worth to a, if b is faithful
property following(b : character, a : character) : number;  // what it is to b that a should stand with b, or trust b
property fellowship(a : character, b : character) : number;  // what trusting b is worth to a, if b is faithful
property regard(b : character, a : character) : number;  // what it is to b that a should think b faithful
property frankness(c : character, a : character) : number;  // what it is to c that a should be right about people
property honour(b : character, a : character) : number;  // what it is to b that a should think b innocent
property confidence(b : character, a : character) : number;  // what it is to b that a should know a's own loyalty
property curiosity(b : character, a : character) : number;  // what it is to b to know whether a keeps faith
property grudge(b : character, a : character) : number;  // what it is to b to be through with a who broke faith
property attachment(b : character, a : character) : number;  // what it is to b not to be
property gratitude(a : character, b : character) : number;  // what it is to a to have repaid b

// What stands by default
forall(c : character) faithful(c);
forall(c : character) stands_with(c) = c;
forall(c : character) loyalty(c) = strong;
forall(c : character) candour(c) = some;
forall(c : character) scruple(c) = some;
forall(c : character) word(c) = some;
forall(c : character) stake(c) = strong;
forall(c : character) name(c) = strong;

// Putting it into somebody's hands, or not
action confide(b : character, a : character) {
	precondition: can_confide(b, a) & !held(b, a);
	effect: !can_confide(b, a) & held(b, a) & confided(b, a);
	consenting: b;
	observing(c : character): !away(c);
	cost(b) as belief: shame(b);
	says: "{b} puts it into {a's} keeping";
};

action hold_back(b : character, a : character) {
	precondition: can_confide(b, a) & !held(b, a);
	effect: !can_confide(b, a);
	consenting: b;
	observing(c : character): !away(c);
	says: "{b} lets {a} have nothing";
};

action promise(a : character, b : character) {
	precondition: can_promise(a, b);
	effect: !can_promise(a, b) & promised(a, b);
	consenting: a;
	observing(c : character): !away(c);
	says: "{a} gives {b} {a.their} word";
};

action promise_nothing(a : character, b : character) {
	precondition: can_promise(a, b);
	effect: !can_promise(a, b);
	consenting: a;
	observing(c : character): !away(c);
	says: "{a} promises {b} nothing";
};

// Keeping it, or not
action keep_faith(a : character, b : character) {
	precondition: held(b, a);
	effect: !held(b, a);
	consenting: a;
	observing(c : character): !away(c);
	says: "{a} keeps faith with {b}";
};

action betray(a : character, b : character) {
	precondition: held(b, a);
	effect: !held(b, a) & broke(a, b) & (if(!bait(b)) lost(b));
	consenting: a;
	observing(c : character): !away(c);
	revealing: bait(b);
	cost(a) as conscience: loyalty(a);
	cost(a) as duty: if(promised(a, b)) word(a) else none;
	cost(a) as debt: debt(a, b);
	cost(a) as fear: dread(a, b);
	says: "{a} breaks faith with {b}";
};

// What is said of people
action accuse(c : character, a : character, x : character) {
	precondition: can_speak(c, a, x);
	effect: !can_speak(c, a, x) & accused(x) & (if(!guilty(x)) lied(c));
	consenting: c;
	observing(d : character): !away(d);
	cost(c) as conscience: if(guilty(x)) none else candour(c);
	says: "{c} tells {a} that {x} has done it";
};

action vouch(c : character, a : character, x : character) {
	precondition: can_speak(c, a, x);
	effect: !can_speak(c, a, x) & !accused(x) & (if(guilty(x)) lied(c));
	consenting: c;
	observing(d : character): !away(d);
	cost(c) as conscience: if(guilty(x)) candour(c) else none;
	says: "{c} tells {a} that {x} has not done it";
};

action say_nothing(c : character, a : character, x : character) {
	precondition: can_speak(c, a, x);
	effect: !can_speak(c, a, x);
	consenting: c;
	observing(d : character): !away(d);
	says: "{c} says nothing of {x} to {a}";
};

action cast_off(a : character, x : character) {
	precondition: can_judge(a, x) & accused(x);
	effect: !can_judge(a, x) & !accused(x) & cast_off(x);
	consenting: a;
	observing(c : character): !away(c);
	cost(a) as conscience: scruple(a);
	says: "{a} casts {x} off";
};

action hold_to(a : character, x : character) {
	precondition: can_judge(a, x) & accused(x);
	effect: !can_judge(a, x) & !accused(x);
	consenting: a;
	observing(c : character): !away(c);
	says: "{a} holds to {x}";
};

// What comes after
action forgive(b : character, a : character) {
	precondition: can_answer(b, a) & broke(a, b);
	effect: !can_answer(b, a) & forgave(b, a);
	consenting: b;
	observing(c : character): !away(c);
	says: "{b} forgives {a}";
};

action break_with(b : character, a : character) {
	precondition: can_answer(b, a) & broke(a, b);
	effect: !can_answer(b, a) & estranged(b, a);
	consenting: b;
	observing(c : character): !away(c);
	says: "{b} will have no more to do with {a}";
};

action repay(a : character, b : character) {
	precondition: can_repay(a, b) & (forall(x : character) !(can_confide(a, x) | can_promise(a, x) | held(x, a)));
	effect: !can_repay(a, b) & repaid(a, b);
	consenting: a;
	observing(c : character): !away(c);
	says: "{a} does for {b} what {a} owes";
};

action shirk(a : character, b : character) {
	precondition: can_repay(a, b) & (forall(x : character) !(can_confide(a, x) | can_promise(a, x) | held(x, a)));
	effect: !can_repay(a, b);
	consenting: a;
	observing(c : character): !away(c);
	says: "{a} leaves the debt to {b} unpaid";
};

action join(a : character, b : character) {
	precondition: undecided(a, b) & (forall(x : character) !(can_confide(a, x) | can_promise(a, x) | held(x, a)));
	effect: !undecided(a, b) & stands_with(a) = b;
	consenting: a;
	observing(c : character): !away(c);
	says: "{a} goes over to {b}";
};

action leave(a : character, b : character) {
	precondition: undecided(a, b) & (forall(x : character) !(can_confide(a, x) | can_promise(a, x) | held(x, a)));
	effect: !undecided(a, b);
	consenting: a;
	observing(c : character): !away(c);
	says: "{a} goes {a.their} own way";
};

action trust(a : character, b : character) {
	precondition: doubtful(a, b) & (forall(x : character) !(can_confide(a, x) | can_promise(a, x) | held(x, a)));
	effect: !doubtful(a, b) & trusts(a, b);
	consenting: a;
	observing(c : character): !away(c);
	says: "{a} takes {b} at {b.their} word";
};

action mistrust(a : character, b : character) {
	precondition: doubtful(a, b) & (forall(x : character) !(can_confide(a, x) | can_promise(a, x) | held(x, a)));
	effect: !doubtful(a, b);
	consenting: a;
	observing(c : character): !away(c);
	says: "{a} does not believe {b}";
};

// Why they would break faith
reason reward(a : character) as gain: sum(b : character) (if(lost(b)) reward(a, b) else none);
reason temptation(a : character) as gain: sum(b : character) (if(broke(a, b)) temptation(a, b) else none);
reason spite(a : character) as hatred: sum(b : character) (if(lost(b) | cast_off(b)) spite(a, b) else none);
reason orders(a : character) as duty: sum(b : character) (if(lost(b)) orders(a, b) else none);
reason duress(a : character) as reprisal: sum(b : character) (if(broke(a, b)) none else none - duress(a, b));
reason sake(a : character) as fondness: sum(b : character) (if(broke(a, b)) sake(a, b) else none);
reason justice(a : character) as hatred: sum(x : character) (if(cast_off(x)) (if(guilty(x)) justice(a, x) else none - justice(a, x)) else none);

// What is lost by it
reason stake(b : character) as need: if(lost(b)) none - stake(b) else none;
reason name(c : character) as need: if(cast_off(c)) none - name(c) else none;
reason reprisal(a : character) as reprisal: sum(b : character) (if(broke(a, b)) none - reprisal(a, b) else none);
reason need(a : character) as need: sum(b : character) (if(lost(b) | cast_off(b)) none - need(a, b) else none);
reason love(a : character) as fondness: sum(b : character) (if(lost(b) | cast_off(b)) none - love(a, b) else none);

// What they want of each other
reason relief(b : character) as gain: sum(a : character) (if(confided(b, a)) relief(b, a) else none);
reason kinship(a : character) as fondness: sum(b : character) (if(stands_with(a) == b) (if(faithful(b)) kinship(a, b) else none - kinship(a, b)) else none);
reason fellowship(a : character) as fondness: sum(b : character) (if(trusts(a, b)) (if(faithful(b)) fellowship(a, b) else none - fellowship(a, b)) else none);
reason following(b : character) as gain: sum(a : character) (if(stands_with(a) == b | trusts(a, b)) following(b, a) else none);
reason grudge(b : character) as hatred: sum(a : character) (if(estranged(b, a)) grudge(b, a) else none);
reason attachment(b : character) as fondness: sum(a : character) (if(estranged(b, a)) none - attachment(b, a) else none);
reason gratitude(a : character) as debt: sum(b : character) (if(repaid(a, b)) gratitude(a, b) else none);

// What they want each other to think
reason regard(b : character) as belief: sum(a : character) regard(b, a) * belief(a, faithful(b));
reason honour(b : character) as belief: sum(a : character) honour(b, a) * belief(a, !guilty(b));
reason frankness(c : character) as belief: sum(a : character) frankness(c, a) * (sum(x : character) (if(guilty(x)) belief(a, guilty(x)) else belief(a, !guilty(x))));
reason confidence(b : character) as belief: sum(a : character) confidence(b, a) * belief(a, loyalty(a) > none);
reason curiosity(b : character) as belief: sum(a : character) curiosity(b, a) * (if(belief(b, loyalty(a) > none) >= even) belief(b, loyalty(a) > none) - even else even - belief(b, loyalty(a) > none));

// What patterns may know of all this
trope role harm(v : character) = if(lost(v)) 1 elseif(cast_off(v)) 0.5 else 0;
trope role side(a : character) = stands_with(a);
trope role worth(c : character) = if(faithful(c)) 1 else 0;
trope role trust(a : character, b : character) = if(trusts(a, b)) 1 else 0;

// How all this is told
says faithful(c): "{c} is a true friend";
says faithful(c) = False: "{c} is no true friend";
says away(c): "{c} is not there to see it";
says away(c) = False: "{c} is there to see it";
says guilty(x): "{x} has done it";
says guilty(x) = False: "{x} has not done it";
says bait(b): "what {b} lets out of hand is worth nothing";
says bait(b) = False: "what {b} lets out of hand is what it seems";
says confided(b, a): "{b} has put it into {a's} keeping";
says confided(b, a) = False: "{b} has not put it into {a's} keeping";
says held(b, a): "what is {b's} lies with {a}";
says held(b, a) = False: "nothing of {b's} lies with {a}";
says promised(a, b): "{a} has given {b} {a.their} word";
says promised(a, b) = False: "{a} has given {b} no word";
says broke(a, b): "{a} has broken faith with {b}";
says broke(a, b) = False: "{a} has not broken faith with {b}";
says lost(b): "{b} has lost what was at stake";
says lost(b) = False: "{b} has lost nothing";
says accused(x): "{x} stands accused";
says accused(x) = False: "{x} does not stand accused";
says lied(c): "{c} has lied";
says lied(c) = False: "{c} has not lied";
says cast_off(x): "{x} is cast off";
says cast_off(x) = False: "{x} is not cast off";
says estranged(b, a): "{b} is through with {a}";
says estranged(b, a) = False: "{b} is not through with {a}";
says forgave(b, a): "{b} has forgiven {a}";
says forgave(b, a) = False: "{b} has not forgiven {a}";
says repaid(a, b): "{a} has done for {b} what {a} owed";
says repaid(a, b) = False: "{a} has not done for {b} what {a} owed";
says stands_with(c): "{c} stands with {value}";
says trusts(a, b): "{a} trusts {b}";
says trusts(a, b) = False: "{a} does not trust {b}";
says can_confide(b, a): "{b} may put it into {a's} keeping";
says can_confide(b, a) = False: "{b} may put nothing into {a's} keeping";
says can_promise(a, b): "{a} may give {b} {a.their} word";
says can_promise(a, b) = False: "{a} is asked by {b} for no word";
says can_speak(c, a, x): "{c} may speak to {a} of {x}";
says can_speak(c, a, x) = False: "{c} may not speak to {a} of {x}";
says can_judge(a, x): "it is {a's} to judge {x}";
says can_judge(a, x) = False: "it is not {a's} to judge {x}";
says can_answer(b, a): "it is {b's} to forgive {a} a breach of faith";
says can_answer(b, a) = False: "it is not {b's} to forgive {a} a breach of faith";
says can_repay(a, b): "{a} may do for {b} what {a} owes";
says can_repay(a, b) = False: "{a} can do nothing for {b}";
says undecided(a, b): "{a} has still to say whether {a} stands with {b}";
says undecided(a, b) = False: "{a} need not say whether {a} stands with {b}";
says doubtful(a, b): "{a} has still to say whether {a} believes {b}";
says doubtful(a, b) = False: "{a} need not say whether {a} believes {b}";
says loyalty(a): "breaking faith would cost {a} {value} pangs";
says loyalty(a) = none: "breaking faith would cost {a} no pang";
says candour(c): "a lie would cost {c} {value} pangs";
says candour(c) = none: "a lie would cost {c} no pang";
says scruple(c): "casting somebody off would cost {c} {value} pangs";
says scruple(c) = none: "casting somebody off would cost {c} no pang";
says word(a): "{a.their} word binds {a}: {value}";
says word(a) = none: "{a.their} word does not bind {a}";
says debt(a, b): "{a} owes {b} much: {value}";
says debt(a, b) = none: "{a} owes {b} nothing";
says dread(a, b): "{a} would shrink from breaking faith with {b}: {value}";
says dread(a, b) = none: "{a} would not shrink from breaking faith with {b}";
says shame(b): "to speak of it would shame {b}: {value}";
says shame(b) = none: "to speak of it would not shame {b}";
says reward(a, b): "{a} has something to gain by {b's} loss: {value}";
says reward(a, b) = none: "{a} has nothing to gain by {b's} loss";
says temptation(a, b): "{a} is tempted by what is {b's}: {value}";
says temptation(a, b) = none: "{a} is not tempted by what is {b's}";
says spite(a, b): "{a} would see {b} harmed: {value}";
says spite(a, b) = none: "{a} has no wish to see {b} harmed";
says orders(a, b): "{a} has orders to give {b} away: {value}";
says orders(a, b) = none: "{a} has no orders to give {b} away";
says duress(a, b): "others would make {a} pay for keeping faith with {b}: {value}";
says duress(a, b) = none: "nobody would make {a} pay for keeping faith with {b}";
says sake(a, b): "{a} would break faith with {b} for somebody else's sake: {value}";
says sake(a, b) = none: "{a} has nobody for whose sake {a} would break faith with {b}";
says justice(a, x): "{a} would see {x} pay, if {x} has done it: {value}";
says justice(a, x) = none: "{a} has no mind to make {x} pay";
says stake(b): "{b} would lose by a breach of faith: {value}";
says stake(b) = none: "{b} would lose nothing by a breach of faith";
says name(c): "{c} holds to {c.their} good name: {value}";
says name(c) = none: "{c} does not hold to {c.their} good name";
says reprisal(a, b): "{a} would pay for breaking faith with {b}: {value}";
says reprisal(a, b) = none: "{a} would not pay for breaking faith with {b}";
says need(a, b): "{a} has need of {b}: {value}";
says need(a, b) = none: "{a} has no need of {b}";
says love(a, b): "{a} is fond of {b}: {value}";
says love(a, b) = none: "{a} is not fond of {b}";
says relief(b, a): "{b} would be glad to have it in {a's} keeping: {value}";
says relief(b, a) = none: "to have it in {a's} keeping is nothing to {b}";
says kinship(a, b): "{a} would stand with {b}, if {b} is a true friend: {value}";
says kinship(a, b) = none: "standing with {b} is nothing to {a}";
says following(b, a): "{b} wants {a} to stand with {b.them}: {value}";
says following(b, a) = none: "{b} does not want {a} to stand with {b.them}";
says fellowship(a, b): "{a} would trust {b}, if {b} is a true friend: {value}";
says fellowship(a, b) = none: "trusting {b} is nothing to {a}";
says regard(b, a): "{b} would have {a} hold {b.them} for a true friend: {value}";
says regard(b, a) = none: "what {a} holds of {b} is nothing to {b.them}";
says frankness(c, a): "{c} would have {a} be right about people: {value}";
says frankness(c, a) = none: "whether {a} is right about people is nothing to {c}";
says honour(b, a): "{b} would have {a} know that {b} has not done it: {value}";
says honour(b, a) = none: "whether {a} thinks {b} guilty is nothing to {b}";
says confidence(b, a): "{b} would have {a} know that {a} keeps faith: {value}";
says confidence(b, a) = none: "whether {a} knows that {a} keeps faith is nothing to {b}";
says curiosity(b, a): "{b} would know whether {a} keeps faith: {value}";
says curiosity(b, a) = none: "{b} does not care to know whether {a} keeps faith";
says grudge(b, a): "{b} would be through with {a} for a breach of faith: {value}";
says grudge(b, a) = none: "{b} would not be through with {a} for a breach of faith";
says attachment(b, a): "{b} cannot do without {a}: {value}";
says attachment(b, a) = none: "{b} can do without {a}";
says gratitude(a, b): "{a} would repay {b}: {value}";
says gratitude(a, b) = none: "{a} does not care to repay {b}";
says reason reward(a): "what there is to be had for it";
says reason temptation(a): "having what one should not";
says reason spite(a): "seeing them harmed";
says reason orders(a): "{a.their} orders";
says reason duress(a): "what others would do to {a.them} for keeping it";
says reason sake(a): "somebody else's sake";
says reason justice(a): "that who has done it should pay, and nobody else";
says reason stake(b): "what {b} has to lose";
says reason name(c): "{c.their} name and home";
says reason reprisal(a): "what others would do to {a.them} for it";
says reason need(a): "who is needed";
says reason love(a): "who is loved";
says reason relief(b): "having it in good keeping";
says reason kinship(a): "standing with a true friend";
says reason fellowship(a): "trusting the trustworthy";
says reason following(b): "having the others with {b.them}";
says reason grudge(b): "being through with who broke faith";
says reason attachment(b): "not losing them";
says reason gratitude(a): "repaying what {a} owes";
says reason regard(b): "being held for a true friend";
says reason honour(b): "being known for innocent";
says reason frankness(c): "that the others should know the truth";
says reason confidence(b): "that the others should know that they keep faith";
says reason curiosity(b): "knowing whether the other keeps faith";
