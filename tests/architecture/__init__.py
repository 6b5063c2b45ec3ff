"""What must hold of the whole: imports, sizes, names, files, set-up."""
