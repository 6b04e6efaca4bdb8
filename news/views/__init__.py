"""Public pages of the news app, one file per noun."""
