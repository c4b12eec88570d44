title "The gift of the Magi";
work "The Gift of the Magi";
medium "exercises";
cite "O. Henry, The Gift of the Magi (1905)";
note "Della has her long hair, Jim his grandfather's watch, and they have no money. Each could sell the one to give the other what crowns it: a chain for the watch, combs for the hair. Neither sees the other sell, and each thinks that the other would never part with such a treasure.";

type treasure;

entity Della : character;
entity Jim : character;
entity Hair : treasure;
entity Watch : treasure;

constant some = 2;
constant great = 6;
constant vast = 9;
constant likely = 0.8;

property sold(t : treasure) : boolean;
property dear(c : character) : number;  // what it would be to part with their treasure

dear(Della) = some;
dear(Jim) = some;
openly believes(Della, dear(Jim) = {vast: likely, some: rest});
openly believes(Jim, dear(Della) = {vast: likely, some: rest});

action sell(c : character, t : treasure, o : character) {
	precondition: (c == Della & t == Hair & o == Jim) | (c == Jim & t == Watch & o == Della);
	effect: sold(t);
	consenting: c;
	observing(x : character): x == c;
	says: "{c} sells {c.their} {t} to buy {o} a gift";
};

action keep(c : character, t : treasure) {
	precondition: (c == Della & t == Hair) | (c == Jim & t == Watch);
	consenting: c;
	observing(x : character): x == c;
	says: "{c} keeps {c.their} {t}";
};

action give() {
	revealing: sold(Hair), sold(Watch);
	says: "on Christmas Eve they give each other what they have";
};
reason giving(Della): if(sold(Hair) & !sold(Watch)) great else 0;
reason giving(Jim): if(sold(Watch) & !sold(Hair)) great else 0;
reason keeping(Della): if(sold(Hair)) 0 - dear(Della) else 0;
reason keeping(Jim): if(sold(Watch)) 0 - dear(Jim) else 0;

turns: Della, Jim, chance;

outcome crossed: sold(Hair) & sold(Watch);
outcome a_gift_is_used: sold(Hair) != sold(Watch);

says Della: "Della", she;
says Jim: "Jim", he;
says Hair: "long hair", it;
says Watch: "watch", it;
says sold(t): "the {t} is sold";
says sold(t) = False: "the {t} is not sold";
says dear(c): "what {c} has is worth {value} to {c.them}";
says dear(c) = vast: "what {c} has is {c.their} pride";
says dear(c) = some: "what {c} has is only {c.their} vanity";
says reason giving(c): "a gift that can be used";
says reason keeping(c): "what is {c.their} own";
says outcome crossed: "both have sold what the other's gift is for";
says outcome a_gift_is_used: "one of the gifts can be used";
