import Media
import Testing

struct ArchivesTests {
  @Test(arguments: ["hello.gz", "hello.bz2", "hello.xz"])
  func `a compressed file is read up to its limit`(name: String) throws {
    let expected = Array(repeatElement("hello\n", count: 1000).joined().utf8)
    #expect(try CompressedFile.read(fixture(name), limit: 6000) == expected)
    #expect(
      throws: FileError(path: fixture(name), reason: "expected at most 5999 bytes, found more")
    ) { try CompressedFile.read(fixture(name), limit: 5999) }
  }

  @Test func `a file that is not compressed is read as it is`() throws {
    let path = temporaryPath("plain")
    defer { removeFile(path) }
    for bytes: [UInt8] in [[], [1], Array("plain text".utf8)] {
      try writeAtomically(bytes, to: path)
      #expect(try CompressedFile.read(path, limit: 10) == bytes)
    }
  }

  @Test func `a cut or a missing compressed file is an error with the path`() throws {
    let path = temporaryPath("cut.gz")
    defer { removeFile(path) }
    try writeAtomically(Array(readBytes(fixture("hello.gz")).prefix(30)), to: path)
    let error = #expect(throws: FileError.self) { try CompressedFile.read(path, limit: 6000) }
    #expect(error?.path == path)
    #expect(throws: FileError.self) { try CompressedFile.read("/none", limit: 1) }
  }

  @Test func `the regular files of an archive are listed, and read on demand`() throws {
    var seen: [String] = []
    try ArchiveFile.entries(fixture("two.tar.gz")) { name, size, read in
      seen.append("\(name) \(size ?? -1)")
      if name == "set/b.bin" {
        let counting = (0..<1024).map { UInt8($0 % 256) }
        let bytes = try read(1024)
        #expect(bytes == counting)
      }
    }
    #expect(seen == ["set/a.txt 5", "set/b.bin 1024"])
  }

  @Test func `a file beyond its limit and what is no archive are errors`() throws {
    #expect(
      throws: FileError(
        path: fixture("two.tar.gz"), reason: "expected at most 4 bytes, found more")
    ) { try ArchiveFile.entries(fixture("two.tar.gz")) { _, _, read in _ = try read(4) } }
    #expect(throws: FileError.self) {
      try ArchiveFile.entries(fixture("huggingface.safetensors")) { _, _, _ in }
    }
    #expect(throws: FileError.self) { try ArchiveFile.entries("/none") { _, _, _ in } }
  }
}
