// Who chooses by what things cost has reasons enough.
entity Tib : character;
entity Tob : character;
property took() : boolean;
action take() { effect: took(); consenting: Tib; cost(Tib): 3; };
action leave() { effect: !took(); consenting: Tib; };
action look() { consenting: Tob; };
turns: Tib, Tob;                                                       // W: W302
