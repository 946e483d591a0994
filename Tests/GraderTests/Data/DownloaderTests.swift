import GraderTestSupport
import Core
import Downloads
import Foundation
import Grader
import Media
import Synchronization
import Testing

struct DownloaderTests {
  private let body = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }

  private func file(_ addresses: [String], md5: String? = nil) -> DatasetDownload {
    var hash = MD5()
    hash.update(body)
    return DatasetDownload(
      path: "set/file.bin", addresses: addresses, size: body.count,
      md5: md5 ?? hash.hexadecimal())
  }

  private func bytes(_ folder: borrowing TemporaryFolder, _ name: String) -> [UInt8]? {
    (try? Data(contentsOf: folder.url.appending(path: name))).map(Array.init)
  }

  @Test func `a file arrives whole, once, with progress up to its size`() async throws {
    let server = try LoopbackServer(body)
    defer { server.stop() }
    let folder = try TemporaryFolder()
    let downloader = Downloader(folder: folder.url.path)
    let seen = Mutex<[Int]>([])
    let isFetched = try await downloader.fetch(file([server.address])) { count in
      seen.withLock { $0.append(count) }
    }
    #expect(isFetched)
    #expect(bytes(folder, "set/file.bin") == body)
    #expect(seen.withLock { $0.last } == body.count)
    #expect(folder.files() == ["set/file.bin"])
    #expect(try await downloader.fetch(file([server.address])) { _ in } == false)
    #expect(server.log.count == 1)
  }

  @Test func `a broken connection is taken up where it broke`() async throws {
    let server = try LoopbackServer(body, .init(cuts: [70_000, 50_000]))
    defer { server.stop() }
    let folder = try TemporaryFolder()
    _ = try await Downloader(folder: folder.url.path).fetch(file([server.address])) { _ in }
    #expect(bytes(folder, "set/file.bin") == body)
    #expect(server.log.count == 3)
    #expect(server.log[2].localizedCaseInsensitiveContains("range: bytes=120000-"))
  }

  @Test func `what an earlier run left is used`() async throws {
    let server = try LoopbackServer(body)
    defer { server.stop() }
    let folder = try TemporaryFolder()
    try folder.write(Array(body.prefix(1234)), to: "set/file.bin.part")
    _ = try await Downloader(folder: folder.url.path).fetch(file([server.address])) { _ in }
    #expect(bytes(folder, "set/file.bin") == body)
    #expect(server.log[0].localizedCaseInsensitiveContains("range: bytes=1234-"))
  }

  @Test func `a server without ranges sends everything again`() async throws {
    let server = try LoopbackServer(body, .init(knowsRanges: false, cuts: [70_000]))
    defer { server.stop() }
    let folder = try TemporaryFolder()
    _ = try await Downloader(folder: folder.url.path).fetch(file([server.address])) { _ in }
    #expect(bytes(folder, "set/file.bin") == body)
  }

  @Test func `a mirror stands in`() async throws {
    let broken = try LoopbackServer(body, .init(status: 404))
    let good = try LoopbackServer(body)
    defer {
      broken.stop()
      good.stop()
    }
    let folder = try TemporaryFolder()
    let download = file([broken.address, good.address])
    _ = try await Downloader(folder: folder.url.path).fetch(download) { _ in }
    #expect(bytes(folder, "set/file.bin") == body)
  }

  @Test func `a part is kept when every attempt breaks, and the error says so`() async throws {
    let server = try LoopbackServer(body, .init(cuts: [1000, 2000]))
    defer { server.stop() }
    let folder = try TemporaryFolder()
    let downloader = Downloader(folder: folder.url.path, attemptsPerAddress: 2)
    let error = await #expect(throws: DownloadError.self) {
      try await downloader.fetch(file([server.address])) { _ in }
    }
    #expect(bytes(folder, "set/file.bin.part") == Array(body.prefix(3000)))
    #expect(error?.description.contains("The 3.0 KB downloaded so far are kept") == true)
    #expect(error?.description.contains(server.address) == true)
  }

  @Test func `a wrong sum throws the file away`() async throws {
    let server = try LoopbackServer(body)
    defer { server.stop() }
    let folder = try TemporaryFolder()
    let error = await #expect(throws: DownloadError.self) {
      try await Downloader(folder: folder.url.path)
        .fetch(file([server.address], md5: "00")) { _ in }
    }
    #expect(error?.description.contains("expected the MD5 checksum 00, found") == true)
    #expect(folder.files().isEmpty)
  }

  @Test func `a file that is too long is refused`() async throws {
    let server = try LoopbackServer(body + [1])
    defer { server.stop() }
    let folder = try TemporaryFolder()
    let error = await #expect(throws: DownloadError.self) {
      try await Downloader(folder: folder.url.path, attemptsPerAddress: 1)
        .fetch(file([server.address])) { _ in }
    }
    #expect(error != nil)
    #expect(bytes(folder, "set/file.bin") == nil)
  }

  @Test func `a folder that cannot be made is named`() async throws {
    let folder = try TemporaryFolder()
    let blocked = try folder.write("a file", to: "blocked")
    let error = await #expect(throws: DownloadError.self) {
      try await Downloader(folder: blocked).fetch(file([])) { _ in }
    }
    guard case .cannotWrite(let path, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(path.hasPrefix(blocked))
  }

  @Test func `a file that has moved is followed, and taken up where it broke`() async throws {
    let server = try LoopbackServer(body, .init(hasMoved: true))
    defer { server.stop() }
    let folder = try TemporaryFolder()
    try folder.write(Array(body.prefix(1234)), to: "set/file.bin.part")
    _ = try await Downloader(folder: folder.url.path).fetch(file([server.address])) { _ in }
    #expect(bytes(folder, "set/file.bin") == body)
    #expect(server.log.count == 2)
    #expect(server.log[1].hasPrefix("GET /moved "))
    #expect(server.log[1].localizedCaseInsensitiveContains("range: bytes=1234-"))
  }

  // What Ctrl-C leaves is what is on the disk at that moment.
  @Test func `what has arrived is on the disk before the rest comes, and stays`() async throws {
    let server = try LoopbackServer(body, .init(silence: 150_000))
    defer { server.stop() }
    let folder = try TemporaryFolder()
    let (path, download) = (folder.url.path, file([server.address]))
    let fetching = Task { try await Downloader(folder: path).fetch(download) { _ in } }
    while bytes(folder, "set/file.bin.part")?.count != 150_000 {
      try await Task.sleep(for: .milliseconds(5))
    }
    fetching.cancel()
    let error = await #expect(throws: DownloadError.self) { try await fetching.value }
    #expect(error?.description.contains("150.0 KB downloaded so far are kept") == true)
    #expect(bytes(folder, "set/file.bin.part") == Array(body.prefix(150_000)))
    #expect(server.log.count == 1)
  }

  @Test func `a disk that does not take the file is an error of its own`() async throws {
    let server = try LoopbackServer(body)
    defer { server.stop() }
    let folder = try TemporaryFolder()
    try folder.write([], to: "set/other")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("set/file.bin.part"), withDestinationPath: "/dev/full")
    let error = await #expect(throws: DownloadError.self) {
      try await Downloader(folder: folder.url.path).fetch(file([server.address])) { _ in }
    }
    guard case .cannotWrite? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(server.log.count == 1)
  }

  @Test func `too little room is known before anything is fetched`() async throws {
    let folder = try TemporaryFolder()
    let huge = DatasetDownload(path: "huge", addresses: ["http://[::1]:9"], size: 1 << 60, md5: "")
    let error = await #expect(throws: DownloadError.self) {
      try await Downloader(folder: folder.url.path).fetch(huge) { _ in }
    }
    #expect(error?.description.contains(" free, ") == true)
  }
}
