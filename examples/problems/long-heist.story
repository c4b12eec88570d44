type place;
type thing;
type money : thing;
type person : character;
type rover : person;

entity Robbie : rover;
entity Tom : rover;
entity Sally : rover;
entity Barney : rover;
entity Dealer : person;
entity Broker : person;
entity Anne : person;
entity Bank : place;
entity Street : place;
entity Saloon : place;
entity Alley : place;
entity Office : place;
entity Room : place;
entity Store : place;
entity Barber : place;
entity Home : place;
entity Prairie : place;
entity Lode : money;
entity Savings : money;
entity Pennies : money;
entity Loan : money;
entity Gun : thing;
entity Brown : thing;
entity White : thing;
entity Locket : thing;
entity Cuffs : thing;
entity Dress : thing;
entity Tomatoes : thing;

property road(p : place, q : place) : boolean;
property at(c : character) : place;
property lies(t : thing) : place;
property holder(t : thing) : character;
property banked(m : money) : character;
property blocked() : boolean;
property hidden(c : character) : boolean;
property drunk(c : character) : boolean;
property asleep(c : character) : boolean;
property guarded() : boolean;
property held_up() : boolean;
property wanted(c : character) : boolean;
property away(c : character) : boolean;
property arrested(c : character) : boolean;

road(Bank, Street);
road(Street, Bank);
road(Saloon, Street);
road(Street, Saloon);
road(Alley, Street);
road(Street, Alley);
road(Office, Street);
road(Street, Office);
road(Store, Street);
road(Street, Store);
road(Barber, Street);
road(Street, Barber);
road(Home, Street);
road(Street, Home);
road(Office, Barber);
road(Barber, Office);
road(Room, Saloon);
road(Barber, Prairie);
road(Bank, Prairie);
at(Robbie) = Street;
at(Sally) = Street;
at(Tom) = Office;
at(Barney) = Room;
at(Dealer) = Street;
at(Broker) = Street;
at(Anne) = Street;
banked(Savings) = Sally;
holder(Gun) = Barney;
holder(Brown) = Dealer;
holder(White) = Tom;
holder(Loan) = Broker;
holder(Locket) = Robbie;
holder(Tomatoes) = Sally;
holder(Pennies) = Anne;
lies(White) = Barber;
lies(Brown) = Street;
lies(Cuffs) = Office;
lies(Dress) = Store;
blocked();
guarded();

action pick_up(c : person, t : thing, p : place) {
	precondition: at(c) == p & lies(t) == p & t == Cuffs;
	effect: lies(t) = ? & holder(t) = c;
	consenting: c;
};

action withdraw(c : rover, m : money) {
	precondition: at(c) == Bank & banked(m) == c;
	effect: banked(m) = ? & holder(m) = c;
	consenting: c;
};

action trade(seller : person, buyer : person, t : thing, m : money) {
	precondition:
		seller != buyer &
		at(seller) == at(buyer) &
		holder(t) == seller &
		holder(m) == buyer &
		t == Tomatoes;
	effect: holder(t) = buyer & holder(m) = seller;
	consenting: seller, buyer;
};

action buy_dress(c : rover, m : money) {
	precondition: at(c) == Store & lies(Dress) == Store & holder(m) == c;
	effect: lies(Dress) = ? & holder(Dress) = c & holder(m) = ?;
	consenting: c;
};

action kick_out_of_way(c : person) {
	precondition: c == Robbie & at(c) == Street & blocked();
	effect: !blocked();
	consenting: c;
};

action hide(c : rover) {
	precondition: c == Robbie & at(c) == Alley & !hidden(c);
	effect: hidden(c);
	consenting: c;
};

action pickpocket(c : rover, mark : person, m : money) {
	precondition:
		c == Robbie &
		c != mark &
		at(c) == Alley &
		hidden(c) &
		at(mark) == Street &
		holder(m) == mark &
		m != Loan;
	effect: holder(m) = c & !hidden(c);
	consenting: c;
};

action walk(c : rover, from : place, to : place) {
	precondition:
		at(c) == from &
		road(from, to) &
		!asleep(c) &
		!hidden(c) &
		(to != Alley | !blocked());
	effect: at(c) = to;
	consenting: c;
};

action buy_drinks(c : rover, drinker : rover, m : money) {
	precondition:
		c == Robbie &
		c != drinker &
		at(c) == Saloon &
		at(drinker) == Saloon &
		holder(m) == c &
		!drunk(drinker);
	effect: drunk(drinker) & holder(m) = ?;
	consenting: c;
};

action escort(c : rover, friend : rover, from : place, to : place) {
	precondition:
		c == Robbie &
		c != friend &
		at(c) == from &
		at(friend) == from &
		road(from, to) &
		drunk(friend) &
		!asleep(friend) &
		(to != Alley | !blocked());
	effect: at(c) = to & at(friend) = to;
	consenting: c;
};

action lay_to_rest(c : rover, friend : rover) {
	precondition:
		c == Robbie &
		friend == Barney &
		at(c) == Alley &
		at(friend) == Alley &
		drunk(friend) &
		!asleep(friend);
	effect: asleep(friend) & !guarded();
	consenting: c;
};

action take_off_sleeper(c : rover, sleeper : rover, t : thing) {
	precondition:
		c == Robbie &
		c != sleeper &
		at(c) == at(sleeper) &
		asleep(sleeper) &
		holder(t) == sleeper;
	effect: holder(t) = c;
	consenting: c;
};

action pawn(c : rover, t : thing) {
	precondition:
		c == Robbie &
		t == Locket &
		at(c) == at(Broker) &
		holder(t) == c &
		holder(Loan) == Broker;
	effect: holder(t) = Broker & holder(Loan) = c;
	consenting: c;
};

action buy_horse(c : rover) {
	precondition: c == Robbie & at(c) == at(Dealer) & holder(Brown) == Dealer & holder(Loan) == c;
	effect: holder(Brown) = c & holder(Loan) = ?;
	consenting: c;
};

action ride(c : rover, horse : thing, from : place, to : place) {
	precondition:
		(horse == Brown | horse == White) &
		road(from, to) &
		at(c) == from &
		lies(horse) == from &
		holder(horse) == c &
		(c == Robbie | c == Tom) &
		!asleep(c) &
		!hidden(c);
	effect: at(c) = to & lies(horse) = to;
	consenting: c;
};

action hold_up(c : rover) {
	precondition: c == Robbie & at(c) == Bank & holder(Gun) == c & !guarded() & !held_up();
	effect: held_up() & wanted(c);
	consenting: c;
};

action collect(c : rover) {
	precondition: c == Robbie & at(c) == Bank & held_up() & holder(Lode) == ?;
	effect: holder(Lode) = c & !held_up();
	consenting: c;
};

action get_away(c : rover, horse : thing, from : place, to : place) {
	precondition:
		c == Robbie &
		(horse == Brown | horse == White) &
		at(c) == from &
		lies(horse) == from &
		road(from, to) &
		to == Prairie &
		holder(horse) == c &
		holder(Lode) == c;
	effect: at(c) = to & lies(horse) = to & away(c);
	consenting: c;
};

action arrest(c : rover, whom : rover, m : money) {
	precondition:
		c == Tom &
		whom == Robbie &
		at(c) == at(whom) &
		holder(Cuffs) == c &
		holder(m) == whom &
		wanted(whom);
	effect: arrested(whom) & holder(m) = c;
	consenting: c;
};
utility(): if(arrested(Robbie)) 1 else 0;
utility(Robbie): if(away(Robbie)) 1 else 0;
utility(Sally): if(holder(Dress) == Sally) 1 else 0;
utility(Barney): if(at(Barney) == Saloon) 1 else 0;
utility(Tom): if(wanted(Robbie)) (if(arrested(Robbie)) 1 else 0) else 1;
utility(Anne): if(holder(Tomatoes) == Anne) 1 else 0;
