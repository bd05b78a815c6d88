"""From findings to diseases: profiles, what they borrow, the table of log ratios, the score."""
