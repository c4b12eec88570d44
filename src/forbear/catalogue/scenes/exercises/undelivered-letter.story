title "The letter that does not arrive";
medium "exercises";
cite "Ariel Rubinstein, The Electronic Mail Game, American Economic Review 79 (1989)";
note "Ann sees from her hill that the pass is clear, which it is one day in two. A rider goes to Bo with a letter, and one comes back with his answer; one rider in ten is lost. Then each of them marches or stays, unseen by the other. To march together through a clear pass is a victory, to march alone or through snow a disaster.";

entity Ann : character;
entity Bo : character;

constant strong = 4;
constant great = 6;
constant lost = 0.1;

property clear() : boolean;
property letter() : boolean;
property answer() : boolean;
property rider_lost() : boolean;
property marched(c : character) : boolean;

clear();
openly believes(Bo, clear() = {True: 0.5, False: rest});

action letter_arrives() {
	precondition: clear() & !letter() & !rider_lost();
	effect: letter();
	weight: 1 - lost;
	observing(c : character): c == Bo;
	says: "the letter comes to Bo, and a rider goes back";
};

action letter_is_lost() {
	precondition: clear() & !letter() & !rider_lost();
	effect: rider_lost();
	weight: lost;
	observing(c : character): False;
	says: "the rider with the letter is lost";
};

action answer_arrives() {
	precondition: letter();
	effect: answer();
	weight: 1 - lost;
	observing(c : character): c == Ann;
	says: "his answer comes to Ann";
};

action answer_is_lost() {
	precondition: letter();
	effect: rider_lost();
	weight: lost;
	observing(c : character): False;
	says: "the rider with the answer is lost";
};

action no_rider_comes() {
	precondition: !clear() | rider_lost();
	observing(c : character): False;
	says: "no rider comes";
};

action march(c : character) {
	effect: marched(c);
	consenting: c;
	observing(o : character): o == c;
	says: "{c} marches";
};

action stay(c : character) {
	consenting: c;
	observing(o : character): o == c;
	says: "{c} stays";
};
reason war(c : character): if(!marched(c)) 0 elseif(clear() & marched(Ann) & marched(Bo)) great else 0 - strong;

turns: chance, chance, Ann, Bo;

outcome victory: clear() & marched(Ann) & marched(Bo);
outcome disaster: (marched(Ann) | marched(Bo)) & !(clear() & marched(Ann) & marched(Bo));

says Ann: "Ann", she;
says Bo: "Bo", he;
says clear(): "the pass is clear";
says clear() = False: "the pass is full of snow";
says letter(): "Bo has the letter";
says letter() = False: "Bo has no letter";
says answer(): "Ann has an answer";
says answer() = False: "Ann has no answer";
says rider_lost(): "a rider is lost";
says rider_lost() = False: "no rider is lost";
says marched(c): "{c} has marched";
says marched(c) = False: "{c} has not marched";
says reason war(c): "victory, and no disaster";
says outcome victory: "they win";
says outcome disaster: "one of them marches into disaster";

case snow {
	note "The pass is full of snow, and nobody is sent.";
	clear() = False;
}
