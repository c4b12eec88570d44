"""The language server: what `editing` knows of a text, said in the protocol of editors."""
