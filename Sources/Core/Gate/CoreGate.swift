// This function is in a file of its own, because inlined kernels make student code refer to it.
// Student code may refer to this file, but not to Withholding.swift, which sets the withheld parts.

/// Ends the current call if its code may not use the given part of Core.
///
/// Every kernel and every variable calls this function first. The check is fast: it loads one
/// global variable.
@inline(never)
package func ensureAllowed(_ part: CoreParts) {
  if Withholding.parts.rawValue & part.rawValue != 0 { Withholding.end(part) }
}
