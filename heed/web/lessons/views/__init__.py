"""Pages of the library: searching and reading it, adding a publication, accepting what was read out of one."""
