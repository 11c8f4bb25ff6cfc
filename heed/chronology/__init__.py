"""What happened: moments, events, people, and the pictures drawn from them."""
