"""What should happen: executable lessons and the answers they give."""
