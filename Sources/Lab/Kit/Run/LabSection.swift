/// The lab of one exercise: steps that try it and show what it does.
///
/// An exercise conforms in `<Exercise>Lab.swift` of its folder. Its section stands on the page of
/// the exercise's question, after the sections before it, and can also run alone: what it needs
/// from elsewhere is a `SharedStep`.
package protocol LabSection: SendableMetatype {
  /// The exercise, with which the names of its checks begin, such as `a2.layernorm`.
  static var id: String { get }

  /// Runs the steps.
  ///
  /// - Parameter run: Calls the exercises, and keeps what the steps show.
  /// - Throws: What the run's observer throws; what a step throws ends up in the report.
  static func steps(_ run: LabRun) throws
}

extension LabSection {
  /// The exercise's name within its assignment, such as `layernorm`.
  static var shortName: String { id.split(separator: ".").dropFirst().joined(separator: ".") }
}
