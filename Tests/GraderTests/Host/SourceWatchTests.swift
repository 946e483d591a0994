import Foundation
import GraderTestSupport
import Host
import Testing

@Suite struct SourceWatchTests {
  @Test func `saved, added and removed files are noticed once, and nothing else`() throws {
    let folder = try TemporaryFolder()
    try folder.write("a", to: "A1/One.swift")
    try folder.write("b", to: "A1/Deep/Two.swift")
    try folder.write("c", to: "A2/Other.swift")
    var watch = SourceWatch(["A1"], in: folder.url.path)
    #expect(watch.changes() == [])
    #expect(watch.changes() == nil)
    try folder.write("text", to: "A1/notes.md")
    try folder.write("d", to: "A2/Other.swift")
    #expect(watch.changes() == nil)
    try folder.write("e", to: "A1/Three.swift")
    try FileManager.default.removeItem(atPath: folder.path("A1/Deep/Two.swift"))
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: folder.path("A1/One.swift")
    )
    #expect(watch.changes() == ["A1/Deep/Two.swift", "A1/One.swift", "A1/Three.swift"])
    #expect(watch.changes() == nil)
  }
}
