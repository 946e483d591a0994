// attack: Hides the attribute that names a function of C with the text of a string.
// documented: der
// rows: B12 R1
// check: a1.knn.oneLoop
// expect: refused
private let leave = """
  \({ () -> String in
    struct Hidden { @_silgen_name("exit") static func leave(_ code: Int32) }
    Hidden.leave(0)
    return "left"
  }())
  """

// into computeDistancesOneLoop
print(leave)
