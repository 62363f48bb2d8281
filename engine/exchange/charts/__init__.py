"""The chart of a work as a picture: SVG, a page to move about in, or Graphviz's own language."""
