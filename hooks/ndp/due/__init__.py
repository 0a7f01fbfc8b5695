"""What `ndp due` says: reports that are due or overdue and milestones that slipped, as text, JSON and calendar."""
