"""What people type in this room: a file for each thing they type about."""
