import Foundation
import GraderTestSupport
import Host
import Record
import Reports
import Testing

/// Facts: their kinds, their form in JSON, where they are described, and their words.
@Suite struct FactTests {
  private func encoded(_ fact: Fact) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    return String(decoding: try encoder.encode(fact), as: UTF8.self)
  }

  /// A fact's kind, and the names of its values.
  private func form(of fact: Fact) throws -> (kind: String, fields: [String]) {
    let object = try JSONSerialization.jsonObject(with: Data(encoded(fact).utf8))
    let one = try #require((object as? [String: [String: Any]])?.first)
    return (one.key, one.value.keys.sorted())
  }

  /// The kinds with the names of all their values.
  private func forms() throws -> [String: Set<String>] {
    try SampleFacts.all.map(form).reduce(into: [:]) {
      $0[$1.kind, default: []].formUnion($1.fields)
    }
  }

  @Test func `each kind has a name of its own, a sample, and its place in the code`() throws {
    #expect(Set(Fact.kinds).count == Fact.kinds.count)
    #expect(try Set(forms().keys) == Set(Fact.kinds))
    let folder = try ProjectFolder(above: #filePath).file("Sources/Grader/Record/Facts")
    var declared: Set<String> = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where name != "Fact.swift" {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      declared.formUnion(text.matches(of: /\n  case (\w+)\(/).map { String($0.1) })
    }
    #expect(declared == Set(Fact.kinds))
  }

  @Test func `a fact comes back from JSON`() throws {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    for fact in SampleFacts.all {
      let text = try encoded(fact)
      #expect(try decoder.decode(Fact.self, from: Data(text.utf8)) == fact, "\(text)")
    }
  }

  @Test func `every fact's words equal the golden file`() throws {
    var text = ""
    for fact in SampleFacts.all {
      text += try encoded(fact) + "\n"
      let sentence = Explanation.text([fact])
      if !sentence.isEmpty { text += "  \(sentence)\n" }
      for line in Explanation.details([fact]) { text += "  - \(line.name): \(line.value)\n" }
    }
    try Golden.expect(text, equals: "facts.txt")
  }

  @Test func `every fact says something`() {
    for fact in SampleFacts.all {
      let isTold = !Explanation.text([fact]).isEmpty || !Explanation.details([fact]).isEmpty
      #expect(isTold, "\(fact)")
    }
  }

  @Test func `facts are shown in order, and no value twice`() {
    let facts: [Fact] = [
      .grading(.judgedWithReference(files: ["A.swift"])), .output(.missing(tensor: "out")),
      .accuracy(.dataSet(title: "CIFAR-10")), .accuracy(.dataSet(title: "CIFAR-10")),
    ]
    #expect(Explanation.text(facts).hasSuffix("The answer has no 'out'."))
    #expect(Explanation.details(facts).map(\.value) == ["CIFAR-10"])
  }

  @Test func `a call is not named below a check of its name`() {
    let facts: [Fact] = [.output(.exercise(name: "a2.conv"))]
    #expect(Explanation.details(facts, below: "a2.conv.forward").isEmpty)
    #expect(Explanation.details(facts, below: "a2.convNet.loss").map(\.value) == ["a2.conv"])
  }

  @Test func `the schema describes each kind with its values, and no other`() throws {
    let data = try Data(contentsOf: SchemaValidator.reportSchema())
    let schema = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let definitions = try #require(schema["$defs"] as? [String: [String: Any]])
    let kinds = try #require(definitions["fact"]?["properties"] as? [String: [String: Any]])
    let described = kinds.mapValues { Set(($0["properties"] as? [String: Any] ?? [:]).keys) }
    #expect(described == (try forms()))
  }

  @Test func `the description of the report names each kind with its values`() throws {
    let file = try ProjectFolder(above: #filePath).file("docs/report-schema.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let lines = text[try #require(text.firstRange(of: "\n## Facts\n")).upperBound...]
      .split(separator: "\n")
    for (kind, fields) in try forms() {
      let line = try #require(lines.first { $0.hasPrefix("| `\(kind)` |") }, "\(kind)")
      for field in fields { #expect(line.contains("`\(field)`"), "\(kind): \(field)") }
    }
  }
}
