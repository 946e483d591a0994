import Foundation
import GraderTestSupport
import Intake
import Record
import Selftest
import Testing

/// Zip archives whose directory and headers say the same, and others.
struct ZipDirectoryTests {
  private static let softmax = "Assignment1/Softmax.swift"
  private static let svm = "Assignment1/LinearSVM.swift"

  /// A change of an archive of two files.
  struct Change: Sendable, CustomTestStringConvertible {
    let name: String
    /// A part of the sentence, or nil if the archive is accepted.
    let says: String?
    let make: @Sendable (inout RawZip) -> Void

    init(
      _ name: String, _ says: String? = nil, _ make: @escaping @Sendable (inout RawZip) -> Void
    ) {
      (self.name, self.says, self.make) = (name, says, make)
    }

    var testDescription: String { name }
  }

  static let honest = [
    Change("no change") { _ in },
    Change("data descriptors") { zip in
      for index in zip.members.indices { zip.members[index].hasDescriptor = true }
    },
    Change("large sizes in the directory") { zip in
      for index in zip.members.indices { zip.members[index].isLarge = true }
    },
    Change("descriptors and large sizes") { zip in
      zip.members[0].hasDescriptor = true
      zip.members[0].isLarge = true
    },
    Change("end records of zip64") { $0.isLarge = true },
    Change("a comment, as GitHub writes it") { $0.comment = Array("0a1b2c".utf8) },
    Change("a comment that looks like an end") { zip in
      zip.comment = [0x50, 0x4b, 5, 6] + [UInt8](repeating: 0, count: 9)
    },
    Change("an empty file and a folder") { zip in
      zip.members.append(.init("Assignment1/", "", mode: 0o040755))
      zip.members.append(.init("notes.txt", ""))
    },
    Change("files in another order in the archive") { $0.members.reverse() },
  ]

  static let ambiguous = [
    Change("names exchanged", "says “Assignment1/LinearSVM.swift” of a file that is called") {
      zip in
      zip.members[0].directoryName = Array(svm.utf8)
      zip.members[1].directoryName = Array(softmax.utf8)
    },
    Change("a name with other letters", "of a file that is called") {
      $0.members[1].directoryName = Array("Assignment1/LinearSVM.swifT".utf8)
    },
    Change("a file that is not listed", "bytes after “Assignment1/Softmax.swift”") {
      $0.members[1].isListed = false
    },
    Change("the first file is not listed", "bytes before its first file") {
      $0.members[0].isListed = false
    },
    Change("a file that is listed twice", "share bytes") { $0.repetitions = 2 },
    Change("a count that is too small", "lists 2 files and says 1") { $0.claimedCount = 1 },
    Change("a count that is too large", "lists 2 files and says 3") { $0.claimedCount = 3 },
    Change("two counts", "its two end records disagree") { zip in
      zip.isLarge = true
      zip.claimedCount = 1
    },
    Change("text before", "7 bytes before its first file") { $0.front = Array("#!text\n".utf8) },
    Change("text before that does not count", "7 bytes that belong to no file") { zip in
      zip.front = Array("#!text\n".utf8)
      zip.countsFront = false
    },
    Change("an archive before", "that belong to no file") { zip in
      zip.front = RawZip(members: [.init(softmax)]).bytes
      zip.countsFront = false
    },
    Change("a NUL byte in a name", "has a NUL byte") {
      $0.members.append(.init("Assignment1/Softmax.swift\0.txt"))
    },
    Change("another name in an extra field", "another name in an extra field") {
      $0.members[0].unicodeName = Array("Assignment1/Softmax.swift.txt".utf8)
    },
    Change("another folder in an extra field", "another name in an extra field") { zip in
      zip.members[0].name = [0xd7, 0xf7] + Array("/Assignment1/Softmax.swift".utf8)
      zip.members[0].unicodeName = Array("作/Assignment2/Softmax.swift".utf8)
    },
  ]

  private func changed(_ change: Change) -> [UInt8] {
    var zip = RawZip(members: [.init(Self.softmax), .init(Self.svm)])
    change.make(&zip)
    return zip.bytes
  }

  @Test(arguments: honest)
  func `an honest archive is accepted`(change: Change) throws {
    let result = try Intake().read(changed(change), fileName: "hw.zip")
    #expect(result.files.keys.sorted() == [Self.svm, Self.softmax])
  }

  @Test(arguments: ambiguous)
  func `what programs read differently is refused with the reason`(change: Change) {
    let says = change.says ?? ""
    let error = #expect(throws: IntakeError.self) {
      try ZipDirectory.check(changed(change), file: "hw.zip")
    }
    #expect(error?.code == "ambiguousArchive")
    #expect(error?.description.contains(says) == true, "\(String(describing: error))")
    let refusal = #expect(throws: IntakeRefusal.self) {
      try Intake().read(changed(change), fileName: "hw.zip")
    }
    #expect(
      refusal?.reason.exitCode == .ambiguousArchive, "\(String(describing: refusal?.reason))")
  }

  @Test func `sizes that differ are refused, unless they follow the data`() {
    var bytes = RawZip(members: [.init(Self.softmax), .init(Self.svm)]).bytes
    // The size in the first header.
    bytes[22] += 1
    let error = #expect(throws: IntakeError.self) {
      try ZipDirectory.check(bytes, file: "hw.zip")
    }
    #expect(error?.description.contains("disagree about the file's data") == true)
  }

  @Test func `bytes after the end, such as padding, do not matter`() throws {
    let bytes = RawZip(members: [.init(Self.softmax)]).bytes
    for tail in [[UInt8](repeating: 0, count: 512), Array("\r\n".utf8)] {
      #expect(try Intake().read(bytes + tail, fileName: "hw.zip").files.count == 1)
    }
  }

  @Test func `an archive without its directory is damaged`() {
    let bytes = RawZip(members: [.init(Self.softmax), .init(Self.svm)]).bytes
    for cut in [bytes.count - 22, bytes.count - 60, bytes.count / 2] {
      let error = #expect(throws: IntakeRefusal.self) {
        try Intake().read(Array(bytes.prefix(cut)), fileName: "hw.zip")
      }
      #expect(error?.reason.code == "damagedArchive")
    }
    var damaged = bytes
    for index in damaged.indices.dropLast(3) where damaged[index..<index + 2] == [0x50, 0x4b] {
      if damaged[index + 2] != 5 { damaged[index + 2] = 0x7a }
    }
    let error = #expect(throws: IntakeRefusal.self) {
      try Intake().read(damaged, fileName: "hw.zip")
    }
    #expect(error?.reason.code != "emptyArchive")
  }

  @Test func `Deflate64 is named, with what to do`() {
    var bytes = RawZip(members: [.init(Self.softmax)]).bytes
    let entry = bytes.indices.dropLast(4).first { bytes[$0..<$0 + 4] == [0x50, 0x4b, 1, 2] } ?? 0
    (bytes[8], bytes[entry + 10]) = (9, 9)
    let error = #expect(throws: IntakeRefusal.self) {
      try Intake().read(bytes, fileName: "hw.zip")
    }
    #expect(error?.reason == .unsupportedCompression(file: "hw.zip", method: "Deflate64"))
  }
}
