import Presentation

/// The report of a lab: its steps in order, each with its content.
package struct LabReport: Sendable, Equatable {
  /// The lab's name on the command line, such as `knn`.
  package var name: String
  /// The display name.
  package var title: String
  /// A paragraph that says what the lab is about.
  package var summary: String
  /// The settings of the run: names and values.
  package var facts: [Fact]
  /// The files that did not compile.
  package var problems: [Problem] = []
  /// The last run with the same settings, if it is known.
  package var previous: RunRecord?
  /// The steps that have begun so far.
  package var steps: [Step] = []

  /// Creates a report without any steps.
  package init(name: String, title: String, summary: String, facts: [Fact] = []) {
    self.name = name
    self.title = title
    self.summary = summary
    self.facts = facts
  }

  /// A name and its value.
  package struct Fact: Sendable, Equatable {
    package var name: String
    package var value: String

    /// Creates a fact.
    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A file that the lab does without, because it did not compile.
  package struct Problem: Sendable, Equatable {
    /// What is wrong with which file, in a sentence.
    package var title: String
    /// The compiler's messages, each with its line in the file.
    package var messages: [Fact]

    /// Creates a problem.
    package init(title: String, messages: [Fact]) {
      (self.title, self.messages) = (title, messages)
    }
  }

  /// One step of a lab.
  package struct Step: Sendable, Equatable {
    /// The step's title.
    package var title: String
    /// The outcome of the step.
    package var outcome: Outcome
    /// The time that the step took, in seconds.
    package var seconds: Double
    /// The content of the step, from top to bottom.
    package var blocks: [Block]
    /// What the student's code printed.
    package var printed = ""
    /// The names that select the checks to run, if the step is wrong.
    package var checks: [String] = []
    /// The command that runs them, or nil if the step is not wrong.
    package var command: String? {
      guard outcome.isBad, !checks.isEmpty else { return nil }
      return "./grader check \(checks.joined(separator: " "))"
    }

    /// Creates a step; by default, one that has just begun.
    package init(
      title: String, outcome: Outcome = .running, seconds: Double = 0, blocks: [Block] = []
    ) {
      self.title = title
      self.outcome = outcome
      self.seconds = seconds
      self.blocks = blocks
    }
  }

  /// The state of a step, or how it ended.
  package enum Outcome: Sendable, Equatable {
    /// The step has begun. If the page is no longer updated, the program stopped during this step.
    case running
    /// The step judged something, and every value keeps its bound.
    case right
    /// A value does not keep its bound, as the sentences say, or cannot be used.
    case wrong(String)
    /// The step shows something and judges nothing: that code ran does not mean that it is right.
    case shown
    /// The step needs code that has not been written yet.
    case notImplemented(task: String)
    /// The step could not run: it needs a result that an earlier step did not produce, or a file
    /// that did not compile.
    case skipped(reason: String)
    /// A crash, an endless loop or an error ended the step.
    case stopped(CallFailure)
  }

  /// One item of a step's content.
  package indirect enum Block: Sendable, Equatable {
    /// A paragraph, in which backquotes mark code.
    case text(String)
    case facts([Fact])
    case table(Table)
    /// An SVG image made by this program, and a caption.
    case figure(svg: String, caption: String)
    /// A pixel image as a `data:` URL, its alternative text, a caption and its width.
    case picture(address: String, alternative: String, caption: String, width: Int)
    case judgment(Judgment)
    /// Contents of which the reader chooses one to see.
    case choice(Choice)
    /// Code that the step called.
    case code(CodeListing)
    case question(Question)
  }

  /// Contents of which the reader chooses one to see, such as the predictions for several k.
  package struct Choice: Sendable, Equatable {
    /// What the reader chooses.
    package var label: String
    /// The contents by name.
    package var options: [Option]
    /// The index of the option that is shown at first.
    package var first: Int

    /// The maximum number of options.
    static let limit = 12

    /// One of the contents.
    package struct Option: Sendable, Equatable {
      package var name: String
      package var blocks: [Block]

      /// Creates an option.
      package init(name: String, blocks: [Block]) {
        (self.name, self.blocks) = (name, blocks)
      }
    }

    /// Creates a choice.
    package init(label: String, options: [Option], first: Int) {
      (self.label, self.options, self.first) = (label, options, first)
    }
  }

  /// A table with a caption and named columns.
  package struct Table: Sendable, Equatable {
    package var caption: String
    package var columns: [String]
    package var rows: [[String]]
    /// The index of the row to highlight.
    package var marked: Int?

    /// Creates a table from its rows.
    package init(caption: String, columns: [String], rows: [[String]], marked: Int? = nil) {
      self.caption = caption
      self.columns = columns
      self.rows = rows
      self.marked = marked
    }
  }
}
