"""Tests of the house: the repository, the command line, and the database as the settings set it up."""
