title "The golden ball";
work "The Frog King";
medium "trust-and-secrets";
cite "Jacob and Wilhelm Grimm, Children's and Household Tales (1812), no. 1";
note "The princess's golden ball lies in the well. The frog may bring it up; for that she may promise that he shall sit at her table and be her friend. She loathes him.";

import "trust-and-secrets";

entity Princess : character;
entity Frog : character;

says Princess: "the princess", she;
says Frog: "the frog", he;

can_promise(Princess, Frog);
can_confide(Frog, Princess);
stake(Frog) = some;
relief(Frog, Princess) = some;
regard(Princess, Frog) = strong;
loyalty(Princess) = slight;
word(Princess) = slight;
temptation(Princess, Frog) = strong;

// He takes a king's daughter for one whose word holds.
openly believes(Frog, {word(Princess) = overwhelming & faithful(Princess) = True: likely, word(Princess) = slight & faithful(Princess) = False: unlikely});

turns: Princess, Frog, Princess;

outcome she_has_the_ball: confided(Frog, Princess);
outcome she_runs_home: broke(Princess, Frog);

says outcome she_has_the_ball: "she has her ball again";
says outcome she_runs_home: "she runs home without him";

case the_king_hears_of_it {
	note "Her father holds that what one has promised one must keep.";
	reprisal(Princess, Frog) = overwhelming;
}
