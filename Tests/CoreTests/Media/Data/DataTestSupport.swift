import Core
import Media

/// A picture of CIFAR-10's form with its own bytes.
func planes(_ index: Int) -> [UInt8] {
  (0..<CIFAR10.imageSize).map { UInt8(truncatingIfNeeded: $0 / 1024 * 100 + $0 % 1024 + index) }
}

/// A binary batch of `count` images, labeled 0, 1, 2 and so on.
func binaryBatch(count: Int) -> [UInt8] {
  (0..<count).flatMap { [UInt8($0 % 10)] + planes($0) }
}

/// An IDX file.
func idx(magic: Int, _ lengths: [Int], _ payload: [UInt8]) -> [UInt8] {
  ([magic] + lengths).flatMap { word in
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
  } + payload
}

/// A Python batch, instruction by instruction as Python 2's cPickle wrote the published ones.
func pythonBatch(count: Int) -> [UInt8] {
  var bytes: [UInt8] = [0x80, 2]
  var memo: UInt8 = 0
  func text(_ code: String) { bytes += Array(code.utf8) }
  func remember() {
    bytes += [UInt8(ascii: "q"), memo]
    memo += 1
  }
  func string(_ value: String) {
    bytes += [UInt8(ascii: "U"), UInt8(value.utf8.count)] + Array(value.utf8)
    remember()
  }
  func small(_ value: Int) { bytes += [UInt8(ascii: "K"), UInt8(value)] }
  text("}")
  remember()
  text("(")
  string("batch_label")
  string("training batch 1 of 5")
  string("labels")
  text("]")
  remember()
  text("(")
  for index in 0..<count { small(index % 10) }
  text("e")
  string("data")
  text("cnumpy.core.multiarray\n_reconstruct\n")
  remember()
  text("cnumpy\nndarray\n")
  remember()
  small(0)
  bytes += [0x85]
  remember()
  string("b")
  bytes += [0x87]
  remember()
  text("R")
  remember()
  text("(")
  small(1)
  small(count)
  bytes += [UInt8(ascii: "M"), 0x00, 0x0C, 0x86]
  remember()
  text("cnumpy\ndtype\n")
  remember()
  string("u1")
  small(0)
  small(1)
  bytes += [0x87]
  remember()
  text("R")
  remember()
  text("(")
  small(3)
  string("|")
  text("NNN")
  for _ in 0..<2 { bytes += [UInt8(ascii: "J"), 0xFF, 0xFF, 0xFF, 0xFF] }
  small(0)
  text("t")
  remember()
  text("b")
  bytes += [0x89, UInt8(ascii: "T")]
  let pixels = (0..<count).flatMap(planes)
  bytes += [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: pixels.count >> $0) } + pixels
  remember()
  text("t")
  remember()
  text("bu.")
  return bytes
}

/// A gzip stream of one stored block, so of less than 64 KB.
func gzip(_ bytes: [UInt8]) -> [UInt8] {
  func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }
  return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + little(bytes.count, 2)
    + little(~bytes.count, 2) + bytes + little(Int(CRC32.sum(bytes)), 4) + little(bytes.count, 4)
}

/// A tar archive of files, without compression.
func tar(_ files: [(name: String, bytes: [UInt8])]) -> [UInt8] {
  var archive: [UInt8] = []
  for file in files {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at start: Int) {
      header.replaceSubrange(start..<start + text.utf8.count, with: text.utf8)
    }
    let octal = String(file.bytes.count, radix: 8)
    put(file.name, at: 0)
    put("0000644", at: 100)
    put(String(repeating: "0", count: 11 - octal.count) + octal, at: 124)
    put("        ", at: 148)
    put("0", at: 156)
    put("ustar\u{0}00", at: 257)
    let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
    put(String(repeating: "0", count: 6 - sum.count) + sum + "\u{0} ", at: 148)
    let padding = (512 - file.bytes.count % 512) % 512
    archive += header + file.bytes + [UInt8](repeating: 0, count: padding)
  }
  return archive + [UInt8](repeating: 0, count: 1024)
}
