import Presentation
import Record

extension GradingFact {
  /// The sentence that students read.
  var sentence: String? {
    switch self {
    case .notSubmitted(let file, let renamed?):
      "\(file) is missing, but \(renamed.joined(separator: " or ")) may be it under another name. "
        + "Name it \(file)."
    case .notSubmitted(let file, nil): "\(file) is missing."
    case .unreadable(let file, let reason): "\(file) was refused: \(reason)."
    case .didNotCompile(let file):
      "\(file) did not compile. The compiler's messages are listed under its name."
    case .breaksRules(let file):
      "\(file) calls or defines something that is forbidden in submissions. The build's messages "
        + "say what it is and what to do instead."
    case .judgedWithReference(let files):
      "Graded with the reference's \(files.joined(separator: " and ")) instead of yours, which "
        + "already lost points in other checks:"
    case .judgedInDoubt(let files):
      "Graded with the reference's \(files.joined(separator: " and ")) instead of yours. With yours, "
        + "this check fails, although their own checks pass: a mistake there, or a slow way, shows "
        + "only here."
    case .sameMistake(let check):
      "The mistake is that of \(check), which lost its points. A mistake costs once, so this check "
        + "keeps its points:"
    case .printedWithOwnFiles(let files):
      "What your code printed is from the run before, with your own "
        + "\(files.joined(separator: " and "))."
    case .awaitsReader(true): "A person will read and score this answer."
    case .awaitsReader(false): "No answer was given."
    case .graderFault(let reason):
      "The grader itself failed: \(reason). This costs you no points. Please report it."
    case .usedTime(let budget, let own, let calls, let isCut):
      Self.end(of: budget, isCut) + ". Your own code used \(Wording.seconds(own)) of "
        + "it\(Self.list(calls)). " + Self.advice(calls)
    case .timeWasOver(let budget, let isCut):
      Self.end(of: budget, isCut) + ", and your code did not use it up. This costs you no points; "
        + "the submission has to be graded again."
    }
  }

  private static func end(of budget: Double, _ isCut: Bool?) -> String {
    "The time for the grading (\(Wording.seconds(budget))) ran out "
      + (isCut == true ? "during this check" : "before this check")
  }

  private static func list(_ calls: [CallTime]) -> String {
    guard !calls.isEmpty else { return "" }
    let items = calls.map { "\($0.name) (\(Wording.seconds($0.seconds)))" }
    return ", longest in " + items.joined(separator: ", ")
  }

  private static func advice(_ calls: [CallTime]) -> String {
    calls.first?.name == CallTime.compiler
      ? "Correct or simplify the files that the build's messages name." : "Make it faster."
  }
}
