title "Now, or never again";
work "Shadow Tactics: Aiko's Choice";
medium "games";
cite "Shadow Tactics: Aiko's Choice (Mimimi Games, 2021)";
note "A scheme of Lady Chiyo has endangered the friends of Aiko, and she may do as much again. She puts it to Aiko to kill her now or to let her retire, and will accept either.";

import "life-and-death";

entity Chiyo : character;
entity Aiko : character;

says Chiyo: "Lady Chiyo", she;
says Aiko: "Aiko", she;

can_open(Chiyo, Aiko);
grudge(Aiko, Chiyo) = strong;
rescue(Aiko, Chiyo) = strong;  // motive: Bob's scheme endangered her friends; future threat
menace(Aiko, Chiyo) = strong;
release(Chiyo) = strong;
forbearance(Chiyo, Aiko) = some;  // bob_reason: accepts either answer

// The doubts, which everybody knows of.
openly believes(Aiko, mercy(Aiko) = {overwhelming: unlikely, none: likely});
openly believes(Aiko, good(Chiyo) = {True: unlikely, False: likely});
openly believes(Chiyo, mercy(Aiko) = if(good(Chiyo)) {overwhelming: even, none: even} else {overwhelming: unlikely, none: likely});  // bob_reason: accepts either answer; she doubts it

turns: Chiyo, Aiko;

outcome both_live: alive(Chiyo) & alive(Aiko);

says outcome both_live: "both of them live";
