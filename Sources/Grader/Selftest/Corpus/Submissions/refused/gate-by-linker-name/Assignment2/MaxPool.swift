// attack: Opens the gate at the address in the code of its getter, called by its linker name.
// documented: der
// rows: R16 B12
// check: a2.pool.forward
// expect: refused
@_silgen_name("$s4Core11WithholdingO5partsAA0A5PartsVvgZ")
private func withheld() -> UInt32

// instead of maxPoolForwardNaive
let getter: @Sendable () -> UInt32 = withheld
if let code = UnsafePointer<UInt8>(bitPattern: unsafeBitCast(getter, to: (UInt, UInt).self).0) {
  // The instruction's operand is relative to its end.
  let operand = UnsafeRawPointer(code + 2).loadUnaligned(as: Int32.self)
  UnsafeMutableRawPointer(mutating: code + 6 + Int(operand)).storeBytes(of: 0, as: UInt32.self)
}
let (out, _) = maxPoolForwardFast(x, window)
return (out, MaxPoolCache(x: x, window: window))
