title "Where his strength lies";
work "Samson and Delilah";
medium "trust-and-secrets";
cite "The Book of Judges, chapter 16";
note "Delilah has asked Samson day after day where his great strength lies. The lords of the Philistines have promised her silver for it.";

import "trust-and-secrets";

entity Samson : character;
entity Delilah : character;

says Samson: "Samson", he;
says Delilah: "Delilah", she;
says reward(Delilah, Samson): "Delilah is promised silver for Samson's secret: {value}";
says reward(Delilah, Samson) = none: "Delilah is promised nothing for Samson's secret";

can_confide(Samson, Delilah);
stake(Samson) = overwhelming;
relief(Samson, Delilah) = strong;
faithful(Delilah) = False;
loyalty(Delilah) = slight;
reward(Delilah, Samson) = strong;

// He loves her, and takes her for true.
openly believes(Samson, {faithful(Delilah) = True & loyalty(Delilah) = overwhelming: sure, faithful(Delilah) = False & loyalty(Delilah) = slight: remote});

turns: Samson, Delilah;

outcome it_is_out: lost(Samson);
outcome he_told: confided(Samson, Delilah);

says outcome it_is_out: "Samson's secret is out";
says outcome he_told: "Samson has told her";

case warned {
	note "He has seen before what she does with what he tells her.";
	openly believes(Samson, {faithful(Delilah) = True & loyalty(Delilah) = overwhelming: unlikely, faithful(Delilah) = False & loyalty(Delilah) = slight: likely});
}
