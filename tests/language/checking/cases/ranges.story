type offer = 0..10;
constant most = 5;
type small = 0..most;
type wrong = 5..1;                                // E: E234
type half = 0..0.5;                               // E: E234
type under : offer;                               // E: E214
entity Ann : character;
property offered() : offer;
property asked(o : offer) : boolean;
offered() = 11;                                   // E: E207
believes(Ann, offered() = {3: 0.5, 12: 0.5});     // E: E207
believes(Ann, offered() = uniform(offer));
believes(Ann, asked(3) = uniform(nothing));       // E: E205
asked(4);
asked(11);                                        // E: E204
action offer_it(o : offer) {
	effect: offered() = o & forall(p : small) asked(p);
	consenting: Ann;
	cost(Ann): sum(p : small) p * o;
};
reason r(Ann): offered();
lapse: 2;                                         // E: E317
level0: best(Anne);                               // E: E201
mind Ann { level0: worst; lapse: 0.1; }           // E: E317
turns: Ann;
