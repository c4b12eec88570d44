title "The draught";
work "Alexander the Great (anecdote)";
medium "real-life";
cite "Alexander the Great (anecdote)";
note "Alexander has been warned that his doctor will poison him, and nothing is proven. He may drink the medicine in one go, or refuse it.";

import "life-and-death";

entity Alexander : character;
entity Doctor : character;

says Alexander: "Alexander", he;
says Doctor: "the doctor", he;

can_open(Alexander, Doctor);
regard(Alexander, Doctor) = strong;
faith(Alexander, Doctor) = some;
openly believes(Doctor, good(Alexander) = {True: even, False: even});
openly believes(Alexander, grudge(Doctor, Alexander) = {some: even, none: even});
openly believes(Alexander, mercy(Doctor) = if(good(Alexander)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});

turns: Alexander, Doctor;

outcome both_live: alive(Alexander) & alive(Doctor);
outcome struck: struck(Doctor, Alexander);

says outcome both_live: "both of them live";
says outcome struck: "the doctor strikes at Alexander";
