"""What the program does, once, for the window and the command line alike."""
