"""Putting a built site in front of readers: judged first, switched at once, taken back by one command."""
