"""HPO annotations: which disease has which term, how often and since when; genes of diseases."""
