package import Foundation
package import LabKit
import Media

/// The last runs of a lab, in the folder `.history` beside its page.
package struct LabHistory {
  /// How many runs are kept.
  package static let count = 10

  private let folder: URL

  /// The history of the lab whose page has the given path.
  package init(besidePage path: String) {
    let page = URL(filePath: path)
    folder = page.deletingLastPathComponent()
      .appending(path: ".history/\(page.deletingPathExtension().lastPathComponent)")
  }

  /// Returns the last run with the same settings, if there is one; a damaged file is passed over.
  package func last(with settings: [LabReport.Fact]) -> RunRecord? {
    let wanted = Dictionary(settings.map { ($0.name, $0.value) }) { first, _ in first }
    return files().reversed().lazy.compactMap { name in
      let data = FileManager.default.contents(atPath: folder.appending(path: name).path)
      return data.flatMap { try? JSONDecoder().decode(RunRecord.self, from: $0) }
    }.first { $0.settings == wanted }
  }

  /// Keeps a run, and removes the oldest if there are too many.
  ///
  /// - Throws: An error if the folder cannot be written to.
  package func keep(_ run: RunRecord, at date: Date = .now) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let milliseconds = Int(date.timeIntervalSince1970 * 1000)
    let file = folder.appending(path: "\(milliseconds).json")
    try writeAtomically([UInt8](encoder.encode(run)), to: file.path)
    for name in files().dropLast(Self.count) {
      try FileManager.default.removeItem(at: folder.appending(path: name))
    }
  }

  /// The names of the files, the oldest first.
  private func files() -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".json") }
      .sorted { ($0.count, $0) < ($1.count, $1) }
  }
}
