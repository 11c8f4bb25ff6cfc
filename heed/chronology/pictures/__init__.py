"""What the timeline and the genogram are drawn with: SVG, signs, axes, lanes, kinship, seating, outlines."""
