"""Link, text or file → `Article`. The only room that opens connections which a user chose."""
