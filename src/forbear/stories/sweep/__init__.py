"""What is asked of a scene at many settings of its numbers: the questions, the tape that answers them, the table of tapes."""
