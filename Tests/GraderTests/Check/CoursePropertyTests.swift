import Judging
import Record
import Testing

/// What one exercise alone asks for, as facts.
@Suite struct CoursePropertyTests {
  private enum Property: String, CourseProperty {
    static let exercise = "a1.stub"

    case keepsOrder = "The order is kept."
  }

  @Test func `a property's name is that of its case, and its sentence may change`() {
    #expect(Property.keepsOrder.id == "a1.stub.keepsOrder")
    #expect(
      Property.keepsOrder.fact
        == .exercise(.property(id: "a1.stub.keepsOrder", text: "The order is kept.")))
  }

  @Test func `labels are told up to a dozen`() {
    let fact = Fact.wrongLabels(Array(0..<20), Array(1...20))
    #expect(
      fact == .output(.wrongLabels(expected: Array(1...12), received: Array(0..<12))))
  }
}
