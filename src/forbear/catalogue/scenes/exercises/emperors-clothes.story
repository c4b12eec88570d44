title "The emperor's new clothes";
work "The Emperor's New Clothes";
medium "exercises";
cite "Hans Christian Andersen, Kejserens nye klæder (1837)";
note "The weavers say that whoever is unfit for his office cannot see their cloth. There is none. The minister sees nothing, nor does the chamberlain, and each thinks it likelier that it is he who is unfit. The child has no office.";

entity Minister : character;
entity Chamberlain : character;
entity Child : character;

constant some = 2;
constant great = 6;
constant vast = 9;
constant suspicion = 0.3;

property cloth() : boolean;
property fit(c : character) : boolean;
property sees(c : character) : boolean;
property spoken(c : character) : boolean;

forall(c : character) fit(c);

// Each knows whether they see it, and nothing else.
openly believes(Minister, if(sees(Minister)) {cloth() & fit(Minister) & fit(Chamberlain) & sees(Chamberlain) & sees(Child): 0.9, cloth() & fit(Minister) & !fit(Chamberlain) & !sees(Chamberlain) & sees(Child): rest} else {!cloth() & fit(Minister) & fit(Chamberlain) & !sees(Chamberlain) & !sees(Child): suspicion, cloth() & !fit(Minister) & fit(Chamberlain) & sees(Chamberlain) & sees(Child): rest});
openly believes(Chamberlain, if(sees(Chamberlain)) {cloth() & fit(Chamberlain) & fit(Minister) & sees(Minister) & sees(Child): 0.9, cloth() & fit(Chamberlain) & !fit(Minister) & !sees(Minister) & sees(Child): rest} else {!cloth() & fit(Chamberlain) & fit(Minister) & !sees(Minister) & !sees(Child): suspicion, cloth() & !fit(Chamberlain) & fit(Minister) & sees(Minister) & sees(Child): rest});

action praise(c : character) {
	effect: spoken(c);
	consenting: c;
	cost(c): if(sees(c)) 0 else some;
	says: "{c} praises the cloth";
};

action deny(c : character) {
	effect: spoken(c);
	consenting: c;
	cost(c): if(sees(c)) great else 0;
	says: "{c} says that the emperor has nothing on";
};
reason office(Minister): vast * belief(Chamberlain, fit(Minister));
reason office(Chamberlain): vast * belief(Minister, fit(Chamberlain));

turns: Minister, Chamberlain, Child;

outcome out: belief(Minister, cloth()) < 0.5 & belief(Chamberlain, cloth()) < 0.5;

says Minister: "the minister", he;
says Chamberlain: "the chamberlain", she;
says Child: "the child", they;
says cloth(): "there is a cloth";
says cloth() = False: "there is no cloth";
says fit(c): "{c} is fit for office";
says fit(c) = False: "{c} is unfit for office";
says sees(c): "{c} sees the cloth";
says sees(c) = False: "{c} sees nothing";
says spoken(c): "{c} has spoken";
says spoken(c) = False: "{c} has not spoken";
says reason office(c): "being thought fit for office";
says outcome out: "both courtiers think that there is nothing";
