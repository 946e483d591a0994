import GraderTestSupport
@testable import Build
import Foundation
import Testing

@Suite struct ObjectStoreTests {
  private let object = Data("an object file".utf8)

  @Test func `what was added is found again, and nothing else`() throws {
    let folder = try TemporaryFolder()
    let store = ObjectStore(folder: folder.path("store"))
    #expect(store.object("key") == nil)
    store.add(object, as: "key")
    #expect(store.object("key") == object)
    #expect(store.object("other") == nil)
    // There is no half-written file beside it.
    #expect(try FileManager.default.contentsOfDirectory(atPath: store.folder) == ["key"])
  }

  @Test func `a damaged object file is not used`() throws {
    let folder = try TemporaryFolder()
    let store = ObjectStore(folder: folder.path("store"))
    store.add(object, as: "key")
    let path = store.folder + "/key"
    let bytes = try #require(FileManager.default.contents(atPath: path))
    for damaged in [bytes.dropLast(), bytes + [0], Data(), bytes.prefix(10)] {
      try Data(damaged).write(to: URL(filePath: path))
      #expect(store.object("key") == nil)
    }
  }

  @Test func `a link is not followed`() throws {
    let folder = try TemporaryFolder()
    let store = ObjectStore(folder: folder.path("store"))
    store.add(object, as: "key")
    let manager = FileManager.default
    try manager.moveItem(atPath: store.folder + "/key", toPath: folder.path("elsewhere"))
    try manager.createSymbolicLink(
      atPath: store.folder + "/key", withDestinationPath: folder.path("elsewhere"))
    #expect(store.object("key") == nil)
  }

  @Test func `object files of another owner are not used`() throws {
    guard geteuid() == 0 else { return }
    let folder = try TemporaryFolder()
    let store = ObjectStore(folder: folder.path("store"))
    store.add(object, as: "key")
    chown(store.folder + "/key", 65534, 65534)
    #expect(store.object("key") == nil)
    chown(store.folder + "/key", 0, 0)
    chown(store.folder, 65534, 65534)
    #expect(store.object("key") == nil)
  }

  @Test func `the oldest go first`() throws {
    let folder = try TemporaryFolder()
    var store = ObjectStore(folder: folder.path("store"))
    store.limit = 2
    for (index, key) in ["a", "b", "c"].enumerated() {
      store.add(object, as: key)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: Double(1000 - index))],
        ofItemAtPath: store.folder + "/" + key)
    }
    store.prune()
    #expect(store.object("c") == nil)
    #expect(store.object("a") != nil && store.object("b") != nil)
    #expect(try store.clear() == 2)
    #expect(try store.clear() == 0)
  }
}
