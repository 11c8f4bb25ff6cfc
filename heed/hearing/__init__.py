"""What came back, made fit for a board: figures that point at nobody, themes, the paper and the sheet as files."""
