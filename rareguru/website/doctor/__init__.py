"""The page for the doctor: one sheet of paper with what somebody notices and what it may fit; nothing is kept."""
