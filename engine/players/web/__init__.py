"""What every page served on this machine has in common: the guard before it, its files, its codes."""
