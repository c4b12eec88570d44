title "The council";
note "Five sit in council on whether to open the gate to the captain's men; three votes against keep it shut. The captain has bought Abel, who pleads for him; Edda alone has seen the purse change hands.";

entity Abel : character;
entity Bera : character;
entity Cole : character;
entity Dana : character;
entity Edda : character;

constant slight = 1;
constant some = 3;
constant strong = 6;

property bought(c : character) : boolean;
property pleaded() : boolean;
property accused() : boolean;
property against() : number;
property voted(c : character) : boolean;
property fled(c : character) : boolean;

bought(Abel);
against() = 0;

openly believes(Bera, bought(Abel) = {True: 0.3, False: rest});
openly believes(Cole, bought(Abel) = {True: 0.3, False: rest});
openly believes(Dana, bought(Abel) = {True: 0.1, False: rest});

action plead() {
	precondition: !pleaded();
	effect: pleaded();
	consenting: Abel;
	says: "Abel pleads for the captain";
};

action accuse() {
	precondition: bought(Abel) & pleaded() & !accused() & !voted(Edda);
	effect: accused();
	consenting: Edda;
	cost(Edda): slight;
	says: "Edda tells the council what she has seen";
};

action hold_her_tongue() {
	precondition: pleaded() & !accused() & !voted(Bera);
	consenting: Edda;
	says: "Edda holds her tongue";
};

action vote_for(c : character) {
	precondition: pleaded() & c != Abel & !voted(c) & (c != Edda | voted(Dana));
	effect: voted(c);
	consenting: c;
	says: "{c} votes to open the gate";
};

action vote_against(c : character) {
	precondition: pleaded() & c != Abel & !voted(c) & (c != Edda | voted(Dana));
	effect: voted(c) & against() = against() + 1;
	consenting: c;
	says: "{c} votes to keep it shut";
};

action stay(c : character) {
	precondition: voted(Edda) & !fled(c);
	consenting: c;
	says: "{c} keeps {c.their} seat";
};

action flee(c : character) {
	precondition: voted(Edda) & !fled(c);
	effect: fled(c);
	consenting: c;
	cost(c): slight;
	says: "{c} slips out of the town";
};

reason purse(Abel): if(against() < 3) strong else 0;
reason rope(Abel): if(fled(Abel)) 0 else 0 - strong * belief(Cole, bought(Abel));
reason safety(c : character): if(c == Abel | !bought(Abel)) 0 else if(against() < 3) 0 - strong else 0;
reason trade(c : character): if(c == Abel | bought(Abel)) 0 else if(against() < 3) some else 0;
reason home(c : character): if(fled(c) & c != Abel) 0 - some else 0;

turns: Abel, Edda, Bera, Cole, Dana, Edda, Abel, Bera;

outcome shut: against() >= 3;
outcome flown: fled(Abel);

says Abel: "Abel", he;
says Bera: "Bera", she;
says Cole: "Cole", he;
says Dana: "Dana", she;
says Edda: "Edda", she;
says bought(c): "{c} has been bought";
says bought(c) = False: "{c} is nobody's man";
says pleaded(): "the captain's cause has been pleaded";
says pleaded() = False: "nobody has pleaded for the captain";
says accused(): "it has been told in council";
says accused() = False: "nothing has been told";
says against(): "{value} are against";
says voted(c): "{c} has voted";
says voted(c) = False: "{c} has not voted";
says fled(c): "{c} has fled";
says fled(c) = False: "{c} is in the town";
says reason purse(c): "the captain's gold";
says reason rope(c): "the rope";
says reason safety(c): "the town's safety";
says reason trade(c): "the captain's trade";
says reason home(c): "{c.their} home";
says outcome shut: "the gate stays shut";
says outcome flown: "Abel flees";
