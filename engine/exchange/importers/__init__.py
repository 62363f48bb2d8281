"""One foreign form, one file: bytes in, authored files and a report out. No importer reads or writes a disk."""
