"""Reading a province's sheet of scores and storing it."""
