/// Submissions of the corpus that are too large, or too broken, to lie in a checkout.
enum ProgramCatalogue {
  static let attacks: [Attack] = []
}
