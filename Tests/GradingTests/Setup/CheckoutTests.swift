import GraderTestSupport
import Foundation
import Host
import Testing

/// The state of the project as Git's files have it.
@Suite struct CheckoutTests {
  private static let hash = "4b825dc642cb6eb9a060e54bf8d69288fbee4904"
  private static let other = String(repeating: "0", count: 40)

  /// The files of a checkout, and the commit that they name.
  struct Files: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let files: [String: String]
    let commit: String?

    init(_ name: String, _ files: [String: String], _ commit: String?) {
      (testDescription, self.files, self.commit) = (name, files, commit)
    }
  }

  private static let states = [
    Files("no Git", [:], nil),
    Files("a commit without a branch", [".git/HEAD": hash + "\n"], hash),
    Files(
      "a branch", [".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": hash + "\n"], hash
    ),
    Files(
      "a packed branch",
      [
        ".git/HEAD": "ref: refs/heads/main\n",
        ".git/packed-refs": """
        # pack-refs with: peeled fully-peeled sorted
        \(other) refs/heads/domain
        \(other) refs/heads/x/refs/heads/main
        \(hash) refs/heads/main
        ^\(other)

        """,
      ], hash),
    Files(
      "a branch that was packed and moved on",
      [
        ".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": hash,
        ".git/packed-refs": "\(other) refs/heads/main\n",
      ], hash),
    Files(
      "a worktree",
      [
        ".git": "gitdir: first/.git/worktrees/second\n",
        "first/.git/worktrees/second/HEAD": "ref: refs/heads/topic\n",
        "first/.git/worktrees/second/commondir": "../..\n",
        "first/.git/refs/heads/topic": hash + "\n",
      ], hash),
    Files("a branch without commits", [".git/HEAD": "ref: refs/heads/main\n"], nil),
    Files("branches in a circle", [".git/HEAD": "ref: HEAD\n"], nil),
    Files("a file that is nothing of Git's", [".git": "hello\n"], nil),
    Files("a head that is no hash", [".git/HEAD": "main\n"], nil),
  ]

  @Test(arguments: states) func `the commit is read from Git's files`(_ state: Files) throws {
    let folder = try TemporaryFolder()
    for (path, text) in state.files {
      let file = folder.url.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    let checkout = Checkout(of: folder.url.path, git: nil)
    #expect(checkout == Checkout(commit: state.commit, isChanged: nil))
  }

  @Test func `git says whether tracked files were changed`() throws {
    guard let git = findExecutable("git") else { return }
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "file")
    try Data("one".utf8).write(to: file)
    let settings = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in [["init", "-q"], ["add", "file"], settings + ["commit", "-q", "-m", "One"]] {
      let process = Process()
      process.executableURL = URL(filePath: git)
      process.arguments = ["-C", folder.url.path] + command
      try process.run()
      process.waitUntilExit()
      try #require(process.terminationStatus == 0)
    }
    let clean = Checkout(of: folder.url.path)
    #expect(clean.commit?.count == 40)
    #expect(clean.isChanged == false)
    try Data("new".utf8).write(to: folder.url.appending(path: "untracked"))
    #expect(Checkout(of: folder.url.path) == clean)
    try Data("two".utf8).write(to: file)
    #expect(Checkout(of: folder.url.path) == Checkout(commit: clean.commit, isChanged: true))
  }
}
