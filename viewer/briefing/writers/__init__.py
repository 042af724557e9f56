"""Writers: each makes the files of one format out of a document's blocks, and decides nothing but looks.

Every module `docx`, `pdf`, `html`, `markdown` has one function

    write(document, pictures, name, report=silent) -> dict[str, bytes]

which returns the files by name, the one called `name` first. The same document gives the same bytes.
"""
