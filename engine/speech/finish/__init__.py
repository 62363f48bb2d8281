"""From the sound of a backend to a clip: trimmed, equally loud, limited, MP3."""
