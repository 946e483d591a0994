import Foundation
import Presentation
import Testing

/// Words that a shell reads as they were meant.
@Suite struct ShellWordTests {
  @Test(arguments: [
    ("a1.knn", "a1.knn"), ("0x0123", "0x0123"), ("", "''"), ("x y (1).tar.gz", "'x y (1).tar.gz'"),
    ("it's", "'it'\\''s'"), ("~ada", "'~ada'"), ("a=b", "'a=b'"), ("作业.zip", "'作业.zip'"),
    ("a\nb", "$'a\\x0ab'"), ("\u{202E}'\\", "$'\\xe2\\x80\\xae\\x27\\x5c'"),
  ])
  func `a word is quoted only where it has to be`(text: String, expected: String) {
    #expect(text.shellWord == expected)
  }

  @Test func `a shell reads the words back`() throws {
    let words = [
      "", " ", "a b", "it's", "\"", "$HOME", "`id`", "$(id)", "\\", "*", "?", "[a]", "{a,b}", "~",
      "#", "!!", "a;b", "a&b", "a|b", "<", ">", "(1)", "-n", "é", "作业", "👩‍💻", "\n", "\t",
      "\u{1b}[31m",
      "\u{202e}", "\u{feff}", "\u{7f}", "\r\n", "'\u{301}",
    ]
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", "printf '%s\\0' " + String.shellCommand(words)]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let bytes = try #require(try pipe.fileHandleForReading.readToEnd())
    process.waitUntilExit()
    #expect(bytes == Data(words.map { $0 + "\0" }.joined().utf8))
  }
}
