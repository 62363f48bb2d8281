"""The office page: the records in a browser, for those who keep them, and the board in the hall."""
