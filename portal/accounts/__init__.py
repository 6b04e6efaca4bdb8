"""Staff accounts: signing in, sessions, the second factor, passwords by mail, and the log of all that."""
