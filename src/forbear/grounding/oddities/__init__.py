"""What is legal and odd in a scene once it is spelled out: one file an oddity, all of them from `oddities.listed`."""
