"""One form, one file. An exporter is pure: bundle and files in, bytes out."""
