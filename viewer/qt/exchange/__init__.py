"""Events to and from files of other programs: what is asked, what is shown before, and the work beside the window."""
