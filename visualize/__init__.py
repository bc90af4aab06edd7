"""Pages made from a build: what to show is chosen by pure functions, drawn by pyvis. `kg` knows nothing of this package."""
