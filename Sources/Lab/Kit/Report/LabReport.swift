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
    case done
    /// The step needs code that has not been written yet.
    case notImplemented(task: String)
    /// The step needs the result of an earlier step that did not produce one.
    case skipped(reason: String)
    case failed(reason: String)
  }

  /// One item of a step's content.
  package enum Block: Sendable, Equatable {
    /// A paragraph, in which backquotes mark code.
    case text(String)
    case facts([Fact])
    case table(Table)
    /// An SVG image made by this program, and a caption.
    case figure(svg: String, caption: String)
    /// A pixel image as a `data:` URL, its alternative text, a caption and its width.
    case picture(address: String, alternative: String, caption: String, width: Int)
    case question(Question)
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
