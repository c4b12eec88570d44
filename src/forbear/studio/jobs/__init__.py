"""What the studio's workers can do: one function for each kind of request, from JSON to JSON, by what a program can
call, alone."""
