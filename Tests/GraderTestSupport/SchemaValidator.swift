package import Foundation
import Host

/// Holds JSON to a schema, as far as `docs/report.schema.json` uses the language.
package struct SchemaValidator {
  private let root: [String: Any]

  /// Reads the schema.
  package init(_ data: Data) throws {
    root = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
  }

  /// The schema of the JSON report.
  package static func ofReports() throws -> SchemaValidator {
    try SchemaValidator(Data(contentsOf: reportSchema()))
  }

  /// Where the schema of the JSON report is.
  package static func reportSchema() throws -> URL {
    try ProjectFolder(above: #filePath).file("docs/report.schema.json")
  }

  /// What in the JSON breaks the schema, each with its place; empty when nothing does.
  package func problems(in data: Data) throws -> [String] {
    problems(in: try JSONSerialization.jsonObject(with: data), against: root, at: "$")
  }

  private func problems(in value: Any, against given: [String: Any], at place: String) -> [String] {
    if let reference = given["$ref"] as? String {
      guard let schema = definition(reference) else { return ["\(place): no \(reference)"] }
      return problems(in: value, against: schema, at: place)
    }
    if let choices = given["anyOf"] as? [[String: Any]] {
      let fits = choices.contains { problems(in: value, against: $0, at: place).isEmpty }
      return fits ? [] : ["\(place): fits no alternative"]
    }
    var found: [String] = []
    if let constant = given["const"] as? String, value as? String != constant {
      found.append("\(place): not \(constant)")
    }
    if let allowed = given["enum"] as? [String], !allowed.contains(value as? String ?? "") {
      found.append("\(place): \(value) is none of \(allowed)")
    }
    if let type = given["type"] as? String, !isOf(type, value) {
      return found + ["\(place): not of type \(type)"]
    }
    if let minimum = given["minimum"] as? Double, let number = value as? Double, number < minimum {
      found.append("\(place): below \(minimum)")
    }
    if let object = value as? [String: Any] {
      found += problems(inObject: object, against: given, at: place)
    }
    if let items = given["items"] as? [String: Any], let array = value as? [Any] {
      found += array.enumerated().flatMap {
        problems(in: $1, against: items, at: "\(place)[\($0)]")
      }
    }
    return found
  }

  private func problems(
    inObject object: [String: Any], against given: [String: Any], at place: String
  ) -> [String] {
    let properties = given["properties"] as? [String: [String: Any]] ?? [:]
    let required = given["required"] as? [String] ?? []
    var found = required.filter { object[$0] == nil }.map { "\(place).\($0): missing" }
    for (name, value) in object {
      if let schema = properties[name] {
        found += problems(in: value, against: schema, at: "\(place).\(name)")
      } else if given["additionalProperties"] as? Bool == false {
        found.append("\(place).\(name): not in the schema")
      }
    }
    return found
  }

  private func definition(_ reference: String) -> [String: Any]? {
    let definitions = root["$defs"] as? [String: [String: Any]]
    return definitions?[reference.replacing("#/$defs/", with: "")]
  }

  private func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "boolean": value is Bool
    case "integer": (value as? Double).map { $0 == $0.rounded() } ?? false
    case "number": value is Double
    default: false
    }
  }
}
