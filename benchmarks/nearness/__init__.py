"""What the benchmarks of related items are made of."""
