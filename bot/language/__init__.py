"""What code knows of English: the word lists, and how a text is cut into words. Pure; used wherever words are compared."""
