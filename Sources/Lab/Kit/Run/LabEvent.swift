/// An event during a run.
package enum LabEvent {
  /// A step has begun; it is the last one in the report.
  case began(LabReport)
  /// Progress of the current step, or of a part of it such as `training 2`.
  case advanced(completed: Int, total: Int, part: String)
  /// The last step in the report has ended.
  case ended(LabReport)
}
