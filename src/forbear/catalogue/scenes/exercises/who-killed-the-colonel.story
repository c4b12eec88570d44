title "Who killed the colonel?";
medium "exercises";
cite "The country-house mystery";
note "The colonel's nephew stands to inherit, his butler has an old grudge. The nephew is alone with him after dinner; then the butler brings the tea, and is alone with him, dead or alive. Nobody sees what they do. In the morning the study is opened, and the inspector accuses somebody, or lets the matter drop.";

type suspect : character;

entity Nephew : suspect;
entity Butler : suspect;
entity Inspector : character;

constant slight = 1;
constant much = 3;
constant strong = 4;

property alive() : boolean;
property killer() : suspect;
property served() : boolean;
property accused() : suspect;

alive();

action strike(s : suspect) {
	effect: if(alive()) (!alive() & killer() = s);
	consenting: s;
	observing(c : character): c == s;
	cost(s): much;
	says: "{s} strikes";
};

action leave_be(s : suspect) {
	consenting: s;
	observing(c : character): c == s;
	says: "{s} does nothing";
};

action bring_tea() {
	precondition: !served();
	effect: served();
	revealing(c : character) if(c == Butler): alive();
	says: "the butler brings the colonel his tea";
};

action open_study() {
	precondition: served();
	revealing: alive();
	says: "in the morning the study is opened";
};

action accuse(s : suspect) {
	effect: accused() = s;
	consenting: Inspector;
	says: "the inspector accuses {s}";
};

action drop_it() {
	consenting: Inspector;
	says: "the inspector accuses nobody";
};
reason estate(Nephew): if(alive()) 0 else strong;
reason grudge(Butler): if(alive()) 0 else slight;
reason justice(Inspector): if(accused() == ?) 0 elseif(accused() == killer()) much else 0 - much;

turns: Nephew, chance, Butler, chance, Inspector;

outcome dead: !alive();
outcome solved: accused() != ? & accused() == killer();
outcome wronged: accused() != ? & accused() != killer();

says Nephew: "the nephew", he;
says Butler: "the butler", he;
says Inspector: "the inspector", she;
says alive(): "the colonel lives";
says alive() = False: "the colonel is dead";
says killer(): "{value} killed the colonel";
says killer() = ?: "nobody killed the colonel";
says served(): "the tea is served";
says served() = False: "the tea is not served yet";
says accused(): "{value} is accused";
says accused() = ?: "nobody is accused";
says reason estate(Nephew): "the estate";
says reason grudge(Butler): "an old grudge";
says reason justice(Inspector): "accusing the right man, and no other";
says outcome dead: "the colonel is dead";
says outcome solved: "the right man is accused";
says outcome wronged: "the wrong man is accused";
