"""What can be done about a problem, one kind of fix a module; each yields fixes and changes nothing."""
