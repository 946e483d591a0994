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
    case .awaitsReader(true): "A person will read and score this answer."
    case .awaitsReader(false): "No answer was given."
    case .graderFault(let reason):
      "The grader itself failed: \(reason). This costs you no points. Please report it."
    case .usedTime(let budget, let own, let calls):
      "The time for the grading (\(Wording.seconds(budget))) ran out before this check. Your own code "
        + "used \(Wording.seconds(own)) of it\(Self.list(calls)). Make it faster."
    case .timeWasOver(let budget):
      "The time for the grading (\(Wording.seconds(budget))) ran out before this check, and your code "
        + "did not use it up. This costs you no points; the submission has to be graded again."
    }
  }

  private static func list(_ calls: [CallTime]) -> String {
    guard !calls.isEmpty else { return "" }
    let items = calls.map { "\($0.name) (\(Wording.seconds($0.seconds)))" }
    return ", most of it in " + items.joined(separator: ", ")
  }
}
