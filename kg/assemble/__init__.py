"""What one document yields, put together: the record (JSON, with evidence) and from it the facts."""
