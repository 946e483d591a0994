/// What happens during a run.
package enum LabEvent {
  /// The last step of the report has begun.
  case began(LabReport)
  /// So much of the step's work is done, or of a part of it, such as `training 2`, or nothing.
  case advanced(completed: Int, total: Int, part: String)
  /// The last step of the report has ended.
  case ended(LabReport)
}
