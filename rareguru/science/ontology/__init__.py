"""HPO and other OBO files: reading, graph, ancestors."""
