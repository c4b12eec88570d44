title "When do you want to begin?";
work "Theodore Roosevelt";
medium "real-life";
cite "Theodore Roosevelt in the Badlands (1880s)";
note "Paddock was hired to drive Roosevelt off his land or shoot him. Roosevelt goes to his house and asks when he means to begin.";

import "life-and-death";

entity Roosevelt : character;
entity Paddock : character;

says Roosevelt: "Roosevelt", he;
says Paddock: "Paddock", he;

can_open(Roosevelt, Paddock);
orders(Paddock, Roosevelt) = strong;
pride(Roosevelt) = strong;  // bob_reason_code: bluff-or-goad
openly believes(Paddock, mercy(Paddock) = {overwhelming: unlikely, none: likely});
openly believes(Paddock, good(Roosevelt) = {True: even, False: even});
openly believes(Roosevelt, mercy(Paddock) = if(good(Roosevelt)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Roosevelt, Paddock;

outcome both_live: alive(Roosevelt) & alive(Paddock);

says outcome both_live: "both of them live";
