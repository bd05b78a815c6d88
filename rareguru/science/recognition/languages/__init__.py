"""What has to be known of each language to read it."""
