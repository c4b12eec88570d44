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
says conviction(Antigone, Creon): "Antigone holds it wrong to leave her brother unburied: {value}";
says conviction(Antigone, Creon) = none: "Antigone does not hold it wrong to leave her brother unburied";
says dare(Antigone, Creon): "Antigone would say no to Creon's face: {value}";
says dare(Antigone, Creon) = none: "to say no to Creon's face is nothing to Antigone";
says ruin(Antigone): "Antigone dreads to be walled in: {value}";
says ruin(Antigone) = none: "Antigone does not dread to be walled in";
says order(Creon, Antigone): "Creon holds that whoever breaks his law has to die: {value}";
says order(Creon, Antigone) = none: "Creon does not hold that whoever breaks his law has to die";
says reprisal(Creon, Antigone): "Creon would be made to pay for Antigone's death by the city and his son: {value}";
says reprisal(Creon, Antigone) = none: "Creon would not be made to pay for Antigone's death";
says stomach(Creon): "to put Antigone to death would cost Creon {value} pangs";
says stomach(Creon) = none: "to put Antigone to death would cost Creon no pang";
says defy(Antigone, Creon): "Antigone buries her brother";
says strike_down(Creon, Antigone): "Creon has Antigone walled in";
says obey(Antigone, Creon): "Antigone leaves her brother unburied";
says overlook(Creon, Antigone): "Creon finds a way not to have known of it";

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
