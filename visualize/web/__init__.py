"""The web app of a build: pages made on the server from an index of the records; no script is needed to read them."""
