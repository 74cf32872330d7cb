"""For tests: faults that the desk can be told to have, and a detector of active markup in messages."""
