type level = 0 .. 3;
type place;
type home : place;
entity Hill : place;
entity Hut : home;
entity Ann : character;
entity Cid : character;
constant high = 2 + 1;
property at(c : character) : place;
property luck(c : character) : level;
property coins(c : character) : number;
property wet() : boolean;
at(Ann) = Hut;
at(Cid) = ?;
luck(Ann) = {0: 1/4, 3: rest};
coins(Ann) = 2;
openly believes(Cid, at(Ann) = {Hill: 0.3, Hut: rest});
action go(c : character, p : place) {
	precondition: at(c) != p;
	effect: at(c) = p & coins(c) = coins(c) + 1;
	consenting: c;
	observing(o : character): at(o) == at(c);
	observing(o : character) as stirs(): o == Cid;
}
action rain() { effect: wet(); weight: high; }
action sun() { effect: !wet(); weight: 1; revealing(o : character) if(wet()): luck(Ann); }
trigger soaked(c : character) { precondition: wet() & at(c) == Hill & luck(c) < 3; effect: luck(c) = 3; }
reason wealth(c : character): (coins(c) * 2) - (sum(d : character) (if(at(d) == at(c)) 1 else 0));
reason calm(Cid) while(!wet()): product(d : character) luck(d);
lapse: 0.02;
level0: best(Ann);
turns: chance, Ann, Cid, Ann;
outcome home: forall(c : character) at(c) == Hut;
outcome rich: exists(c : character) coins(c) >= 2;
