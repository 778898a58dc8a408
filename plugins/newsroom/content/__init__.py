"""The domain in Pelican's clothes: publications, what templates get of them, and the build itself."""
