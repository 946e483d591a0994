import GraderTestSupport
import Foundation
import Host
import Selftest
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

  @Test func `a changed file of the build is noticed once, however its date is set`() throws {
    let folder = try TemporaryFolder()
    let real = try project.get()
    for name in ["products/Modules", "products/Core.build", "Sources"] {
      try FileManager.default.createDirectory(
        atPath: folder.path(name), withIntermediateDirectories: true)
    }
    try folder.write("program", to: "products/Grader")
    try folder.write("object", to: "products/Core.build/Tensor.swift.o")
    try folder.write("", to: "Sources/Core/Tensor/Tensor.swift")
    let copy = ProjectLayout(root: folder.path(""), products: folder.path("products"))
    #expect(copy.root != real.root)
    let world = try World(copy, in: folder.path("job"), watchesSelf: false)
    #expect(world.violations() == [])
    for (name, text) in [("Grader", "pr0gram"), ("Core.build/Tensor.swift.o", "0bject")] {
      let path = folder.path("products/" + name)
      let before = try FileManager.default.attributesOfItem(atPath: path)
      let file = open(path, O_WRONLY)
      #expect(write(file, text, text.utf8.count) == text.utf8.count)
      close(file)
      try FileManager.default.setAttributes(
        [.modificationDate: before[.modificationDate] as Any], ofItemAtPath: path)
      #expect(world.violations().contains { $0.contains(name) })
      #expect(world.violations() == [])
    }
  }

  @Test func `a queue with the number of attacks is noticed`() throws {
    let folder = try TemporaryFolder()
    let world = try World(project.get(), in: folder.url.path, watchesSelf: false)
    let queue = msgget(world.number, IPC_CREAT | 0o600)
    guard queue >= 0 else { return }
    defer { msgctl(queue, IPC_RMID, nil) }
    #expect(world.violations() == ["was left behind in the kernel: a System V msg \(queue)"])
  }

  @Test func `a connection to a socket of this host is noticed, by file and by name`() throws {
    let folder = try TemporaryFolder()
    let world = try World(project.get(), in: folder.url.path, watchesSelf: false)
    for name in [world.canary + "/socket", "\0" + world.mark] {
      var address = sockaddr_un()
      address.sun_family = sa_family_t(AF_UNIX)
      withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: name.utf8) }
      let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
      defer { close(descriptor) }
      let connected = withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          connect(descriptor, $0, socklen_t(2 + name.utf8.count))
        }
      }
      #expect(connected == 0)
      #expect(world.violations() == ["1 packets or connections left the sandbox"])
    }
  }

  @Test func `a connection to this host's own address is noticed`() throws {
    let folder = try TemporaryFolder()
    let world = try World(project.get(), in: folder.url.path, watchesSelf: false)
    let port = try #require(UInt16(world.filledIn("@PORT@")))
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = inet_addr(world.filledIn("@ADDRESS@"))
    let connected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    #expect(connected == 0)
    #expect(world.violations() == ["1 packets or connections left the sandbox"])
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
      #expect(world.violations() == ["1 packets or connections left the sandbox"])
    }
  }

  #if os(Linux)
    @Test func `a process is noticed whose job is over, and none of other graders' jobs`() throws {
      let folder = try TemporaryFolder()
      let start = { (job: String) throws in
        let place = folder.path(job)
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: place) }
        try MadeProgram.copy("/bin/sleep", to: place + "/worker")
        let output = try OutputCollector()
        defer { output.closeWriter() }
        return try ChildProcess(
          [place + "/worker", "100"], environment: [:], output: output.writer)
      }
      let names = (0..<2).map { _ in JobFolder.prefix + UUID().uuidString }
      // Another grader's folder may be gone as well, or lie where this process does not see it.
      let processes = try names.map(start)
      let words = processes.map { "\($0.identifier) worker" }
      #expect(BoxedProcesses.orphans(of: []) == [])
      #expect(BoxedProcesses.orphans(of: [names[0]], looks: 2) == [words[0]])
      #expect(BoxedProcesses.orphans(of: [names[0]], besides: [words[0]]) == [])
      processes[0].kill()
      #expect(BoxedProcesses.orphans(of: [names[0]]) == [])
      #expect(BoxedProcesses.orphans(of: Set(names), looks: 2) == [words[1]])
    }

    @Test func `a job is over when its folder is removed`() throws {
      let folder = try TemporaryFolder()
      let name = try nameOfJob(in: folder.url)
      #expect(JobFolder.ended.contains(name))
    }

    private func nameOfJob(in folder: URL) throws -> String {
      let job = try JobFolder(in: folder)
      let name = URL(filePath: job.path).lastPathComponent
      #expect(!JobFolder.ended.contains(name))
      return name
    }
  #endif

  @Test func `what attacks are told of is filled in`() throws {
    let folder = try TemporaryFolder()
    let world = try World(project.get(), in: folder.url.path, watchesSelf: false)
    let text = world.filledIn("@CANARY@ @PROJECT@ @MARK@ @NUMBER@")
    #expect(text == "\(world.canary) \(try project.get().root) \(world.mark) \(world.number)")
  }
}
