"""The command line: one file a command. Data goes to stdout, notices and progress to stderr."""
