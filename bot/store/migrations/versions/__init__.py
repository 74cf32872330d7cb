"""The changes, oldest first by `revision`."""
