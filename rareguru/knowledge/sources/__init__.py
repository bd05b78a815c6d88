"""Upstreams and their releases: version, date, licence, checksum, differences, approval."""
