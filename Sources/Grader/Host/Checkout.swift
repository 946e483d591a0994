import Foundation

/// The state of the project's checkout, according to Git.
package struct Checkout: Sendable, Equatable {
  /// The hash of the checked-out commit, or nil if there is no Git folder.
  package let commit: String?
  /// Whether tracked files differ from the commit; nil if Git cannot tell.
  package let isChanged: Bool?

  /// Creates a state with the given properties.
  package init(commit: String?, isChanged: Bool?) {
    (self.commit, self.isChanged) = (commit, isChanged)
  }

  /// Reads the state of a folder.
  ///
  /// The commit is read from Git's files; only the search for changes runs Git.
  ///
  /// - Parameters:
  ///   - root: The folder of the project; if it is only a part of a larger checkout, there is no
  ///     commit.
  ///   - git: The path of the git program, or nil if there is none.
  package init(of root: String, git: String? = findExecutable("git")) {
    commit = GitFolder(of: root)?.head
    isChanged = commit == nil ? nil : git.flatMap { Self.isChanged(root, git: $0) }
  }

  private static func isChanged(_ root: String, git: String) -> Bool? {
    var environment = ProcessInfo.processInfo.environment
    // Keeps Git from rewriting its index.
    environment["GIT_OPTIONAL_LOCKS"] = "0"
    let command = [git, "-C", root, "status", "--porcelain", "--untracked-files=no"]
    guard let collector = try? OutputCollector(limit: 1 << 20),
      let child = try? ChildProcess(
        command, environment: environment, output: collector.writer)
    else { return nil }
    collector.closeWriter()
    guard child.wait() == .exited(0) else { return nil }
    // Git may also print warnings, so look for a line with the status of a file.
    return collector.waitForEnd().contains(/(?m)^[ MTADRCU]{2} ./)
  }
}

/// The Git folder of a checkout or of a worktree.
private struct GitFolder {
  private let folder: URL
  /// The folder that contains the branches; for a worktree, this is the main checkout's.
  private let common: URL

  init?(of root: String) {
    let mark = URL(filePath: root).appending(path: ".git")
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: mark.path, isDirectory: &isFolder) else {
      return nil
    }
    if isFolder.boolValue {
      folder = mark
    } else {
      guard let path = Self.line(of: mark)?.after("gitdir: ") else { return nil }
      folder = Self.resolve(path, in: URL(filePath: root, directoryHint: .isDirectory))
    }
    let shared = Self.line(of: folder.appending(path: "commondir"))
    common = shared.map { [folder] in Self.resolve($0, in: folder) } ?? folder
  }

  /// The hash of the checked-out commit.
  var head: String? {
    var value = Self.line(of: folder.appending(path: "HEAD"))
    // A reference may name another reference. Five steps are enough, and a cycle ends.
    for _ in 0..<5 {
      guard let name = value?.after("ref: ") else { break }
      value =
        Self.line(of: folder.appending(path: name)) ?? Self.line(of: common.appending(path: name))
        ?? packed(name)
    }
    return value?.wholeMatch(of: /[0-9a-f]{40}|[0-9a-f]{64}/).map { String($0.output) }
  }

  /// Returns the hash of a branch from Git's packed-refs file.
  private func packed(_ name: String) -> String? {
    let path = common.appending(path: "packed-refs").path
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasSuffix(" " + name) }
    return line.map { String($0.dropLast(name.count + 1)) }
  }

  private static func line(of file: URL) -> String? {
    (try? String(contentsOf: file, encoding: .utf8))?.split(separator: "\n").first.map(String.init)
  }

  private static func resolve(_ path: String, in folder: URL) -> URL {
    path.hasPrefix("/") ? URL(filePath: path) : folder.appending(path: path)
  }
}

extension String {
  /// Returns the text after a prefix, or nil if the text does not begin with it.
  fileprivate func after(_ beginning: String) -> String? {
    hasPrefix(beginning) ? String(dropFirst(beginning.count)) : nil
  }
}
