type word;

entity Ann : character;
entity Bob : character;
entity Cor : character;
entity Dan : character;
entity Word : word;

property secret(c : character) : word;

forall(c : character) secret(c) = Word;
forall(c : character) (forall(o : character) (if(c != o) believes(o, secret(c) = ?)));

action call(a : character, b : character) {
	precondition: a != b;
	effect:
		(forall(c : character) (if(believes(a, secret(c) == Word)) believes(b, secret(c) = Word))) &
		(forall(c : character) (if(believes(b, secret(c) == Word)) believes(a, secret(c) = Word)));
};
utility(): if(forall(o : character) (forall(c : character) believes(o, secret(c) == Word))) 1 else 0;
