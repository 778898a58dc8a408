"""Made-up municipal news of any size, the same bytes on every machine.

Item `i` follows from the seed and `i` alone, so 1,000 items are the first of
10,000. The text is Swedish and put together from the word lists in `words`; no
sentence is anybody's, no person exists.
"""
