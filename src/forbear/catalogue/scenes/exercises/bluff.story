title "The bluff";
medium "exercises";
cite "The simplest poker, after Harold Kuhn, A Simplified Two-Person Poker (1950)";
note "Ann has nothing in her hand, and Ben, who has seen how the cards fell, thinks she is probably ahead. She may bet, or check and show; to a bet he calls, or folds and loses half as much.";

entity Ann : character;
entity Ben : character;

constant some = 2;
constant ahead = 0.8;

property better(c : character) : boolean;
property bet() : boolean;
property won(c : character) : number;

openly believes(Ben, better(Ann) = {True: ahead, False: rest});

action raise_stakes() {
	precondition: !bet();
	effect: bet();
	consenting: Ann;
	says: "Ann bets";
};

action check() {
	precondition: !bet();
	effect: if(better(Ann)) (won(Ann) = some & won(Ben) = 0 - some) else (won(Ann) = 0 - some & won(Ben) = some);
	consenting: Ann;
	revealing: better(Ann);
	says: "Ann checks, and the hands are shown";
};

action call() {
	precondition: bet();
	effect: if(better(Ann)) (won(Ann) = 2 * some & won(Ben) = 0 - (2 * some)) else (won(Ann) = 0 - (2 * some) & won(Ben) = 2 * some);
	consenting: Ben;
	revealing: better(Ann);
	says: "Ben calls, and the hands are shown";
};

action fold() {
	precondition: bet();
	effect: won(Ann) = some & won(Ben) = 0 - some;
	consenting: Ben;
	says: "Ben folds";
};
reason chips(c : character): won(c);

turns: Ann, Ben;

ends: won(Ann) != 0;

outcome bluffed: bet() & !better(Ann) & won(Ann) == some;
outcome showdown: won(Ann) == 2 * some | won(Ann) == 0 - (2 * some);

says Ann: "Ann", she;
says Ben: "Ben", he;
says better(c): "{c} has the better hand";
says better(c) = False: "{c} has the worse hand";
says bet(): "Ann has bet";
says bet() = False: "Ann has not bet";
says won(c): "{c} has won {value}";
says won(c) = 0: "nobody has won from {c}";
says reason chips(c): "the chips";
says outcome bluffed: "the bluff works";
says outcome showdown: "Ben calls";

case holds_it {
	note "Ann does have the better hand.";
	better(Ann) = True;
}
