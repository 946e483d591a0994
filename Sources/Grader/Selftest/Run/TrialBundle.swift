import Grading
package import Judging
import Patches
import Record

/// Trials that share one submission because none of them can affect another's verdict.
package struct TrialBundle: Sendable {
  package let trials: [Trial]
  /// Whether nothing else may run at the same time.
  package let isQuiet: Bool

  /// Makes a bundle of compatible trials.
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
    // Attacks that need a whole file leave gaps, which attacks on single functions fill.
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

  /// Checks that an attack elsewhere must not affect, one per file.
  package static let untouched = [
    "a1.knn.twoLoops", "a1.knn.folds", "a1.linear.predict", "a1.svm.vectorized.loss",
    "a1.softmax.vectorized.loss", "a1.twoLayer.scores", "a1.twoLayer.train.toy",
    "a2.affine.forward", "a2.sgdMomentum", "a2.rmsprop",
  ]

  /// Whether anything is left that must keep its points.
  private static func leavesWork(
    _ group: [TrialTarget], _ checks: [String: CheckDefinition]
  ) -> Bool {
    untouched.contains { name in
      guard let check = checks[name] else { return false }
      return group.allSatisfy { $0.files.isDisjoint(with: [check.file] + check.buildsOn) }
    }
  }
}

/// The changes that an attack makes to a submission, and the parts that decide its verdict.
struct TrialTarget: Sendable {
  let trial: Trial
  /// Whether it needs the machine to itself.
  let isQuiet: Bool
  /// Whether its verdict is about whole files, or it changes more than functions.
  let needsFiles: Bool
  private let check: String
  private let buildsOn: Set<String>
  private let isAlone: Bool
  private let patches: [String: Patch]

  /// Functions of one file that call neither each other nor each other's checks.
  private static let independent: [Set<String>] = [
    ["computeDistancesTwoLoops", "computeDistancesOneLoop", "computeDistancesNoLoops"],
    ["softmaxLossNaive", "softmaxLossVectorized"],
  ]

  /// The files that it changes.
  var files: Set<String> { Set(patches.keys) }

  /// The linker names that its code defines; two types for the same name do not compile.
  private let linkedNames: Set<String>

  /// Finds what a trial attacks; nil for archives.
  ///
  /// - Throws: `PatchError` if the attack cannot be read.
  init?(_ trial: Trial, checks: [String: CheckDefinition]) throws {
    guard case .program(let program) = trial.attack.body else { return nil }
    self.trial = trial
    check = program.check
    isAlone = program.isAlone
    isQuiet = checks[program.check].map { $0.kind == .speed || $0.trains } ?? false
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
    // Without the symbol rules, only the channel rejects, and that concerns a single call.
    let isOnFiles = !trial.isBoxed && !onFiles.isDisjoint(with: program.expected)
    needsFiles = isOnFiles || !patches.values.allSatisfy(\.staysInFunctions)
  }

  /// Whether two attacks can share a submission and keep their own verdicts.
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
