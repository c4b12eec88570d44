title "Guilt and trust";
medium "exercises";
cite "The trust game with guilt, after Pierpaolo Battigalli and Martin Dufwenberg, Guilt in Games, American Economic Review 97 (2007)";
note "Ali may lend Bea his savings. She can double them and share, or keep them all; and she feels guilty by as much as she lets him down, against what he looked for when he trusted her.";

entity Ali : character;
entity Bea : character;

constant slight = 1;
constant some = 2;
constant strong = 4;

property lent() : boolean;
property shared() : boolean;
property kept() : boolean;
property looked_for() : number;
property conscience() : number;  // how much guilt weighs with her, against money

conscience() = 3;

action lend() {
	effect: lent() & remember looked_for() = expects(Ali, shared());
	consenting: Ali;
	says: "Ali lends Bea his savings";
};

action hold_on() {
	consenting: Ali;
	says: "Ali holds on to his savings";
};

action share() {
	precondition: lent();
	effect: shared();
	consenting: Bea;
	says: "Bea shares what she has made";
};

action keep_all() {
	precondition: lent();
	effect: kept();
	consenting: Bea;
	says: "Bea keeps it all";
};
reason money(Ali): if(shared()) some elseif(kept()) 0 else slight;
reason money(Bea): if(shared()) some elseif(kept()) strong else slight;
reason guilt(Bea): if(kept()) 0 - (conscience() * some * looked_for()) else 0;

turns: Ali, Bea;

outcome lent: lent();
outcome shared: shared();

says Ali: "Ali", he;
says Bea: "Bea", she;
says lent(): "Bea has the money";
says lent() = False: "Ali has his money";
says shared(): "the money is shared";
says shared() = False: "the money is not shared";
says kept(): "Bea has kept it all";
says kept() = False: "Bea has not kept it all";
says looked_for(): "Ali looked for {value} of a share";
says looked_for() = 0: "Ali looked for nothing";
says conscience(): "guilt weighs {value} with Bea";
says reason money(c): "money";
says reason guilt(Bea): "not letting him down";
says outcome lent: "Ali trusts Bea";
says outcome shared: "Bea shares";

case hardened {
	note "Guilt weighs a third as much with Bea.";
	conscience() = 1;
}
