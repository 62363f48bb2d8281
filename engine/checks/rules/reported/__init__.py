"""Faults that the reader, the models or the compiler report: here are their pages and examples.

They are in a package of their own because compiling needs none of them.
"""
