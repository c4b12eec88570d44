title "An argument in eleven turns";
note "Two people who may press on or yield, eleven times over: 2,048 stories.";

entity Ann : character;
entity Ben : character;

property heat() : number;
heat() = 0;

action press(c : character) {
	effect: heat() = heat() + 1;
	consenting: c;
	says: "{c} presses on";
};

action give(c : character) {
	effect: heat() = heat() - 1;
	consenting: c;
	says: "{c} yields";
};

reason won(Ann): heat() / 4;
reason peace(Ben): 0 - (heat() / 5);

mind Ann { depth: 0; }
mind Ben { depth: 0; }

turns: Ann, Ben, Ann, Ben, Ann, Ben, Ann, Ben, Ann, Ben, Ann;

outcome ann_has_her_way: heat() > 0;
