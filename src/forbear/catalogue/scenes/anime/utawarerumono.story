title "The victor surrenders";
work "Utawarerumono";
medium "anime";
cite "Utawarerumono (game and anime)";
note "Hakuouro has beaten a fellow emperor and friend. He stands before her ruined war machine and surrenders: with his death her people would be free.";

import "life-and-death";

entity Hakuouro : character;
entity Kuya : character;

says Hakuouro: "Hakuouro", he;
says Kuya: "Kuya", she;

can_lower(Hakuouro, Kuya);
prize(Kuya, Hakuouro) = overwhelming;
love(Kuya, Hakuouro) = strong;
regard(Hakuouro, Kuya) = strong;
faith(Hakuouro, Kuya) = some;
openly believes(Kuya, mercy(Kuya) = {overwhelming: unlikely, none: likely});
openly believes(Hakuouro, mercy(Kuya) = if(good(Hakuouro)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Hakuouro, Kuya;

outcome both_live: alive(Hakuouro) & alive(Kuya);

says outcome both_live: "both of them live";
