title "The unburied brother";
work "Antigone";
medium "rank-and-face";
cite "Sophocles, Antigone (about 441 BC)";
note "Creon has forbidden that Antigone's brother be buried. She may do as he says; if she does not, it is for him to answer it, before the city and before his son, who is to marry her.";

import "rank-and-face";

entity Antigone : character;
entity Creon : character;
entity Haemon : character;

says Antigone: "Antigone", she;
says Creon: "Creon", he;
says Haemon: "Haemon", he;

bidden(Antigone, Creon);
threatened(Creon, Antigone);
can_enforce(Creon, Antigone);
can_plead(Haemon, Creon, Antigone);
conviction(Antigone, Creon) = overwhelming;
ruin(Antigone) = strong;
dare(Antigone, Creon) = some;
order(Creon, Antigone) = strong;
temper(Creon, Antigone) = strong;
pride(Creon) = strong;
face(Creon) = strong;
reprisal(Creon, Antigone) = some;
love(Creon, Antigone) = slight;
love(Haemon, Antigone) = overwhelming;
nerve(Haemon) = some;

// Nobody knows how far he will go.
openly believes(Antigone, stomach(Creon) = {some: likely, overwhelming: unlikely});
openly believes(Haemon, stomach(Creon) = {some: even, overwhelming: even});

turns: Antigone, Haemon, Creon;

outcome he_is_buried: defied(Antigone, Creon);
outcome she_is_walled_in: broken(Antigone);
outcome creon_gives_way: humbled(Creon);

says outcome he_is_buried: "the brother is buried";
says outcome she_is_walled_in: "Antigone is walled in";
says outcome creon_gives_way: "Creon gives way";

case a_milder_king {
	note "To put his niece to death is more than he can bear.";
	stomach(Creon) = overwhelming;
}
