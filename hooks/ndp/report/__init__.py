"""Problems as output: for people, programs, GitHub and SARIF viewers, what contributors wrote made harmless."""
