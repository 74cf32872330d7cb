"""Measurements and long trials of the whole bot: speed, memory, kills, bursts, faults of a model server."""
