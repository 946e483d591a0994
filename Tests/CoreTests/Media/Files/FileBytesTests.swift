import Foundation
import Media
import Testing

struct FileBytesTests {
  @Test func `bytes written are the bytes read, and the file is replaced`() throws {
    let path = temporaryPath("bytes")
    defer { removeFile(path) }
    try writeAtomically([1, 2, 3], to: path)
    try writeAtomically([], to: path)
    #expect(try readBytes(path) == [])
    try writeAtomically([4], to: path)
    #expect(try readBytes(path) == [4])
  }

  @Test func `a failed write leaves nothing beside the path`() throws {
    let folder = temporaryPath("folder")
    defer { removeFile(folder) }
    try FileManager.default.createDirectory(
      atPath: folder + "/taken", withIntermediateDirectories: true)
    #expect(throws: FileError.self) { try writeAtomically([1], to: folder + "/taken") }
    #expect(throws: FileError.self) { try writeAtomically([1], to: folder + "/none/file") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["taken"])
  }

  @Test func `a missing file, a folder and a long file are errors with the path`() throws {
    #expect(
      throws: FileError(path: "/none", reason: "cannot be opened: No such file or directory")
    ) { try readBytes("/none") }
    #expect(
      throws: FileError(path: "/", reason: "expected a regular file, found something else")
    ) { try readBytes("/") }
    let path = temporaryPath("long")
    defer { removeFile(path) }
    try writeAtomically([1, 2, 3], to: path)
    #expect(throws: FileError(path: path, reason: "expected at most 2 bytes, found 3")) {
      try readBytes(path, limit: 2)
    }
  }
}
