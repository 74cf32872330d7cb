"""Breakdown → what people see: Slack's blocks, the terminal, Markdown, JSON. Pure; all of them show one `outline`."""
