// Scenes in which one has the say over another: commands, obedience and defiance, threats meant and not meant, and face.
//
// A scene states who has the say over whom, who wants what and how much, who believes what, what each may do and whose turn it
// is. Its amounts and credences are those of the scale, and no others. docs/rank-and-face.md tells what each fluent means.
//
// Everything a scene does not speak of is false or none, but for the defaults that stand below the fluents.
import "scale";

// What is so
property upright(c : character) : boolean;  // means well by those who are under or over them
property away(c : character) : boolean;  // sees nothing of what is done here
property toothless(s : character) : boolean;  // cannot do what they threaten
property upon(s : character, i : character) : character;  // whom it breaks, what s may tell i to do
property harmless(s : character, i : character) : boolean;  // it will break nobody: a show, or a test

// How things stand between them
property bidden(i : character, s : character) : boolean;  // s has told i to do it, and waits
property threatened(s : character, i : character) : boolean;  // s has said what will come of a no
property done(i : character, s : character) : boolean;  // i has done what s wanted
property defied(i : character, s : character) : boolean;  // i has said no to s, and all know it
property met_halfway(i : character, s : character) : boolean;  // a way was found in which nobody has to give in
property struck_down(s : character, i : character) : boolean;  // s has moved against i
property broken(i : character) : boolean;  // has lost life, freedom, home or office
property humbled(c : character) : boolean;  // has lost face
property backs(c : character) : character;  // whose side they are on

// What they may do
property can_bid(s : character, i : character) : boolean;  // s may tell i to do it
property can_threaten(s : character, i : character) : boolean;  // s may say what will come of a no
property can_meet_halfway(i : character, s : character) : boolean;  // i may find words that are no yes and no no
property can_enforce(s : character, i : character) : boolean;  // it is s's to answer a no of i's
property can_overlook(s : character, i : character) : boolean;  // s may find a way not to have heard it
property can_plead(c : character, s : character, i : character) : boolean;  // c may speak to s for i
property undecided(c : character, s : character) : boolean;  // c has still to say whether c is with s

// What a deed costs them
property stomach(s : character) : number;  // what breaking somebody costs their conscience
property principle(i : character) : number;  // what doing as bidden costs i's conscience
property pride(c : character) : number;  // what giving way costs
property dread(s : character, i : character) : number;  // the fear that breaking i takes
property debt(s : character, i : character) : number;  // what s owes i, and would betray by breaking i
property nerve(c : character) : number;  // what speaking up takes

// What they want of it
property will(s : character, i : character) : number;  // what it is to s that i does it
property order(s : character, i : character) : number;  // what it is to s that no no goes unanswered
property spite(s : character, i : character) : number;  // what it is to s that i is broken
property temper(s : character, i : character) : number;  // what it is to s to have let it out at all
property terms(c : character, d : character) : number;  // what a way found with d is worth to c
property price(i : character, s : character) : number;  // what i has from doing it
property conviction(i : character, s : character) : number;  // what it is to i not to have done it
property dare(i : character, s : character) : number;  // what it is to i to have said no to s's face

// What they lose by it
property ruin(i : character) : number;  // what being broken is to them
property face(c : character) : number;  // what being humbled is to them
property need(s : character, i : character) : number;  // what s needs i for
property love(s : character, i : character) : number;  // what it is to s that i is not broken
property reprisal(s : character, i : character) : number;  // what others would do to s if i is broken

// What else they care about
property kinship(c : character, s : character) : number;  // what being with s is worth to c, if s is upright
property loyalty(c : character, s : character) : number;  // what being with s is worth to c, whatever s is
property following(s : character, c : character) : number;  // what it is to s that c should be with s
property regard(i : character, s : character) : number;  // what it is to i that s should think i upright
property faith(i : character, s : character) : number;  // what it is to i that s should know s's own conscience
property awe(s : character, i : character) : number;  // what it is to s that i should think s able to do it
property curiosity(s : character, i : character) : number;  // what it is to s to know whether i is upright

// What stands by default
forall(c : character) upright(c);
forall(c : character) backs(c) = c;
forall(c : character) stomach(c) = some;
forall(c : character) ruin(c) = overwhelming;
forall(c : character) face(c) = some;

// Bidding, and saying what will come of a no
action bid(s : character, i : character) {
	precondition: can_bid(s, i) & !broken(s) & !broken(i);
	effect: !can_bid(s, i) & bidden(i, s);
	consenting: s;
	observing(c : character): !away(c);
	says: "{s} tells {i} to do it";
};

action let_be(s : character, i : character) {
	precondition: can_bid(s, i) & !broken(s) & !broken(i);
	effect: !can_bid(s, i);
	consenting: s;
	observing(c : character): !away(c);
	says: "{s} asks nothing of {i}";
};

action threaten(s : character, i : character) {
	precondition: can_threaten(s, i) & bidden(i, s) & !broken(s) & !broken(i);
	effect: !can_threaten(s, i) & threatened(s, i);
	consenting: s;
	observing(c : character): !away(c);
	says: "{s} says what will come of a no";
};

action ask_fairly(s : character, i : character) {
	precondition: can_threaten(s, i) & bidden(i, s) & !broken(s) & !broken(i);
	effect: !can_threaten(s, i);
	consenting: s;
	observing(c : character): !away(c);
	says: "{s} does not threaten {i}";
};

// The answer
action obey(i : character, s : character) {
	precondition: bidden(i, s) & upon(s, i) == ? & !broken(i);
	effect: !bidden(i, s) & done(i, s);
	consenting: i;
	observing(c : character): !away(c);
	cost(i) as conscience: principle(i);
	cost(i) as belief: pride(i);
	says: "{i} does as {s} says";
};

action carry_out(i : character, s : character, v : character) {
	precondition: bidden(i, s) & upon(s, i) == v & !broken(i) & !broken(v);
	effect: !bidden(i, s) & done(i, s) & (if(!harmless(s, i)) broken(v));
	consenting: i;
	observing(c : character): !away(c);
	revealing: harmless(s, i);
	cost(i) as conscience: principle(i);
	cost(i) as belief: pride(i);
	says: "{i} does to {v} what {s} says";
};

action defy(i : character, s : character) {
	precondition: bidden(i, s) & !broken(i);
	effect: !bidden(i, s) & defied(i, s);
	consenting: i;
	observing(c : character): !away(c);
	cost(i) as fear: nerve(i);
	says: "{i} says no to {s}";
};

action meet_halfway(i : character, s : character) {
	precondition: bidden(i, s) & !broken(i) & can_meet_halfway(i, s);
	effect: !bidden(i, s) & met_halfway(i, s);
	consenting: i;
	observing(c : character): !away(c);
	says: "{i} gives {s} neither a yes nor a no";
};

// What a no comes to
action strike_down(s : character, i : character) {
	precondition: can_enforce(s, i) & defied(i, s) & !broken(s) & !broken(i);
	effect: !can_enforce(s, i) & struck_down(s, i) & (if(toothless(s)) humbled(s) else broken(i));
	consenting: s;
	observing(c : character): !away(c);
	revealing: toothless(s);
	cost(s) as conscience: stomach(s);
	cost(s) as fear: dread(s, i);
	cost(s) as debt: debt(s, i);
	says: "{s} moves against {i}";
};

action give_way(s : character, i : character) {
	precondition: can_enforce(s, i) & defied(i, s) & !broken(s) & !broken(i);
	effect: !can_enforce(s, i) & humbled(s);
	consenting: s;
	observing(c : character): !away(c);
	cost(s) as belief: if(threatened(s, i)) 2 * pride(s) else pride(s);
	says: "{s} gives way before {i}";
};

action overlook(s : character, i : character) {
	precondition: can_enforce(s, i) & defied(i, s) & !broken(s) & !broken(i) & can_overlook(s, i);
	effect: !can_enforce(s, i);
	consenting: s;
	observing(c : character): !away(c);
	says: "{s} finds a way not to have heard {i's} no";
};

// Those who stand by
action plead(c : character, s : character, i : character) {
	precondition: can_plead(c, s, i) & !broken(i);
	effect: !can_plead(c, s, i) & can_overlook(s, i);
	consenting: c;
	observing(d : character): !away(d);
	cost(c) as fear: nerve(c);
	says: "{c} speaks to {s} for {i}";
};

action keep_silent(c : character, s : character, i : character) {
	precondition: can_plead(c, s, i) & !broken(i);
	effect: !can_plead(c, s, i);
	consenting: c;
	observing(d : character): !away(d);
	says: "{c} does not speak for {i}";
};

action join(c : character, s : character) {
	precondition: undecided(c, s) & (forall(i : character) !(can_bid(c, i) | bidden(c, i) | (can_enforce(c, i) & defied(i, c))));
	effect: !undecided(c, s) & backs(c) = s;
	consenting: c;
	observing(d : character): !away(d);
	says: "{c} goes over to {s}";
};

action stay_out(c : character, s : character) {
	precondition: undecided(c, s) & (forall(i : character) !(can_bid(c, i) | bidden(c, i) | (can_enforce(c, i) & defied(i, c))));
	effect: !undecided(c, s);
	consenting: c;
	observing(d : character): !away(d);
	says: "{c} does not go over to {s}";
};

// What the one who has the say wants
reason will(s : character) as gain: sum(i : character) (if(done(i, s)) will(s, i) else none);
reason order(s : character) as duty: sum(i : character) (if(defied(i, s) & !broken(i)) none - order(s, i) else none);
reason spite(s : character) as hatred: sum(i : character) (if(broken(i)) spite(s, i) else none);
reason temper(s : character) as hatred: sum(i : character) (if(struck_down(s, i)) temper(s, i) else none);
reason terms(c : character) as gain: sum(d : character) (if(met_halfway(c, d) | met_halfway(d, c)) terms(c, d) else none);
reason need(s : character) as need: sum(i : character) (if(broken(i)) none - need(s, i) else none);
reason love(s : character) as fondness: sum(i : character) (if(broken(i)) none - love(s, i) else none);
reason reprisal(s : character) as reprisal: sum(i : character) (if(broken(i)) none - reprisal(s, i) else none);

// What the one who is told wants
reason price(i : character) as gain: sum(s : character) (if(done(i, s)) price(i, s) else none);
reason conviction(i : character) as duty: sum(s : character) (if(done(i, s)) none - conviction(i, s) else none);
reason dare(i : character) as hatred: sum(s : character) (if(defied(i, s)) dare(i, s) else none);
reason ruin(c : character) as need: if(broken(c)) none - ruin(c) else none;
reason face(c : character) as gain: if(humbled(c)) none - face(c) else none;

// What they want of each other
reason kinship(c : character) as fondness: sum(s : character) (if(backs(c) == s) (if(upright(s)) kinship(c, s) else none - kinship(c, s)) else none);
reason loyalty(c : character) as duty: sum(s : character) (if(backs(c) == s) loyalty(c, s) else none);
reason following(s : character) as gain: sum(c : character) (if(backs(c) == s) following(s, c) else none);

// What they want each other to think
reason regard(i : character) as belief: sum(s : character) regard(i, s) * belief(s, upright(i));
reason faith(i : character) as belief: sum(s : character) faith(i, s) * belief(s, stomach(s) > none);
reason awe(s : character) as belief: sum(i : character) awe(s, i) * belief(i, !toothless(s));
reason curiosity(s : character) as belief: sum(i : character) curiosity(s, i) * (if(belief(s, upright(i)) >= even) belief(s, upright(i)) - even else even - belief(s, upright(i)));

// What patterns may know of all this
trope role harm(v : character) = if(broken(v)) 1 elseif(humbled(v)) 0.25 else 0;
trope role side(a : character) = backs(a);
trope role worth(c : character) = if(upright(c)) 1 else 0;

// How all this is told
says upright(c): "{c} is upright";
says upright(c) = False: "{c} is not upright";
says away(c): "{c} is not there to see it";
says away(c) = False: "{c} is there to see it";
says toothless(s): "{s} cannot do what {s} threatens";
says toothless(s) = False: "{s} can do what {s} threatens";
says upon(s, i): "what {s} may tell {i} to do falls on {value}";
says upon(s, i) = ?: "what {s} may tell {i} to do falls on nobody";
says harmless(s, i): "what {s} may tell {i} to do will harm nobody";
says harmless(s, i) = False: "what {s} may tell {i} to do will harm whom it falls on";
says bidden(i, s): "{s} has told {i} to do it";
says bidden(i, s) = False: "{s} waits for nothing from {i}";
says threatened(s, i): "{s} has said what will come of a no of {i's}";
says threatened(s, i) = False: "{s} has not threatened {i}";
says done(i, s): "{i} has done what {s} wanted";
says done(i, s) = False: "{i} has not done what {s} wanted";
says defied(i, s): "{i} has said no to {s}";
says defied(i, s) = False: "{i} has not said no to {s}";
says met_halfway(i, s): "{i} and {s} have found a way";
says met_halfway(i, s) = False: "{i} and {s} have found no way";
says struck_down(s, i): "{s} has moved against {i}";
says struck_down(s, i) = False: "{s} has not moved against {i}";
says broken(i): "{i} is ruined";
says broken(i) = False: "{i} is not ruined";
says humbled(c): "{c} has lost face";
says humbled(c) = False: "{c} has not lost face";
says backs(c): "{c} is on {value's} side";
says can_bid(s, i): "{s} may tell {i} to do it";
says can_bid(s, i) = False: "{s} has nothing to tell {i}";
says can_threaten(s, i): "{s} may threaten {i}";
says can_threaten(s, i) = False: "{s} may not threaten {i}";
says can_meet_halfway(i, s): "{i} may find words that are no yes and no no";
says can_meet_halfway(i, s) = False: "{i} can say {s} yes or no, and nothing else";
says can_enforce(s, i): "it is {s's} to answer a no of {i's}";
says can_enforce(s, i) = False: "it is not {s's} to answer a no of {i's}";
says can_overlook(s, i): "{s} may find a way not to have heard a no of {i's}";
says can_overlook(s, i) = False: "{s} cannot but have heard a no of {i's}";
says can_plead(c, s, i): "{c} may speak to {s} for {i}";
says can_plead(c, s, i) = False: "{c} may not speak to {s} for {i}";
says undecided(c, s): "{c} has still to say whether {c} is with {s}";
says undecided(c, s) = False: "{c} need not say whether {c} is with {s}";
says stomach(s): "to break somebody would cost {s} {value} pangs";
says stomach(s) = none: "to break somebody would cost {s} no pang";
says principle(i): "to do it would cost {i} {value} pangs";
says principle(i) = none: "to do it would cost {i} no pang";
says pride(c): "{c} has {value} pride";
says pride(c) = none: "{c} has no pride";
says dread(s, i): "{s} would shrink from breaking {i}: {value}";
says dread(s, i) = none: "{s} would not shrink from breaking {i}";
says debt(s, i): "{s} owes {i} much: {value}";
says debt(s, i) = none: "{s} owes {i} nothing";
says nerve(c): "to speak up takes {c} {value} courage";
says nerve(c) = none: "to speak up takes {c} no courage";
says will(s, i): "{s} wants it done by {i}: {value}";
says will(s, i) = none: "{s} wants nothing done by {i}";
says order(s, i): "{s} holds that a no of {i's} has to be answered: {value}";
says order(s, i) = none: "{s} does not hold that a no of {i's} has to be answered";
says spite(s, i): "{s} would see {i} ruined: {value}";
says spite(s, i) = none: "{s} has no wish to see {i} ruined";
says temper(s, i): "{s} would let {s.their} anger at {i} out: {value}";
says temper(s, i) = none: "{s} need not let {s.their} anger at {i} out";
says terms(c, d): "to have found a way with {d} is worth something to {c}: {value}";
says terms(c, d) = none: "to have found a way with {d} is nothing to {c}";
says price(i, s): "{i} has something to gain by doing it for {s}: {value}";
says price(i, s) = none: "{i} has nothing to gain by doing it for {s}";
says conviction(i, s): "{i} holds it wrong to do it for {s}: {value}";
says conviction(i, s) = none: "{i} does not hold it wrong to do it for {s}";
says dare(i, s): "{i} would say it to {s's} face: {value}";
says dare(i, s) = none: "to say it to {s's} face is nothing to {i}";
says ruin(i): "{i} dreads to be broken: {value}";
says ruin(i) = none: "{i} does not dread to be broken";
says face(c): "{c} would not lose face: {value}";
says face(c) = none: "face is nothing to {c}";
says need(s, i): "{s} has need of {i}: {value}";
says need(s, i) = none: "{s} has no need of {i}";
says love(s, i): "{s} is fond of {i}: {value}";
says love(s, i) = none: "{s} is not fond of {i}";
says reprisal(s, i): "{s} would be made to pay for breaking {i}: {value}";
says reprisal(s, i) = none: "{s} would not be made to pay for breaking {i}";
says kinship(c, s): "{c} would be with {s}, if {s} is upright: {value}";
says kinship(c, s) = none: "being with {s} is nothing to {c}";
says loyalty(c, s): "{c} is loyal to {s}: {value}";
says loyalty(c, s) = none: "{c} is not loyal to {s}";
says following(s, c): "{s} wants {c} on {s.their} side: {value}";
says following(s, c) = none: "{s} does not want {c} on {s.their} side";
says regard(i, s): "{i} would have {s} think well of {i.them}: {value}";
says regard(i, s) = none: "what {s} thinks of {i} is nothing to {i.them}";
says faith(i, s): "{i} would have {s} know {s.their} own conscience: {value}";
says faith(i, s) = none: "whether {s} knows {s.their} own conscience is nothing to {i}";
says awe(s, i): "{s} would have {i} think that {s} can do it: {value}";
says awe(s, i) = none: "whether {i} thinks that {s} can do it is nothing to {s}";
says curiosity(s, i): "{s} would know whether {i} is upright: {value}";
says curiosity(s, i) = none: "{s} does not care to know whether {i} is upright";
says reason will(s): "having it done";
says reason order(s): "that a no is answered";
says reason spite(s): "seeing them ruined";
says reason temper(s): "letting {s.their} anger out";
says reason terms(c): "having found a way";
says reason need(s): "who is needed";
says reason love(s): "who is loved";
says reason reprisal(s): "what others would do to {s.them} for it";
says reason price(i): "what there is to be had by doing it";
says reason conviction(i): "not having done it";
says reason dare(i): "having said no";
says reason ruin(c): "not being ruined";
says reason face(c): "{c.their} face";
says reason kinship(c): "siding with the upright";
says reason loyalty(c): "staying loyal";
says reason following(s): "having the others on {s.their} side";
says reason regard(i): "being thought upright";
says reason faith(i): "that the other should know a conscience of their own";
says reason awe(s): "being thought able to do it";
says reason curiosity(s): "knowing whether the other is upright";
