// A file of its own: code of students refers to it through kernels that are compiled into theirs,
// and may; what sets the gate is another file, to which it may not.

/// Ends the call when what runs now is to do without a part of Core.
///
/// Each kernel and each variable begins with it. It is one load, on whichever thread.
@inline(never)
package func ensureAllowed(_ part: CoreParts) {
  if Withholding.parts.rawValue & part.rawValue != 0 { Withholding.end(part) }
}
