// Nature's draw is believed so by all who are told nothing, so nobody can be told anything on condition of it.
entity Ann : character;
entity Bob : character;
property coin() : boolean;
property rich(c : character) : boolean;
coin() = {True: 0.5, False: rest};
believes(Ann, rich(Ann) = if(coin()) {True: 0.9, False: 0.1} else False);  // E: E306
believes(Bob, coin() = True);
believes(Bob, rich(Ann) = if(coin()) {True: 0.9, False: 0.1} else False);
