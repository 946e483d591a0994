import CourseKit
import Patches

extension Patch {
  /// The names that the patch declares at the top level of the file.
  var declaredNames: Set<String> {
    var names: Set<String> = []
    for line in declarations where line.first?.isWhitespace == false {
      let words = line.split { !$0.isInIdentifier }
      guard let place = words.firstIndex(where: Declaration.kinds.contains) else { continue }
      if let name = words.dropFirst(place + 1).first { names.insert(String(name)) }
    }
    return names
  }

  /// The linker names of functions of other libraries that the patch declares.
  var linkedNames: Set<String> {
    Set(declarations.flatMap { $0.matches(of: /@_silgen_name\("([^"]+)"\)/).map { String($0.1) } })
  }
}
