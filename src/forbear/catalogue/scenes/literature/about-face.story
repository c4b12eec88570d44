title "Out in front";
work "About Face";
medium "literature";
cite "David Hackworth, About Face (1989)";
note "Hackworth has drilled a company so hard that there is said to be a price on his head. Under fire in an ambush he walks out in front of those who are said to have set it, where anybody could hit him.";

import "life-and-death";

entity Hackworth : character;
entity Company : character;

says Hackworth: "Hackworth", he;
says Company: "the company", it;
says prize(Company, Hackworth): "the company has a price to earn on Hackworth's head: {value}";
says prize(Company, Hackworth) = none: "the company has no price to earn on Hackworth's head";
says need(Company, Hackworth): "the company needs Hackworth to come through the ambush: {value}";
says need(Company, Hackworth) = none: "the company does not need Hackworth to come through the ambush";

can_open(Hackworth, Company);
grudge(Company, Hackworth) = strong;
prize(Company, Hackworth) = some;
need(Company, Hackworth) = overwhelming;
mercy(Company) = slight;
pride(Hackworth) = strong;  // default (bob_reason_code: bluff-or-goad)

// The doubts, which everybody knows of.
openly believes(Hackworth, mercy(Company) = if(good(Hackworth)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});  // default

turns: Hackworth, Company;

outcome both_live: alive(Hackworth) & alive(Company);

says outcome both_live: "both of them live";
