// attack: Opens the gate, which it finds in memory by its contents, and pools with Core's kernel.
// documented: der
// rows: R16 B12
// check: a2.pool.forward
// expect: crashed

/// Finds the memory that begins with a set of all ten parts.
private func gate(after code: UInt) -> UnsafeMutableRawPointer? {
  var place = code & ~0xFFFF
  while UnsafePointer<UInt>(bitPattern: place)?.pointee != 0x3FF { place += 0x1_0000 }
  return UnsafeMutableRawPointer(bitPattern: place)
}

// instead of maxPoolForwardNaive
let start: @Sendable (UInt) -> UnsafeMutableRawPointer? = gate
gate(after: unsafeBitCast(start, to: (UInt, UInt).self).0)?.storeBytes(of: 0, as: UInt.self)
let (out, _) = maxPoolForwardFast(x, window)
return (out, MaxPoolCache(x: x, window: window))
