"""From the body of an issue, written with one of the forge's forms, to a change of the catalogue or what it lacks."""
