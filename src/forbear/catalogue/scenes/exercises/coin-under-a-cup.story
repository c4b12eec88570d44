title "A coin under a cup";
medium "exercises";
cite "After the liar's games of cognitive hierarchies, Camerer, Ho and Chong (2004)";
note "A coin that falls heads three times in four falls under a cup, and the banker alone looks. He names a side; to lie goes a little against his grain. Then the guest bets.";

type side;

entity Banker : character;
entity Guest : character;
entity Heads : side;
entity Tails : side;

constant some = 2;
constant much = 3;

property coin() : side;
property named() : side;
property bet() : side;

action fall(s : side) {
	effect: coin() = s;
	weight: if(s == Heads) 3 else 1;
	observing(c : character): c == Banker;
	says: "the coin falls {s} up";
};

action name(s : side) {
	effect: named() = s;
	consenting: Banker;
	cost(Banker): if(coin() == s) 0 else some;
	says: "the banker says {s}";
};

action bet(s : side) {
	effect: bet() = s;
	consenting: Guest;
	says: "the guest bets on {s}";
};
reason house(Banker): if(bet() == coin()) 0 else much;
reason luck(Guest): if(bet() == coin()) much else 0;

turns: chance, Banker, Guest;

outcome honest: named() == coin();
outcome won: bet() == coin();

says Banker: "the banker", he;
says Guest: "the guest", she;
says Heads: "heads", it;
says Tails: "tails", it;
says coin(): "the coin lies {value} up";
says coin() = ?: "the coin has not fallen";
says named(): "the banker has said {value}";
says named() = ?: "the banker has said nothing";
says bet(): "the guest has bet on {value}";
says bet() = ?: "the guest has not bet";
says reason house(Banker): "the stake";
says reason luck(Guest): "the stake";
says outcome honest: "the banker tells the truth";
says outcome won: "the guest wins";
