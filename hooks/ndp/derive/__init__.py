"""What follows from the catalogue on a given date. Pure: the date is a parameter, nothing reads a clock."""
