"""What can be wrong with the catalogue: kinds of problem (code, texts, severity) and the problems found."""

from ndp.problems.kind import ProblemKind, Severity
from ndp.problems.problem import Position, Problem, Term

__all__ = ["Position", "Problem", "ProblemKind", "Severity", "Term"]
