"""Build the same newsroom with several generators, and measure what each edit costs."""
