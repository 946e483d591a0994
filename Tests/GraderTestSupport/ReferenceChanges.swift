package import CourseKit
import Foundation
import Host
package import Patches
import Testing

extension GradingHost {
  /// The reference's files with changes.
  package func reference(with changes: [some ReferenceChange]) throws -> [String: [UInt8]] {
    var files = try files(in: "Solutions")
    for change in changes {
      let path = layout.folder + "/" + change.file
      let text = String(decoding: files[path] ?? [], as: UTF8.self)
      files[path] = Array(try change.patch.applied(to: text).utf8)
    }
    return files
  }
}

/// Expects each change to fit a file of the reference, and to make a difference.
package func expectToFit(_ changes: [some ReferenceChange], _ layout: AssignmentLayout) throws {
  let folder = try ProjectLayout.find().solutions + "/" + layout.folder
  for change in changes {
    #expect(layout.files.contains(change.file), "\(change.name)")
    let text = try String(contentsOfFile: "\(folder)/\(change.file)", encoding: .utf8)
    do {
      let changed = try change.patch.applied(to: text)
      #expect(changed != text, "\(change.name)")
    } catch {
      Issue.record("\(error)")
    }
  }
}

extension Array {
  /// Puts the elements into few groups, each of whose elements go with each other.
  package func grouped(where fits: (Element, Element) -> Bool) -> [[Element]] {
    reduce(into: []) { groups, element in
      let place = groups.firstIndex { group in group.allSatisfy { fits($0, element) } }
      if let place { groups[place].append(element) } else { groups.append([element]) }
    }
  }
}
