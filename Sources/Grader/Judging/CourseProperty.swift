package import Record

/// Something that one exercise alone asks for: an enum of the exercise, whose raw values are the
/// sentences that a student reads.
///
/// The name of a case is part of the JSON report, so it stays when its sentence is reworded.
package protocol CourseProperty: RawRepresentable<String>, Sendable {
  /// The exercise, such as `a2.batchnorm`.
  static var exercise: String { get }
}

extension CourseProperty {
  /// The stable name, such as `a2.batchnorm.usesRunning`.
  package var id: String { "\(Self.exercise).\(self)" }

  /// That it holds or does not hold, as a fact.
  package var fact: Fact { .exercise(.property(id: id, text: rawValue)) }
}

extension Fact {
  /// The beginnings of labels that differ.
  package static func wrongLabels(_ received: [Int], _ expected: [Int]) -> Fact {
    .output(
      .wrongLabels(expected: Array(expected.prefix(12)), received: Array(received.prefix(12))))
  }
}
