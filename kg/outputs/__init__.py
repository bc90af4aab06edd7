"""What a build leaves on disk: files written, all replaced together, found again."""
