entity Ann : character;
entity Bob : character;
property mood(c : character) : number;
property good(c : character) : boolean;
property friend(c : character) : character;
constant likely = 0.8;
constant unlikely = 0.2;

believes(Ann, mood(Bob) = {5: likely, 0: unlikely});
believes(Ann, mood(Ann) = {5: likely, 0: 0.3});                  // E: E301
believes(Ann, friend(Bob) = {Ann: 0.5});                         // E: E301
believes(Ann, friend(Ann) = {Ann: 1.5, Bob: rest});              // E: E301
believes(Ann, good(Bob) = {True: 1.25, False: -0.25});           // E: E302
believes(Ann, good(Ann) = {True: rest, False: rest});            // E: E303
believes(Bob, mood(Bob) = {5: 0.5, 5: 0.5});                     // E: E304
believes(Bob, mood(Ann) = {5: 0.25, 4: 0.25, 0: rest});
believes(Bob, friend(Bob) = {Ann: 0.5, Cid: 0.5});               // E: E201
believes(Bob, friend(Ann) = {Ann: 0.5, 7: 0.5});                 // E: E207
believes(Bob, good(Ann) = {True: mood(Ann), False: rest});       // E: E225
believes(Bob, good(Bob) = {True: 0.3333333333, False: 0.6666666667});
mood(Ann) = {1: 0.5, 2: 0.4};                                    // E: E301
