"""Anonymous pages kept in memory, compressed, with a true ETag; emptied when the build changes."""
