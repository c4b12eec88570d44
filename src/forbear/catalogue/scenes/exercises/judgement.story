title "The judgement";
work "The first book of Kings";
medium "exercises";
cite "1 Kings 3, 16-28";
note "Two women claim one child. The king, who does not know whose it is, has called for a sword: let it be divided. He would never do it; they think he would. Tirzah, whose child it is, answers first, then Hagit, then the king.";

entity King : character;
entity Tirzah : character;
entity Hagit : character;

constant slight = 1;
constant much = 3;
constant great = 6;
constant vast = 9;
constant everything = 12;
constant likely = 0.9;

property mother(c : character) : boolean;
property claims(c : character) : boolean;
property stern() : boolean;  // the king means what he says
property yields(c : character) : boolean;
property given_to() : character;
property divided() : boolean;

mother(Tirzah);
claims(Tirzah);
claims(Hagit);
openly believes(King, {mother(Tirzah) & !mother(Hagit): 0.5, !mother(Tirzah) & mother(Hagit): 0.5});
openly believes(Tirzah, stern() = {True: likely, False: rest});
openly believes(Hagit, stern() = {True: likely, False: rest});

action yield(w : character) {
	precondition: claims(w);
	effect: yields(w);
	consenting: w;
	cost(w): slight;
	says: "{w} begs him to give it to the other";
};

action insist(w : character) {
	precondition: claims(w);
	consenting: w;
	says: "{w} says: divide it";
};

action award(w : character) {
	precondition: claims(w);
	effect: given_to() = w;
	consenting: King;
	says: "the king gives the child to {w}";
};

action divide() {
	precondition: forall(w : character) !yields(w);
	effect: divided();
	consenting: King;
	says: "the king has the child divided";
};
reason justice(King): if(mother(given_to())) great else 0;
reason word(King): if(divided()) (if(stern()) vast else 0 - vast) else 0;
reason child(w : character): if(given_to() == w & claims(w)) much else 0;
reason love(w : character): if(mother(w) & divided()) 0 - everything else 0;
reason envy(w : character): if(claims(w) & !mother(w) & given_to() != w & given_to() != ?) 0 - much else 0;

turns: Tirzah, Hagit, King;

mind Hagit { depth: 0; }

outcome just: mother(given_to());
outcome divided: divided();

says King: "the king", he;
says Tirzah: "Tirzah", she;
says Hagit: "Hagit", she;
says mother(c): "{c} is the mother";
says mother(c) = False: "{c} is not the mother";
says claims(c): "{c} claims the child";
says claims(c) = False: "{c} does not claim the child";
says stern(): "the king means what he says";
says stern() = False: "the king would never do it";
says yields(c): "{c} has yielded";
says yields(c) = False: "{c} has not yielded";
says given_to(): "{value} has the child";
says given_to() = ?: "nobody has the child";
says divided(): "the child is divided";
says divided() = False: "the child is whole";
says reason justice(King): "giving the child to its mother";
says reason word(King): "his word, and what it would lead to";
says reason child(w): "having the child";
says reason love(w): "its life";
says reason envy(w): "the other not having it";
says outcome just: "the mother has her child";
says outcome divided: "the child is divided";
