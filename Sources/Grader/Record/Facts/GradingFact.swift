/// What was found before or besides any call.
package enum GradingFact: Sendable, Equatable, Codable, FactGroup {
  /// A file is not in the submission.
  case notSubmitted(file: String)
  /// A file did not compile, and its stub was graded.
  case didNotCompile(file: String)
  /// A file calls or defines what a submission may not.
  case breaksRules(file: String)
  /// The check builds on these files, which lost points of their own, and was judged with the
  /// reference's in their place.
  case judgedWithReference(files: [String])
  /// A person is to read and score the answer.
  case awaitsReader(isAnswered: Bool)
  /// The grader itself failed.
  case graderFault(reason: String)

  enum CodingKeys: String, CodingKey, CaseIterable {
    case notSubmitted, didNotCompile, breaksRules, judgedWithReference, awaitsReader, graderFault
  }
}
