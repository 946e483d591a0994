import Grading
package import Judging
import Patches
import Record

/// A group of trials that share one submission, because no trial can affect the verdict of another.
package struct TrialBundle: Sendable {
  package let trials: [Trial]
  /// Whether nothing else may run at the same time as the bundle.
  package let isQuiet: Bool

  /// Creates a bundle of compatible trials.
  package init(trials: [Trial], isQuiet: Bool) {
    (self.trials, self.isQuiet) = (trials, isQuiet)
  }

  /// Combines program trials into as few submissions as possible.
  ///
  /// - Parameters:
  ///   - trials: The trials.
  ///   - checks: The checks of the assignment, by name.
  /// - Returns: The bundles.
  /// - Throws: `PatchError` if an attack cannot be read.
  package static func pack(
    _ trials: [Trial], checks: [String: CheckDefinition]
  ) throws -> [TrialBundle] {
    let targets = try trials.compactMap { try TrialTarget($0, checks: checks) }
    // Attacks that need whole files come first. Attacks on single functions then share submissions
    // with them.
    let ordered = targets.filter(\.needsFiles) + targets.filter { !$0.needsFiles }
    var groups: [[TrialTarget]] = []
    for target in ordered {
      let place = groups.firstIndex { group in
        group.allSatisfy(target.agrees) && leavesWork(group + [target], checks)
      }
      if let place {
        groups[place].append(target)
      } else {
        groups.append([target])
      }
    }
    return groups.map { TrialBundle(trials: $0.map(\.trial), isQuiet: $0[0].isQuiet) }
  }

  /// The checks, one per file, that must keep their points unless an attack touches the file.
  package static let untouched = [
    "a1.knn.twoLoops", "a1.knn.folds", "a1.linear.predict", "a1.svm.vectorized.loss",
    "a1.softmax.vectorized.loss", "a1.twoLayer.scores", "a1.twoLayer.train.toy",
    "a2.affine.forward", "a2.sgdMomentum", "a2.rmsprop",
  ]

  /// Returns whether there is still a check that a group of attacks must not affect.
  private static func leavesWork(
    _ group: [TrialTarget], _ checks: [String: CheckDefinition]
  ) -> Bool {
    untouched.contains { name in
      guard let check = checks[name] else { return false }
      return group.allSatisfy { $0.files.isDisjoint(with: [check.file] + check.buildsOn) }
    }
  }
}

/// The changes that an attack makes to a submission, and the files that its check depends on.
struct TrialTarget: Sendable {
  let trial: Trial
  /// Whether the attack must run alone on the machine.
  let isQuiet: Bool
  /// Whether the attack needs whole files, because its verdict is about a file or because it
  /// changes more than functions.
  let needsFiles: Bool
  private let check: String
  private let buildsOn: Set<String>
  private let isAlone: Bool
  private let patches: [String: Patch]

  /// Sets of functions in one file that do not call each other and are not called by each other's
  /// checks.
  private static let independent: [Set<String>] = [
    ["computeDistancesTwoLoops", "computeDistancesOneLoop", "computeDistancesNoLoops"],
    ["softmaxLossNaive", "softmaxLossVectorized"],
  ]

  /// The files that the attack changes.
  var files: Set<String> { Set(patches.keys) }

  /// The linker names that the attack's code declares; two declarations of the same name with
  /// different types do not compile.
  private let linkedNames: Set<String>

  /// Finds what a trial changes; nil if the attack is an archive.
  ///
  /// - Throws: `PatchError` if the attack cannot be read.
  init?(_ trial: Trial, checks: [String: CheckDefinition]) throws {
    guard case .program(let program) = trial.attack.body else { return nil }
    self.trial = trial
    check = program.check
    isAlone = program.isAlone
    isQuiet = checks[program.check].map { !$0.isQuick } ?? false
    buildsOn = Set(checks[program.check]?.buildsOn ?? [])
    var patches: [String: Patch] = [:]
    for (path, text) in program.files {
      patches[path] = try PatchSection(text, file: path).patch
    }
    self.patches = patches
    linkedNames = patches.values.filter { !$0.isEmpty }.reduce(into: []) {
      $0.formUnion($1.linkedNames)
    }
    let onFiles: Set<Verdict> = [.refused, .didNotCompile]
    // Without the symbol rules, only the channel refuses anything, and it refuses single calls
    // rather than files.
    let isOnFiles = !trial.isBoxed && !onFiles.isDisjoint(with: program.expected)
    needsFiles = isOnFiles || !patches.values.allSatisfy(\.staysInFunctions)
  }

  /// Returns whether two attacks can share a submission without affecting each other's verdicts.
  func agrees(with other: TrialTarget) -> Bool {
    guard isQuiet == other.isQuiet, trial.isBoxed == other.trial.isBoxed, !isAlone, !other.isAlone,
      check != other.check, buildsOn.isDisjoint(with: other.files),
      other.buildsOn.isDisjoint(with: files)
    else { return false }
    guard linkedNames.isDisjoint(with: other.linkedNames) else { return false }
    let shared = files.intersection(other.files)
    guard !shared.isEmpty else { return true }
    // Speed checks call several functions of a file.
    guard !needsFiles, !other.needsFiles, !isQuiet else { return false }
    return shared.allSatisfy { path in
      guard let own = patches[path], let others = other.patches[path] else { return false }
      let functions = own.functions.union(others.functions)
      return own.functions.isDisjoint(with: others.functions)
        && Self.independent.contains { functions.isSubset(of: $0) }
        && own.declaredNames.isDisjoint(with: others.declaredNames)
    }
  }
}
