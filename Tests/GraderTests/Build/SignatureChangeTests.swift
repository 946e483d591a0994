@testable import Build
import Record
import Testing

@Suite struct SignatureChangeTests {
  private static let stub = """
    public struct Net<Scalar: TensorScalar> {
      /// Trains.
      public mutating func train(_ x: Tensor<Scalar>, labels: [Int]) throws {
        try todo("train")
      }
    }
    public func twice<Scalar: TensorScalar>(
      _ x: Tensor<Scalar>, by factor: Scalar
    ) throws -> Tensor<Scalar> {
      try todo("scale")
    }
    """

  private func changes(_ edits: (String, String)...) -> [SignatureChanges.Change] {
    let text = edits.reduce(Self.stub) { $0.replacing($1.0, with: $1.1) }
    return SignatureChanges(from: Array(Self.stub.utf8), to: Array(text.utf8)).all
  }

  @Test func `what callers cannot see is no change`() {
    #expect(changes().isEmpty)
    #expect(
      changes(
        ("_ x: Tensor<Scalar>, by factor: Scalar\n", "_ input: Tensor<Scalar>,\n by f: Scalar = 2"),
        ("try todo(\"scale\")", "return x * factor"), ("public func twice", "func twice")
      ).isEmpty)
  }

  @Test func `a change names the function, and what was expected and found`() throws {
    let change = try #require(changes(("by factor", "times factor")).first)
    #expect(change.name == "twice")
    #expect(change.diagnostic.line == 7)
    #expect(
      change.diagnostic.message
        == "the signature of 'twice' was changed, and other files call it: expected "
        + "'func twice<Scalar: TensorScalar>(_ x: Tensor<Scalar>, by factor: Scalar) throws -> "
        + "Tensor<Scalar>', found 'func twice<Scalar: TensorScalar>(_ x: Tensor<Scalar>, times "
        + "factor: Scalar) throws -> Tensor<Scalar>'. Write it as it was handed out")
    let mutating = try #require(changes(("mutating ", "")).first)
    #expect(mutating.diagnostic.message.contains("expected 'mutating func train("))
  }

  @Test func `a function that is not there is named`() throws {
    let change = try #require(changes(("func train", "func fit")).first)
    #expect(change.diagnostic.line == 0)
    #expect(
      change.diagnostic.message
        == "the function 'train' is missing: expected 'mutating func train(_ x: Tensor<Scalar>, "
        + "labels: [Int]) throws'")
  }
}
