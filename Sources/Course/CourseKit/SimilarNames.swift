/// Returns up to five names that the user may have meant, the closest first.
///
/// A name is also similar to the rest of a name after its first period: `knn` to `a1.knn`.
///
/// - Parameters:
///   - name: What the user wrote.
///   - known: The names that there are.
///   - limit: How many letters may differ; nil for a third of the name.
/// - Returns: The names.
package func similarNames(
  to name: String, in known: some Sequence<String>, limit: Int? = nil
) -> [String] {
  let distances = known.map { known -> (name: String, distance: Int) in
    let tail = known.split(separator: ".", maxSplits: 1).last.map(String.init) ?? known
    return (known, min(editDistance(name, known), editDistance(name, tail) + 1))
  }
  let limit = limit ?? max(2, name.count / 3)
  return distances.filter { $0.distance <= limit }
    .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(5).map(\.name)
}

/// Returns the first names of a list, and how many more there are.
package func firstNames(_ names: [String]) -> String {
  let shown = names.prefix(8).joined(separator: ", ")
  return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
}

/// Returns the Levenshtein distance, ignoring case: the minimum number of letters to insert, delete
/// or replace to turn one text into the other.
func editDistance(_ a: String, _ b: String) -> Int {
  let (a, b) = (Array(a.prefix(100).lowercased()), Array(b.lowercased()))
  var row = Array(0...b.count)
  for i in a.indices {
    var diagonal = row[0]
    row[0] = i + 1
    for j in b.indices {
      let replaced = diagonal + (a[i] == b[j] ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}
