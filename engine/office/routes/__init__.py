"""The pages, one thing of the office a file."""
