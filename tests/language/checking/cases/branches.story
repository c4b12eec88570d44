entity Ann : character;
property a() : boolean;
property n() : number;
constant amount = 0;

n() = if(a()) 1 elseif(n() > 1) 2 else 3;
utility(): if(True) 1 else 2;                     // E: E219
utility(Ann): if(a()) 1 elseif(a()) 2 else 3;     // E: E219
action one() {
	precondition: !a();
	effect: if(False) a() else n() = 1;       // E: E219
};
action two() {
	precondition: if(a()) n() > 1 elseif(True) n() > 2 elseif(n() == 9) n() > 3;  // E: E219
	effect: if(amount > 1) a() else n() = 1;
};
action three() {
	effect: n() = if(a()) 1 elseif(a() & True) 2 else 3;
};
