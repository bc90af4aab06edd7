"""Language-level tools: cleaned views of the text, Chinese numerals, dates, quantities."""
