// This is a file of its own because inlined kernels make student code refer to it, which is
// allowed; student code must not refer to the other file, which sets the gate.

/// Ends the call if the code that is running may not use a part of Core.
///
/// Every kernel and every variable calls this first. The check is a single load, on any thread.
@inline(never)
package func ensureAllowed(_ part: CoreParts) {
  if Withholding.parts.rawValue & part.rawValue != 0 { Withholding.end(part) }
}
