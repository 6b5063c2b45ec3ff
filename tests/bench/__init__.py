"""Speed and memory, as ratios to baselines measured in the same run: `make bench`."""
