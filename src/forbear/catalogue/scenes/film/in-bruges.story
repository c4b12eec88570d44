title "The man who let him go";
work "In Bruges";
medium "film";
cite "In Bruges (2008)";
note "Harry confronts Ken, who has not killed Ray as he was told to; Ken lays himself open. Later Harry may learn that Ray is in town, and Ken may bar his way.";

import "life-and-death";

entity Ken : character;
entity Harry : character;
entity Ray : character;
entity Informer : character;

says Ken: "Ken", he;
says Harry: "Harry", he;
says Ray: "Ray", he;
says Informer: "the informer", he;
says quarry(Harry, Ray): "Harry would see Ray dead: {value}";
says quarry(Harry, Ray) = none: "Harry would not see Ray dead";
says quarry(Informer, Ray): "the informer has a score to settle with Ray: {value}";
says quarry(Informer, Ray) = none: "the informer has no score to settle with Ray";
says grudge(Harry, Ken): "Harry bears Ken a grudge over Ray: {value}";
says grudge(Harry, Ken) = none: "Harry bears Ken no grudge over Ray";

// First Ken and Harry; then the news; then Ken between Harry and Ray.
can_open(Ken, Harry);
can_wound(Harry, Ken);
can_tell(Informer, Harry, Ray);
can_bar(Ken, Harry, Ray);
grudge(Harry, Ken) = strong;
quarry(Harry, Ray) = overwhelming;
quarry(Informer, Ray) = some;
shelter(Ken, Ray) = strong;
regard(Ken, Harry) = strong;
faith(Ken, Harry) = some;
openly believes(Harry, mercy(Harry) = {overwhelming: unlikely, none: likely});
openly believes(Harry, good(Ken) = {True: even, False: even});
openly believes(Ken, mercy(Harry) = if(good(Ken)) {overwhelming: likely, none: unlikely} else {overwhelming: unlikely, none: likely});
openly believes(Harry, at_hand(Ray) = {True: remote, False: sure});

turns: Ken, Harry, Informer, Ken, Harry;

outcome both_live: alive(Ken) & alive(Harry);
outcome ken_dies: !alive(Ken);

says outcome both_live: "Ken and Harry both live";
says outcome ken_dies: "Ken dies";
