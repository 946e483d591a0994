package import Box
import Testing

/// The forms of the box that this host can build, for tests that hold in each of them.
package enum BoxForms {
  /// Each form with control groups, where the host has them.
  package static let all = kinds.map { Box(kind: $0, groups: ControlGroups.host) }

  /// Each form.
  package static let kinds: [Box.Kind] = {
    var kinds = (try? Box.withNamespaces()).map { [$0.kind] } ?? []
    if !OwnUserBox.isImpossible { kinds.append(.ownUser) }
    return kinds
  }()
}

extension Box: CustomTestStringConvertible {
  /// The form in a few words.
  package var testDescription: String { name }
}
