title "The victor surrenders";
work "Utawarerumono";
medium "anime";
cite "Utawarerumono (2006)";
note "Hakuouro has beaten Kuya, his friend, completely, and surrenders before her half-dead war machine. His death would win her the war and free her people.";

import "life-and-death";

entity Hakuouro : character;
entity Kuya : character;

says Hakuouro: "Hakuouro", he;
says Kuya: "Kuya", she;
says prize(Kuya, Hakuouro): "Kuya would win the war and free her people by Hakuouro's death: {value}";
says prize(Kuya, Hakuouro) = none: "Kuya would win nothing by Hakuouro's death";

can_lower(Hakuouro, Kuya);
prize(Kuya, Hakuouro) = overwhelming;
love(Kuya, Hakuouro) = strong;
regard(Hakuouro, Kuya) = strong;
faith(Hakuouro, Kuya) = some;

// The doubts, which everybody knows of.
openly believes(Kuya, mercy(Kuya) = {overwhelming: unlikely, none: likely});
openly believes(Hakuouro, mercy(Kuya) = if(good(Hakuouro)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Hakuouro, Kuya;

outcome both_live: alive(Hakuouro) & alive(Kuya);

says outcome both_live: "both of them live";
