"""The scenes of the staff's guide, a module per part of the work; scripts/guide_screenshots.py plays them in order."""
