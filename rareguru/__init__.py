"""RareGuru: what is known about rare diseases, and the people who live with them."""
