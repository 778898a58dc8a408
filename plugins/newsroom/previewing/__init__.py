"""Show the site on one's own machine, and show it anew when something is saved.

The server knows nothing of how a site is built: it is handed a function that
builds, and shows what that leaves in a folder.
"""
