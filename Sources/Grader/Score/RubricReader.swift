import CourseKit
import Foundation
import Presentation
import Record
import Yams

/// Reads a rubric from YAML.
///
/// Each error states the line of the rubric where it was found.
package struct RubricReader {
  private let path: String
  private let known: [String: CheckNeeds]
  private let datasets: Set<String>
  private let renamed: (String) -> String?

  /// Reads and checks the bytes of a rubric.
  ///
  /// - Parameters:
  ///   - bytes: The contents of the file, or nil if it cannot be read.
  ///   - path: The file's name, for error messages.
  ///   - known: All checks of the assignment, and the fields they need. Each must occur exactly
  ///     once.
  ///   - datasets: The names of data sets that can have targets.
  ///   - questions: The names of the assignment's questions. If nil, any name is allowed.
  ///   - acceptsUnknown: Whether the rubric may contain checks that this build does not know yet,
  ///     but the next build will.
  ///   - renamed: A function that returns the current name for a former name, and nil for any other
  ///     name.
  /// - Returns: The rubric.
  /// - Throws: `RubricError`, which states the line.
  package static func read(
    _ bytes: [UInt8]?, path: String, known: [String: CheckNeeds], datasets: Set<String>,
    questions: [String]? = nil, acceptsUnknown: Bool = false,
    renamed: @escaping (String) -> String? = { _ in nil }
  ) throws -> Rubric {
    guard let bytes else {
      throw RubricError(path: path, line: 1, problem: "the file does not exist or cannot be read")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw RubricError(path: path, line: 1, problem: "the file is not UTF-8 text")
    }
    return try read(
      text, path: path, known: known, datasets: datasets, questions: questions,
      acceptsUnknown: acceptsUnknown, renamed: renamed)
  }

  /// Reads and checks a rubric.
  ///
  /// - Parameters:
  ///   - text: The YAML.
  ///   - path: The file's name, for messages.
  ///   - known: All checks of the assignment, and the fields they need; each must occur exactly
  ///     once.
  ///   - datasets: The names of data sets that can have targets.
  ///   - questions: The names of the assignment's questions. If nil, any name is allowed.
  ///   - acceptsUnknown: Whether the rubric may contain checks that this build does not know yet,
  ///     but the next build will.
  ///   - renamed: A function that returns the current name for a former name, and nil for any other
  ///     name.
  /// - Returns: The rubric.
  /// - Throws: `RubricError`, which states the line.
  package static func read(
    _ text: String, path: String, known: [String: CheckNeeds], datasets: Set<String>,
    questions: [String]? = nil, acceptsUnknown: Bool = false,
    renamed: @escaping (String) -> String? = { _ in nil }
  ) throws -> Rubric {
    let reader = RubricReader(path: path, known: known, datasets: datasets, renamed: renamed)
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw RubricError(error, in: text, path: path)
    }
    guard let root else { throw RubricError(path: path, line: 1, problem: "the file is empty") }
    var rubric = try reader.rubric(root)
    rubric.rename(by: renamed, path: path)
    try reader.validate(rubric.questions, against: questions)
    try reader.validate(rubric, acceptsUnknown: acceptsUnknown)
    return rubric
  }

  private func rubric(_ node: Node) throws -> Rubric {
    let fields = try mapping(
      node, allowed: ["assignment", "title", "timeBudget", "limits", "questions"])
    let limits = try fields["limits"].map {
      try mapping($0, allowed: ["build", "run"])
    }
    let build = try limits?["build"].map { try self.limits($0, changing: .build) } ?? .build
    let run = try limits?["run"].map { try self.limits($0, changing: .run) } ?? .run
    var rubric = Rubric(
      assignment: try string("assignment", in: fields, of: node),
      title: try string("title", in: fields, of: node),
      questions: try list("questions", in: fields, of: node).map { try question($0, limits: run) })
    (rubric.buildLimits, rubric.runLimits) = (build, run)
    if let budget = try positive("timeBudget", in: fields) { rubric.timeBudget = budget }
    return rubric
  }

  private func question(_ node: Node, limits: ResourceLimits) throws -> Rubric.Question {
    let fields = try mapping(node, allowed: ["id", "title", "points", "checks"])
    var question = Rubric.Question(
      id: try string("id", in: fields, of: node), title: try string("title", in: fields, of: node),
      points: try number("points", in: fields, of: node),
      checks: try list("checks", in: fields, of: node).map { try entry($0, limits: limits) })
    question.line = line(node)
    let sum = question.checks.reduce(0) { $0 + $1.points }
    guard abs(sum - question.points) < 1e-9 else {
      throw problem(
        node,
        "the checks of '\(question.id)' add up to \(Wording.count(sum, "point")), but the question "
          + "has \(Wording.points(question.points))")
    }
    return question
  }

  private func entry(_ node: Node, limits: ResourceLimits) throws -> Rubric.Entry {
    let fields = try mapping(
      node, allowed: Set(["id", "points"] + RubricField.allCases.map(\.rawValue)))
    var entry = Rubric.Entry(
      id: try string("id", in: fields, of: node), points: try number("points", in: fields, of: node)
    )
    guard entry.points >= 0 else { throw problem(node, "'points' must not be negative") }
    entry.line = line(node)
    let needs = known[renamed(entry.id) ?? entry.id]
    if let needs { try requireFields(of: needs, in: fields, of: node) }
    entry.tolerance = try tolerance(in: fields)
    entry.threshold = try positive("threshold", in: fields)
    if let bounds = fields["bounds"] { entry.bounds = try self.bounds(bounds, of: needs) }
    entry.timeLimit = try positive("timeLimit", in: fields)
    if let visibility = fields["visibility"] {
      guard let word = visibility.string, ["public", "hidden"].contains(word) else {
        throw problem(visibility, "'visibility' must be 'public' or 'hidden'")
      }
      entry.isHidden = word == "hidden"
    }
    entry.limits = try fields["limits"].map { try self.limits($0, changing: limits) }
    if let targets = fields["targets"] { entry.targets = try self.targets(targets) }
    return entry
  }

  private func targets(_ node: Node) throws -> [String: Rubric.Target] {
    guard let pairs = node.mapping else { throw problem(node, "'targets' must name data sets") }
    var targets: [String: Rubric.Target] = [:]
    for (key, value) in pairs {
      let fields = try mapping(value, allowed: ["floor", "target"])
      let target = Rubric.Target(
        floor: try number("floor", in: fields, of: value),
        target: try number("target", in: fields, of: value))
      guard 0 <= target.floor, target.floor < target.target, target.target <= 1 else {
        throw problem(value, "targets must satisfy 0 <= floor < target <= 1")
      }
      let name = key.string ?? ""
      guard datasets.contains(name) else {
        throw problem(
          key,
          "unknown data set '\(name)'; expected one of \(datasets.sorted().joined(separator: ", "))"
        )
      }
      targets[name] = target
    }
    return targets
  }

  private func validate(_ questions: [Rubric.Question], against known: [String]?) throws {
    guard let known, let stray = questions.first(where: { !known.contains($0.id) }) else { return }
    throw RubricError(
      path: path, line: stray.line,
      problem: "unknown question '\(stray.id)'; expected one of \(known.joined(separator: ", "))")
  }

  private func validate(_ rubric: Rubric, acceptsUnknown: Bool) throws {
    var seen: Set<String> = []
    for entry in rubric.questions.flatMap(\.checks) {
      guard known[entry.id] != nil || acceptsUnknown else {
        throw RubricError(
          path: path, line: entry.line,
          problem: "unknown check '\(entry.id)'; " + suggestion(for: entry.id))
      }
      guard seen.insert(entry.id).inserted else {
        throw RubricError(
          path: path, line: entry.line, problem: "check '\(entry.id)' is listed twice")
      }
    }
    let missing = Set(known.keys).subtracting(seen).sorted()
    guard missing.isEmpty || acceptsUnknown else {
      throw RubricError(
        path: path, line: rubric.questions.last?.checks.last?.line ?? 1,
        problem: "these checks are missing: \(firstNames(missing)); add them, with "
          + "'points: 0' to leave them out of the score")
    }
  }
}

extension RubricReader {
  /// Suggests checks with similar names, or the first ones if no name is similar.
  private func suggestion(for id: String) -> String {
    let similar = similarNames(to: id, in: known.keys)
    return similar.isEmpty
      ? "expected one of \(firstNames(known.keys.sorted()))"
      : "did you mean \(similar.joined(separator: ", "))?"
  }
}

extension RubricReader {
  func mapping(_ node: Node, allowed: Set<String>) throws -> [String: Node] {
    guard let pairs = node.mapping else { throw problem(node, "expected names with values") }
    var fields: [String: Node] = [:]
    for (key, value) in pairs {
      guard let name = key.string, allowed.contains(name) else {
        throw problem(
          key,
          "unknown name '\(key.string ?? "?")'; expected "
            + allowed.sorted().joined(separator: ", "))
      }
      fields[name] = value
    }
    return fields
  }

  private func string(_ name: String, in fields: [String: Node], of node: Node) throws -> String {
    guard let value = fields[name] else { throw problem(node, "'\(name)' is missing") }
    guard let text = value.string, !text.isEmpty else {
      throw problem(value, "'\(name)' must be a string")
    }
    return text
  }

  private func number(_ name: String, in fields: [String: Node], of node: Node) throws -> Double {
    guard let value = fields[name] else { throw problem(node, "'\(name)' is missing") }
    guard let number = value.float ?? value.int.map(Double.init), number.isFinite else {
      throw problem(value, "'\(name)' must be a number")
    }
    return number
  }

  func positive(_ name: String, in fields: [String: Node]) throws -> Double? {
    guard let value = fields[name] else { return nil }
    let number = try number(name, in: fields, of: value)
    guard number > 0 else { throw problem(value, "'\(name)' must be above 0") }
    // More seconds than this would overflow the clock.
    guard number <= 1e9 else { throw problem(value, "'\(name)' must be at most 1e9") }
    return number
  }

  private func list(_ name: String, in fields: [String: Node], of node: Node) throws -> [Node] {
    guard let value = fields[name] else { throw problem(node, "'\(name)' is missing") }
    guard let items = value.sequence, !items.isEmpty else {
      throw problem(value, "'\(name)' must be a nonempty list")
    }
    return Array(items)
  }

  func problem(_ node: Node, _ text: String) -> RubricError {
    RubricError(path: path, line: line(node), problem: text)
  }

  private func line(_ node: Node) -> Int { node.mark?.line ?? 1 }
}
