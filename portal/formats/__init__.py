"""Formats that correct Django's own (FORMAT_MODULE_PATH): one package a language."""
