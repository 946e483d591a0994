// attack: Honest: comments and texts that mention modules and attributes.
// documented: der
// rows: B12
// check: a1.knn.twoLoops
// expect: passed

// Core has import COpenBLAS and @_silgen_name("cblas_sgemm"), which this file does without.
/* @_cdecl("exit") /* import CKernels */ import Media */
private let mentions = [
  "import Exchange", #"@c "import Solution1" \("#,
  """
  @_used @_section("import CSandbox")
  """,
]

// into computeDistancesTwoLoops
print(mentions.count, 6 / 2 /* import Dispatch */)
