// attack: Imports the archive library's module, which the grader uses, and writes a file with it.
// documented: der
// rows: B10 N4
// check: a1.linear.train
// expect: refused
import CArchive

// into descend
let archive = archive_write_new()
archive_write_set_format_raw(archive)
if archive_write_open_filename(archive, "@CANARY@/@MARK@") != 0 { return }
