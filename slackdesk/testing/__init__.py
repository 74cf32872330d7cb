"""For tests: faults that a test can switch on, and a detector of active markup in messages."""
