import Foundation
import GraderTestSupport
import Host
import Testing

/// Paths whose last folders need not exist.
@Suite struct ResolvedURLTests {
  @Test(arguments: ["real", "link", "other/../link", "./link"], ["", "/a", "/a/b", "/a/../a"])
  func `links are followed before what does not exist yet`(start: String, rest: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "real/file")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: folder.path("real"))
    let path = start + rest
    let expected = folder.url.appending(path: "real").resolved.path
    #expect(
      folder.url.appending(path: path).resolved.path
        == expected + (rest == "/a/../a" ? "/a" : rest))
  }
}
