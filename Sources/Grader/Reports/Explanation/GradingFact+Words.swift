import Record

extension GradingFact {
  /// What a student reads.
  var sentence: String? {
    switch self {
    case .notSubmitted(let file): "\(file) is not in the submission."
    case .didNotCompile(let file):
      "\(file) did not compile; the compiler's messages are listed under its name."
    case .breaksRules(let file):
      "\(file) calls or defines what a submission may not; the build's messages say what, and what "
        + "to do instead."
    case .judgedWithReference(let files):
      "Judged with the reference's \(files.joined(separator: " and ")) in place of yours, where "
        + "points were lost already:"
    case .awaitsReader(true): "For a person to read and score."
    case .awaitsReader(false): "No answer was given."
    case .graderFault(let reason):
      "The grader itself failed, which costs no points: \(reason). Please report it."
    }
  }
}
