"""Stories: what happens, how likely, and what everyone thought of it. An engine is handed in, never picked here."""
