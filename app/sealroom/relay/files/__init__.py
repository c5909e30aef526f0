"""Where the bytes of files lie: sealed, named by ids, known to nobody here.

The seam is `FileStore`. `FolderFiles` keeps them on the disk, in a folder beside the database;
another (object storage) can stand in its place. Who may put or get them is not known here.
"""

from sealroom.relay.files.folder import FolderFiles
from sealroom.relay.files.store import FilesFailed, FileStore, FilesUnordered, NoSuchFile

__all__ = ["FileStore", "FilesFailed", "FilesUnordered", "FolderFiles", "NoSuchFile"]
