"""Vietnamese text: folding, slugs, numbers, dates, names. Pure functions; imports no app and no Django."""
