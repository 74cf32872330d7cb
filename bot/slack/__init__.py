"""Everything about talking to Slack: what an event means, who may be answered, posting, sockets and HTTP."""
