entity Ann : character;
entity Bob : character;
constant e = exp(1);
constant tall = max(1, 2, 3) - abs(0 - 3) + log(e);
constant none = log(0);                           // E: E233
constant vast = exp(1000);                        // E: E233
constant odd = log(1, 2);                         // E: E203
constant alone = max(1);                          // E: E203
constant unnamed = min(1, many);                  // E: E225
property gold(c : character) : number;
property open() : boolean;
property min(c : character) : number;
gold(Ann) = max(gold(Bob), min(Ann), 2);          // min is a property here
gold(Bob) = min(1, 2);                            // E: E203
gold(Bob) = log(0 - 1);                           // E: E233
gold(Bob) = log(open());                          // E: E206
gold(Bob) = gold(1 + 1);                          // E: E216
gold(Bob) = root(2);                              // E: E202
exp(Ann) = 1;                                     // E: E202
utility(Ann): log(gold(Ann)) + exp(0 - gold(Bob)) + abs(gold(Ann) - gold(Bob));
utility(Bob): abs(Ann);                           // E: E206
