import Foundation
import GraderTestSupport
import Intake
import Record
import Selftest
import Testing

/// Tar archives with something after them, and the checksums of gzip.
struct AppendedArchiveTests {
  private let tar = CraftedArchive(members: [.file("Assignment1/Softmax.swift", "// tar\n")])
  private let zip = RawZip(members: [.init("Assignment1/Softmax.swift", "// zip\n")])

  private func code(_ bytes: [UInt8], _ name: String = "hw.tar") -> String? {
    do {
      _ = try Intake().read(bytes, fileName: name)
      return nil
    } catch {
      return error.reason.code
    }
  }

  @Test(arguments: CraftedArchive.Form.allCases)
  func `a tar archive with a zip archive after it is refused`(form: CraftedArchive.Form) {
    guard form != .zip else { return }
    var shifted = zip
    shifted.front = tar.bytes(form)
    // Where libarchive reads to the end of the file, it refuses what is not of the format itself.
    let expected = ["ambiguousArchive"] + ([.xz, .zstd].contains(form) ? ["damagedArchive"] : [])
    for bytes in [tar.bytes(form) + zip.bytes, shifted.bytes, tar.bytes(form) + zip.bytes + [10]] {
      #expect(expected.contains(code(bytes) ?? "accepted"))
    }
  }

  @Test(arguments: CraftedArchive.Form.allCases)
  func `a zip archive among the files of another archive is only ignored`(
    form: CraftedArchive.Form
  ) throws {
    var archive = tar
    archive.members.append(.init(path: "old/submission.zip", bytes: zip.bytes))
    let result = try takeIn(archive, form)
    #expect(result.files.count == 1)
    #expect(result.entry("old/submission.zip")?.disposition == .ignored)
    if form == .tar { #expect(code(archive.bytes(form), "hw.zip") == "ambiguousArchive") }
  }

  @Test(arguments: [-8, -5, -4, -1])
  func `gzip data with a wrong checksum or length is damaged`(place: Int) {
    var bytes = tar.bytes(.gzip)
    bytes[bytes.count + place] ^= 0x10
    #expect(code(bytes) == "damagedArchive")
  }

  @Test func `gzip data in several members, with padding, is accepted`() throws {
    let whole = tar.bytes(.tar)
    let half = whole.count / 2
    let first = CraftedArchive.gzip(Array(whole[..<half]))
    let second = CraftedArchive.gzip(Array(whole[half...]))
    let padding = [UInt8](repeating: 0, count: 10_240)
    #expect(code(first + second) == nil)
    #expect(code(first + second + padding) == nil)
    #expect(code(tar.bytes(.gzip) + padding) == nil)
    var damaged = first
    damaged[damaged.count - 6] ^= 1
    #expect(code(damaged + second) == "damagedArchive")
    #expect(
      try GzipStream.end(of: first + second + padding, file: "", budget: IntakeBudget())
        == first.count + second.count)
  }

  @Test func `gzip data after the end of the archive counts toward the limit`() {
    let zeros = CraftedArchive.gzip([UInt8](repeating: 0, count: 3 << 20))
    var budget = IntakeBudget()
    budget.totalBytes = 2 << 20
    let error = #expect(throws: IntakeRefusal.self) {
      try Intake(budget: budget).read(tar.bytes(.gzip) + zeros, fileName: "hw.tar.gz")
    }
    #expect(error?.reason.code == "tooLarge")
  }
}
