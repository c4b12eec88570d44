// A scene with a form of everything.
title "At the well";
import "life-and-death";
type guest : character;
type grade = 0 .. 3;
entity Ann : guest;
entity Béla : character;
constant small = 0.5;
property owes(a : character, b : character) : number;  // what a owes b
says owes(a, b): "{a} owes {b.them}, {a's} own friend";
says reason life(Ann): "her own life";
owes(Ann, Béla) = small * -2.5e3;
openly believes(Béla, good(Ann) = {True: 0.5, False: rest});
action pay(a : character, b : character) {
	precondition: owes(a, b) > 0 & !(a == b);
	effect: if(good(a)) owes(a, b) = 0 elseif(True) owes(a, b) = max(1, 2) else remember owes(a, b) = ?;
	consenting: a;
	observing(c : character) as hides(a): True;
	revealing: owes(a, b);
	cost(a) as conscience: small;
	unsuspected;
	says: "{a} pays";
};
reason life(c : character) as need while(alive(c)): sum(b : character) owes(b, c);
exactly reason gain(Ann): 0;
mind Ann { depth: 2; precision: infinite; }
tau: 1.5;
turns: Ann, Béla;
told: pay(Ann, Béla), ...;
told because debt;
reader sees(all);
watch believes(Ann, good(Béla));
trope role harm(v : character) = 1;
outcome paid: owes(Ann, Béla) == 0;
case rich { owes(Ann, Béla) = 9; }
/* over
two lines */ ends: belief(Ann, good(Béla)) >= small;
