import Foundation
import Grader
import Testing

/// The watch over what attacks must leave alone notices each thing that it is there for.
@Suite struct WorldTests {
  private let project = Result { try ProjectLayout.find() }

  @Test func `nothing happens, nothing is noticed`() throws {
    let folder = try TemporaryFolder()
    let world = try World(project.get(), in: folder.url.path, watchesSelf: false)
    #expect(world.violations() == [])
  }

  @Test func `a changed canary is noticed once`() throws {
    let folder = try TemporaryFolder()
    let world = try World(project.get(), in: folder.url.path, watchesSelf: false)
    try Data("mine".utf8).write(to: URL(filePath: world.canary + "/inner/notes.txt"))
    #expect(world.violations().contains { $0.contains("the canary was changed") })
    #expect(world.violations() == [])
  }

  @Test func `a file with the mark is noticed`() throws {
    let folder = try TemporaryFolder()
    let world = try World(project.get(), in: folder.url.path, watchesSelf: false)
    let file = FileManager.default.temporaryDirectory.appending(
      path: world.mark + "-file")
    try Data().write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    #expect(world.violations().contains { $0.contains(file.lastPathComponent) })
  }

  @Test func `a connection and a datagram are noticed`() async throws {
    let folder = try TemporaryFolder()
    let world = try World(project.get(), in: folder.url.path, watchesSelf: false)
    let port = try #require(UInt16(world.filledIn("@PORT@")))
    for kind in [SOCK_STREAM, SOCK_DGRAM] {
      let descriptor = socket(AF_INET, Int32(kind.rawValue), 0)
      defer { close(descriptor) }
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = port.bigEndian
      address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
      let connected = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
        }
      }
      #expect(connected == 0)
      #expect(send(descriptor, "x", 1, 0) == 1)
      #expect(world.violations() == ["1 packets or connections came out of the box"])
    }
  }

  @Test func `what attacks are told of is filled in`() throws {
    let folder = try TemporaryFolder()
    let world = try World(project.get(), in: folder.url.path, watchesSelf: false)
    let text = world.filledIn("@CANARY@ @PROJECT@ @MARK@")
    #expect(text == "\(world.canary) \(try project.get().root) \(world.mark)")
  }
}
