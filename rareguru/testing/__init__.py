"""What tests share: the programs and data they need, a throw-away PostgreSQL."""
