import Foundation

/// The path of a committed fixture.
func fixture(_ name: String) -> String {
  URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)").path
}

/// A path that no other test uses.
func temporaryPath(_ name: String) -> String {
  FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString)-\(name)").path
}

/// Removes a file if it is there.
func removeFile(_ path: String) {
  try? FileManager.default.removeItem(atPath: path)
}

/// Damages bytes in the ways that break parsers, the same way for the same seed.
struct Mutator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A copy with one to four bytes flipped, replaced, inserted, removed or doubled, or the end cut.
  mutating func mutated(_ original: [UInt8]) -> [UInt8] {
    var bytes = original
    for _ in 0...next(below: 4) where !bytes.isEmpty {
      let place = next(below: bytes.count)
      switch next(below: 6) {
      case 0: bytes[place] ^= 1 << UInt8(next(below: 8))
      case 1: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF, 0x22, 0x5C, 0x39][next(below: 8)]
      case 2: bytes.insert(UInt8(next(below: 256)), at: place)
      case 3: bytes.remove(at: place)
      case 4:
        bytes.insert(
          contentsOf: bytes[place..<min(place + next(below: 20), bytes.count)], at: place)
      default: bytes.removeLast(next(below: bytes.count / 4 + 1))
      }
    }
    return bytes
  }

  private mutating func next(below bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }
}
