"""An example of every address of each room: one file a room, found by listing this folder."""
