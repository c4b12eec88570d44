entity Ann : character;
property good(c : character) : boolean;
reason peace(c : character): if(good(c)) 1 else 0;
turns: Ann;

action jump(a : character) {                      // W: W320
	precondition: !good(a);
	effect: good(a);
	consenting: a;
	may fail: good(a);
};
action pray(a : character) {
	effect: !good(a);
	consenting: a;
	may fail;                                 // W: W319
};
