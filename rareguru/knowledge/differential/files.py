"""What the ranking's part of a build is called, for those who write it and those who read it."""

FOLDER = "differential"
ABOUT = "diseases.json"
IDS = "identifiers.json"
NAMES = "names.json"
