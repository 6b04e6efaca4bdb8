"""Demo communes: plausible data to try the portal with, marked as such and removable by one command."""
