"""Open data: the public figures and posts as JSON, CSV and XLSX, read-only."""
