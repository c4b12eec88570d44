entity Ann : character;
property good(c : character) : boolean;
action rain() {
	precondition: good(Ann);
	effect: !good(Ann);
	may fail: good(Bea);                      // E: E340 E201
};
trigger dry() {
	precondition: good(Ann);
	effect: !good(Ann);
	may fail;                                 // E: E229
};
