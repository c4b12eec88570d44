type thing;
type tool : thing;
type boolean : thing;                             // E: E214
type odd : number;                                // E: E214
type chicken : egg;                               // E: E215
type egg : chicken;
type ghost : nowhere;                             // E: E205
entity Ann : character;
entity Ann : thing;
entity Yes : boolean;                             // E: E218
entity Axe : tool;
constant some = 1;
constant some = 2;                                // E: E212
constant more = 2 * some;
constant lots = 2 * many;                         // E: E225
constant many = 10;
constant silly = if(True) 1 else 2;               // E: E225
constant endless = 1 / (some - 1);                // E: E222
constant Ann = 3;                                 // E: E226
property owns(c : character, t : thing) : boolean;
property owns(c : character, t : thing) : number; // E: E212
property owns(Ann, t : thing) : boolean;          // W: W209
property owns(c : character, t : tool) : boolean; // W: W209
property owns(Ann, Axe) : boolean;                // E: E228
property lent(c : character, t : thing) : boolean;
property lent(Ann, Axe) : boolean;                // E: E228
property over() : boolean;
property over() : boolean;                        // E: E228
property left(n : number) : boolean;              // E: E217
property next(?) : boolean;                       // E: E227
action go() { effect: over(); };
action go() { effect: over(); };                  // E: E228
action take(c : character, t : thing) { effect: owns(c, t); };
action take(d : character, u : thing) { effect: owns(d, u); };  // E: E212
action take(c : character, Axe, c2 : character) { effect: owns(c, Axe); };
trigger go() { precondition: over(); effect: !over(); };
trigger stop() { precondition: over(); effect: !over(); consenting: Ann; };  // E: E229
