title "The handkerchief";
work "Othello";
medium "exercises";
cite "William Shakespeare, Othello, act 3, scene 3 to act 4, scene 1";
note "Iago has found Desdemona's handkerchief and may leave it in Cassio's room, unseen. Cassio wipes his face, and Othello looks on. Either she gave it away herself, or a villain put it there; and Iago is honest, as all the world knows.";

type person;
type character : person;

entity Iago : character;
entity Othello : character;
entity Desdemona : person;
entity Cassio : person;

constant great = 6;
constant vast = 9;
constant faith = 0.84;
constant jealousy = 0.1;

property true(p : person) : boolean;
property honest(c : character) : boolean;
property handkerchief() : person;
property with_cassio() : boolean;
property cast_off() : boolean;

true(Desdemona);
handkerchief() = Iago;
openly believes(Othello, {true(Desdemona) & honest(Iago) & handkerchief() = Desdemona & !with_cassio(): faith, !true(Desdemona) & honest(Iago) & handkerchief() = Cassio & with_cassio(): jealousy, true(Desdemona) & !honest(Iago) & handkerchief() = Iago & !with_cassio(): rest});

action plant() {
	precondition: handkerchief() == Iago;
	effect: handkerchief() = Cassio & with_cassio();
	consenting: Iago;
	observing(c : character): c == Iago;
	says: "Iago leaves the handkerchief in Cassio's room";
};

action leave_be() {
	consenting: Iago;
	observing(c : character): c == Iago;
	says: "Iago lets it be";
};

action wipe() {
	revealing: with_cassio();
	says: "Cassio wipes his face, and Othello looks on";
};

action cast_off() {
	effect: cast_off();
	consenting: Othello;
	says: "Othello casts Desdemona off";
};

action keep_faith() {
	consenting: Othello;
	says: "Othello keeps faith with Desdemona";
};
reason envy(Iago): if(cast_off() & !honest(Iago)) great else 0;
reason love(Othello): if(!cast_off() & true(Desdemona)) great else 0;
reason shame(Othello): if(!cast_off() & !true(Desdemona)) 0 - vast else 0;

turns: Iago, chance, Othello;

outcome cast_off: cast_off();

says Iago: "Iago", he;
says Othello: "Othello", he;
says Desdemona: "Desdemona", she;
says Cassio: "Cassio", he;
says true(p): "{p} is true";
says true(p) = False: "{p} is false";
says honest(c): "{c} is honest";
says honest(c) = False: "{c} is a villain";
says handkerchief(): "the handkerchief is with {value}";
says with_cassio(): "Cassio has the handkerchief";
says with_cassio() = False: "Cassio does not have the handkerchief";
says cast_off(): "Desdemona is cast off";
says cast_off() = False: "Desdemona is not cast off";
says reason envy(Iago): "bringing the general low";
says reason love(Othello): "his wife";
says reason shame(Othello): "not being made a fool of";
says outcome cast_off: "Othello casts Desdemona off";
