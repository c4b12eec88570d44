title "The prisoner gets her chance";
work "Battlestar Galactica (2003)";
medium "television";
cite "Battlestar Galactica (2003-2009)";
note "Athena, a Cylon, is a prisoner, and would be free if Adama were dead. As things fall out, he is in her hands for a moment.";

import "life-and-death";

entity Adama : character;
entity Athena : character;

says Adama: "Adama", he;
says Athena: "Athena", she;
says prize(Athena, Adama): "Athena would be free by Adama's death: {value}";
says prize(Athena, Adama) = none: "Athena would not be free by Adama's death";

exposed(Adama, Athena);
captive(Athena, Adama);
prize(Athena, Adama) = strong;

// What they take themselves and the other for. Everybody knows it.
openly believes(Athena, mercy(Athena) = {overwhelming: unlikely, none: likely});
openly believes(Athena, good(Adama) = {True: even, False: even});

turns: Athena;

outcome both_live: alive(Adama) & alive(Athena);

says outcome both_live: "both of them live";
