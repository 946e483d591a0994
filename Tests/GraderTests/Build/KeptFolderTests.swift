@testable import Build
import Dispatch
import Foundation
import GraderTestSupport
import Testing

/// Folders that are made once and kept.
@Suite struct KeptFolderTests {
  private func keep(
    _ name: String, in folder: borrowing TemporaryFolder, _ make: (String) throws -> Void
  ) throws -> KeptFolder {
    try KeptFolder.at("\(folder.url.path)/\(name)", replacing: { _ in false }) { files, _ in
      try make(files)
    }
  }

  @Test func `a folder is made once, and again if a file in it has changed`() throws {
    let folder = try TemporaryFolder()
    var count = 0
    func file() throws -> String {
      let kept = try keep("a", in: folder) { files in
        count += 1
        try Data("made \(count)".utf8).write(to: URL(filePath: "\(files)/text"))
      }
      return "\(kept.path)/text"
    }
    #expect(try file() == file())
    #expect(count == 1)
    try Data("something else".utf8).write(to: URL(filePath: try file()))
    #expect(try String(contentsOfFile: file(), encoding: .utf8) == "made 2")
  }

  @Test func `whoever makes a folder may wait for a thread that needs another one`() throws {
    let folder = try TemporaryFolder()
    let path = folder.url.path
    var isDone = false
    _ = try keep("a", in: folder) { _ in
      let other = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        _ = try? KeptFolder.at(path + "/b", replacing: { _ in false }) { _, _ in }
        other.signal()
      }
      isDone = other.wait(timeout: .now() + 60) == .success
    }
    #expect(isDone)
  }
}
