"""What was written: the syntax tree, as it stands in a file; nothing here is resolved or checked."""
