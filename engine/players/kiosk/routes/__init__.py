"""What the kiosk's server answers, by subject."""
