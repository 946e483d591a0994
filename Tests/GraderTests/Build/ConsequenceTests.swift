@testable import Build
import Record
import Testing

/// The messages are those of Swift 6.3 for the sources above them.
@Suite struct ConsequenceTests {
  /// Reads a source and the compiler's messages about it, and returns each message that is kept,
  /// with the lines of those that follow.
  private func kept(_ source: String, _ messages: [(Int, Int, String)]) -> [String: [Int]] {
    let lines = SourceLines(Array(source.utf8))
    let list = messages.map { line, column, message in
      BuildRecord.Diagnostic(
        severity: message.hasPrefix("overloads") ? "note" : "error", line: line, column: column,
        message: message, source: lines.text(of: line) ?? "")
    }
    let found = Consequences(list, in: lines)
    return Dictionary(
      uniqueKeysWithValues: found.kept.enumerated().map {
        ("\($1.line):\($1.column)", found.lines[$0] ?? [])
      })
  }

  @Test func `what the compiler guesses for an unknown name follows from it`() {
    let found = kept(
      """
      public func f<Scalar: TensorScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
        let centered = x - x.mean(axis: 0)
        let variance = centered.square().mean(axis: 0)
        let inv = 1 / (variance + eps).squareRoot()
        let scaled = centered * inv
        return scaled + beta
      }
      """,
      [
        (4, 29, "cannot find 'eps' in scope"),
        (4, 34, "value of type 'String' has no member 'squareRoot'"),
        (6, 19, "cannot find 'beta' in scope"),
        (
          6, 17,
          "cannot convert return expression of type 'Duration' to return type 'Tensor<Scalar>'"
        ),
      ])
    #expect(found == ["4:29": [4, 6], "6:19": []])
  }

  @Test func `a variable whose declaration is wrong is the cause where it is used`() {
    let found = kept(
      """
      public func u<Scalar: TensorScalar>(_ x: Tensor<Scalar>) -> Scalar {
        let (n, d) = x.shape
        let out = x.reshaped([n * d])
        undefined += 1
        return out.summ()
      }
      public func w<Scalar: TensorScalar>(_ n: Scalar, _ d: Scalar) -> Scalar {
        return n * d
      }
      """,
      [
        (2, 18, "cannot convert value of type '[Int]' to specified type '(_, _)'"),
        (3, 27, "cannot convert value of type 'Duration' to expected element type 'Int'"),
        (4, 3, "cannot find 'undefined' in scope"),
        (5, 14, "value of type 'Tensor<Scalar>' has no member 'summ'"),
        (8, 12, "cannot convert return expression of type 'Duration' to return type 'Scalar'"),
      ])
    #expect(found == ["2:18": [3], "4:3": [], "5:14": [], "8:12": []])
  }

  @Test func `the wrong type of a variable is one mistake, however often it is used`() {
    let found = kept(
      """
      public func f<Scalar: TensorScalar>(_ x: Tensor<Scalar>) -> Tensor<Scalar> {
        let n = "\\(x.shape[0])"
        var out = x / n
        out += x * n
        let m = n + 1
        for i in 0..<n { out[i, 0] = 0 }
        let k: Int = n
        let text: Int = "text"
        return out
      }
      """,
      [
        (
          3, 15,
          "binary operator '/' cannot be applied to operands of type 'Tensor<Scalar>' and 'String'"
        ),
        (
          4, 12,
          "binary operator '*' cannot be applied to operands of type 'Tensor<Scalar>' and 'String'"
        ),
        (5, 13, "binary operator '+' cannot be applied to operands of type 'String' and 'Int'"),
        (
          5, 13, "overloads for '+' exist with these partially matching parameter lists: (Int, Int)"
        ),
        (6, 16, "cannot convert value of type 'String' to expected argument type 'Int'"),
        (7, 16, "cannot convert value of type 'String' to specified type 'Int'"),
        (8, 19, "cannot convert value of type 'String' to specified type 'Int'"),
      ])
    #expect(found == ["3:15": [4, 5, 6, 7], "8:19": []])
  }

  @Test func `a number and a tensor may be used in a wrong way more than once`() {
    let found = kept(
      """
      func g<Scalar: TensorScalar>(_ x: Tensor<Scalar>, n: String) -> Scalar {
        let k = x.shape[0]
        let a: Scalar = k
        let b = scale(k)
        let c: Int = n
        let d: Bool = n
        let y = x.exp()
        let e: Int = y
        return a + b + y
      }
      """,
      [
        (3, 19, "cannot convert value of type 'Int' to specified type 'Scalar'"),
        (4, 17, "cannot convert value of type 'Int' to expected argument type 'Scalar'"),
        (5, 16, "cannot convert value of type 'String' to specified type 'Int'"),
        (6, 17, "cannot convert value of type 'String' to specified type 'Bool'"),
        (8, 16, "cannot convert value of type 'Tensor<Scalar>' to specified type 'Int'"),
        (
          9, 16,
          "binary operator '+' cannot be applied to operands of type 'Scalar' and 'Tensor<Scalar>'"
        ),
      ])
    #expect(found.count == 6)
    #expect(found.values.allSatisfy { $0.isEmpty })
  }

  @Test func `after a mistake in a line, the parser does not know what comes next`() {
    let source = """
      let d = q @ 2
      let e = q[:, 1]
      if q > 0
        return 1
      }
      return 0
      }
      let x = 3 3
      """
    let found = kept(
      source,
      [
        (1, 12, "consecutive statements on a line must be separated by ';'"),
        (1, 13, "expected expression"),
        (2, 13, "expected argument label before colon"),
        (2, 14, "expected expression in list of expressions"),
        (3, 11, "expected '{' after 'if' condition"),
        (6, 3, "statements are not allowed at the top level"),
        (7, 1, "extraneous '}' at top level"),
        (8, 10, "consecutive statements on a line must be separated by ';'"),
      ])
    #expect(found == ["1:12": [1], "2:13": [2], "3:11": [6, 7], "8:10": []])
  }

  @Test func `after a missing brace, what is public is not in a function`() {
    let found = kept(
      "\n\n\n\npublic func b() {\nlet x = = 3\n}\n",
      [
        (2, 32, "a '}' is missing: nothing closes the '{' in this line"),
        (5, 1, "attribute 'public' can only be used in a non-local scope"),
        (6, 11, "expected initial value after '='"),
        (6, 10, "consecutive statements on a line must be separated by ';'"),
        (7, 1, "expected '}' at end of brace statement"),
      ])
    #expect(found == ["2:32": [5, 7], "6:11": [6]])
    let alone = kept("public let a = 1\n", [(1, 1, "extraneous '}' at top level")])
    #expect(alone == ["1:1": []])
  }

  @Test func `what follows is counted after the message, with its lines`() {
    func error(_ line: Int, _ message: String) -> BuildRecord.Diagnostic {
      .init(severity: "error", line: line, column: 1, message: message, source: "")
    }
    let list = [error(3, "cannot find 'a' in scope"), error(7, "cannot find 'a' in scope")]
    let both = SubmissionBuild.folded(list, following: [0: [4], 1: [8, 9]])
    #expect(
      both.map(\.message) == [
        "cannot find 'a' in scope (also in line 7) (3 more errors follow from it, in lines 4, 8 "
          + "and 9)"
      ])
    let one = SubmissionBuild.folded([list[0]], following: [0: [3]])
    #expect(
      one.map(\.message)
        == ["cannot find 'a' in scope (1 more error follows from it, in line 3)"])
  }
}
