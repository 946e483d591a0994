package import Record

extension Intake.Result {
  /// Adds to the record of a build which files cannot be read, and what missing files may be
  /// called.
  package func completed(_ build: BuildRecord) -> BuildRecord {
    var record = build.markingUnreadable(refused.mapValues(\.diagnostic))
    record.name(renamed)
    return record
  }
}
