"""The folder of the Kokoro voice: what is in it, and how it is assembled."""
