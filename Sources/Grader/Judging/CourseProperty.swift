package import Record

/// A requirement that an exercise must meet.
///
/// Each exercise has an enum of its requirements. The raw values are the sentences that students
/// read.
///
/// The name of a case appears in the JSON report, so it must not change when the sentence is
/// reworded.
package protocol CourseProperty: RawRepresentable<String>, Sendable {
  /// The exercise, such as `a2.batchnorm`.
  static var exercise: String { get }
}

extension CourseProperty {
  /// The stable name, such as `a2.batchnorm.usesRunning`.
  package var id: String { "\(Self.exercise).\(self)" }

  /// A fact about this requirement.
  ///
  /// The outcome of the finding says whether the requirement is met.
  package var fact: Fact { .exercise(.property(id: id, text: rawValue)) }
}

extension Fact {
  /// Creates a fact about the first position at which two lists of labels differ.
  package static func wrongLabels(_ received: [Int], _ expected: [Int]) -> Fact {
    .output(
      .wrongLabels(expected: Array(expected.prefix(12)), received: Array(received.prefix(12))))
  }
}
