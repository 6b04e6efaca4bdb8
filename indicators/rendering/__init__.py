"""Renderings of an announcement: HTML for the article, plain text for sharing."""
