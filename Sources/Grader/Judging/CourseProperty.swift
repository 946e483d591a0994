package import Record

/// A requirement of one exercise.
///
/// Each exercise has an enum of them, whose raw values are the sentences that students read.
///
/// The name of a case is in the JSON report, so it must stay the same if the sentence is reworded.
package protocol CourseProperty: RawRepresentable<String>, Sendable {
  /// The exercise, such as `a2.batchnorm`.
  static var exercise: String { get }
}

extension CourseProperty {
  /// The stable name, such as `a2.batchnorm.usesRunning`.
  package var id: String { "\(Self.exercise).\(self)" }

  /// A fact that says whether the requirement holds.
  package var fact: Fact { .exercise(.property(id: id, text: rawValue)) }
}

extension Fact {
  /// The first labels that differ between two lists.
  package static func wrongLabels(_ received: [Int], _ expected: [Int]) -> Fact {
    .output(
      .wrongLabels(expected: Array(expected.prefix(12)), received: Array(received.prefix(12))))
  }
}
