@testable import Build
import Exchange
import Foundation
import GraderTestSupport
import Testing

/// Which of the symbolizer's answers is a student's line; none of them can be trusted.
@Suite struct CodeLocatorTests {
  private static let files = [
    "Assignment1/Softmax.swift": Array("one\n  let two = x[2]\r\nthree\n".utf8),
    "Assignment1/KNearestNeighbor.swift": Array("only".utf8),
  ]

  private func innermost(_ json: String) throws -> CodePlace? {
    let answers = try JSONDecoder().decode([CodeLocator.Answer].self, from: Data(json.utf8))
    return CodeLocator.innermost(answers, in: Self.files)?.place
  }

  private func symbol(_ file: String, _ line: Int, _ function: String = "f") -> String {
    #"{"FileName":"\#(file)","FunctionName":"\#(function)","Line":\#(line),"Column":3}"#
  }

  @Test func `inlined functions count, and code of Core does not`() throws {
    let place = try innermost(
      """
      [{"Address":"0x1","Symbol":[\(symbol("", 0)), \(symbol("/src/Core/Tensor.swift", 95))]},
       {"Address":"0x2","Symbol":[\(symbol("/src/Core/Tensor.swift", 7)),
         \(symbol("/src/Assignment1/Softmax.swift", 2, "inner")),
         \(symbol("/src/Assignment1/KNearestNeighbor.swift", 1, "outer"))]}]
      """)
    #expect(
      place
        == CodePlace(
          file: "Assignment1/Softmax.swift", line: 2, function: "inner",
          source: "let two = x[2]"))
  }

  @Test(arguments: [0, -1, 5, 1_000_000, Int.max, Int.min])
  func `a line that the file does not have is left out`(line: Int) throws {
    let place = try innermost(
      "[{\"Symbol\":[\(symbol("/src/Assignment1/Softmax.swift", line))]}]")
    #expect(
      place
        == CodePlace(file: "Assignment1/Softmax.swift", line: nil, function: "f", source: nil))
  }

  @Test(arguments: [
    "", "Softmax.swift", "/src/Assignment1/Bindings/SoftmaxBinding.swift",
    "/src/Assignment1/Softmax.swift/x", "/etc/passwd", "/src/NotAssignment1/Softmax.swiftx",
  ])
  func `only a student's file has positions`(file: String) throws {
    #expect(try innermost("[{\"Symbol\":[\(symbol(file, 1))]}]") == nil)
  }

  @Test func `a function without a name is named after the one around it`() throws {
    let path = "/src/Assignment1/Softmax.swift"
    let place = try innermost("[{\"Symbol\":[\(symbol(path, 1, "")),\(symbol(path, 2, "outer"))]}]")
    #expect(place?.line == 1 && place?.function == "outer")
    #expect(try innermost("[{\"Symbol\":[\(symbol(path, 1, ""))]}]")?.function == "a function")
  }

  @Test func `a failure that the optimizer names is not a student's function`() throws {
    let path = "/src/Assignment1/Softmax.swift"
    let failure = symbol(path, 0, "Swift runtime failure: Index out of range")
    let place = try innermost("[{\"Symbol\":[\(failure),\(symbol(path, 3, "inner"))]}]")
    #expect(place?.line == 3 && place?.function == "inner")
    #expect(try innermost("[{\"Symbol\":[\(failure)]}]") == nil)
  }

  @Test func `answers without symbols give no position`() throws {
    #expect(try innermost("[]") == nil)
    #expect(try innermost("[{\"Address\":\"0x1\",\"Error\":{\"Message\":\"no\"}}]") == nil)
  }

  @Test func `long names are cut`() throws {
    let name = String(repeating: "f", count: 10_000)
    let place = try innermost(
      "[{\"Symbol\":[\(symbol("/src/Assignment1/Softmax.swift", 1, name))]}]")
    #expect(place?.function.count == 200)
  }

  @Test func `what the optimizer did to a function is left out of its name`() {
    #expect(CodeLocator.plainName("specialized generic f(_:)") == "f(_:)")
    #expect(CodeLocator.plainName("closure #1 in f(_:)") == "closure #1 in f(_:)")
  }
}
