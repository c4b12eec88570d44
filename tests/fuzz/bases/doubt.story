constant low = 1;
constant high = 4;
entity Ann : character;
entity Bob : character;
property kind(c : character) : number;
property dread(a : character, b : character) : number;
property good(c : character) : boolean;
action give(a : character, b : character) { precondition: a != b; effect: good(b); consenting: a; cost(a) as conscience: kind(a); }
action keep(a : character) { consenting: a; cost(a): dread(a, Bob); }
action agree() { effect: good(Ann) & good(Bob); consenting: Ann, Bob; }
typically kind(c : character) = {high: 0.5, low: rest};
typically kind(Ann) = {high: 0.2, low: 0.3, 0: rest};
typically dread(a : character, b : character) = if(good(a)) {high: 0.2, low: rest};
exactly good(Ann);
exactly kind(Bob) = low;
exactly openly believes(Ann, kind(Bob) = {high: 0.2, low: rest});
reason peace(c : character) as fondness: if(good(c)) 2 else 0;
exactly reason peace(Ann): if(good(Ann)) high else low;
turns: Ann, Bob, Ann;
outcome well: good(Ann) & good(Bob);
told: give(Ann, Bob), ..., refuse(Bob, agree());
told because conscience;
told outcomes well;
case other { told: keep(Ann), keep(Bob), ...; told outcomes well; }
