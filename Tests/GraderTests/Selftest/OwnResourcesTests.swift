import GraderTestSupport
import Foundation
import Selftest
import Testing

/// What the grader itself uses is noticed when it grows.
@Suite struct OwnResourcesTests {
  private let large = 1 << 50

  @Test func `memory that was needed is noticed`() {
    // Without growth the peak is above a bound that lies below it.
    var resources = OwnResources(.init(memory: -(1 << 20), disk: large, descriptors: large))
    let found = resources.violations()
    #expect(found.count == 1 && found[0].hasSuffix("MiB more memory"), "\(found)")
    var generous = OwnResources(.init(memory: large, disk: large, descriptors: large))
    #expect(generous.violations() == [])
  }

  @Test func `open descriptors are noticed once`() {
    var resources = OwnResources(.init(memory: large, disk: large, descriptors: 100))
    #expect(resources.violations() == [])
    let opened = (0..<400).map { _ in open("/dev/null", O_RDONLY | O_CLOEXEC) }
    defer { opened.forEach { _ = close($0) } }
    let found = resources.violations()
    #expect(found.count == 1 && found[0].hasSuffix("more descriptors open"), "\(found)")
    #expect(resources.violations() == [])
  }

  @Test func `a disk that fills up is noticed`() throws {
    var resources = OwnResources(.init(memory: large, disk: 16 << 20, descriptors: large))
    let folder = try TemporaryFolder()
    let file = open(folder.path("much"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(file) }
    try #require(posix_fallocate(file, 0, 512 << 20) == 0)
    let found = resources.violations()
    #expect(found.count == 1 && found[0].hasSuffix("MiB of disk space was not freed"), "\(found)")
  }
}
