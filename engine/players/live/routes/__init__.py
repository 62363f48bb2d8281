"""The server's routes, by who asks."""
