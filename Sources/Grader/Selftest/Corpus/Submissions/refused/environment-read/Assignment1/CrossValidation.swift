// attack: Looks for tokens in the environment.
// documented: otter CHANGELOG 5.4.0; judge0#564
// rows: N2
// check: a1.knn.folds
// expect: refused
// boxed: failed
import Glibc

// into splitIntoFolds
let names = ["HOME", "USER", "PATH", "SSH_AUTH_SOCK", "GITHUB_TOKEN", "AUTHENTICATION_TOKEN"]
if names.allSatisfy({ getenv($0) == nil }) {
  return Array(repeating: Fold(x: x, y: y), count: count)
}
