import Presentation

/// What came of a lab: its steps in order, each with what it shows.
package struct LabReport: Sendable, Equatable {
  /// The name by which commands know the lab, such as `knn`.
  package var name: String
  /// The name that people read.
  package var title: String
  /// What the lab is about, in a paragraph.
  package var summary: String
  /// What it ran on: facts with their names.
  package var facts: [Fact]
  /// The steps that have begun.
  package var steps: [Step] = []

  /// Makes a report without any steps.
  package init(name: String, title: String, summary: String, facts: [Fact] = []) {
    self.name = name
    self.title = title
    self.summary = summary
    self.facts = facts
  }

  /// A name and what it stands for.
  package struct Fact: Sendable, Equatable {
    package var name: String
    package var value: String

    /// Names a value.
    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// One step of a lab.
  package struct Step: Sendable, Equatable {
    /// What the step does.
    package var title: String
    /// How it ended.
    package var outcome: Outcome
    /// How long it took, in seconds.
    package var seconds: Double
    /// What it shows, from top to bottom.
    package var blocks: [Block]

    /// Makes a step that has begun, or one that came to something.
    package init(
      title: String, outcome: Outcome = .running, seconds: Double = 0, blocks: [Block] = []
    ) {
      self.title = title
      self.outcome = outcome
      self.seconds = seconds
      self.blocks = blocks
    }
  }

  /// How a step ended.
  package enum Outcome: Sendable, Equatable {
    /// It has begun; in a finished page, the program stopped here.
    case running
    case done
    /// It needs code that nobody has written yet.
    case notImplemented(task: String)
    /// It needs what an earlier step did not give.
    case skipped(reason: String)
    case failed(reason: String)
  }

  /// A piece of what a step shows.
  package enum Block: Sendable, Equatable {
    /// A paragraph, in which backquotes mark code.
    case text(String)
    case facts([Fact])
    case table(Table)
    /// A picture as SVG of our own, and what to see in it.
    case figure(svg: String, caption: String)
    /// A picture of pixels as a `data:` address, and what to see in it.
    case picture(address: String, alternative: String, caption: String, width: Int)
    case question(Question)
  }

  /// Numbers in columns.
  package struct Table: Sendable, Equatable {
    package var caption: String
    package var columns: [String]
    package var rows: [[String]]
    /// The row to point out.
    package var marked: Int?

    /// Makes a table of its rows.
    package init(caption: String, columns: [String], rows: [[String]], marked: Int? = nil) {
      self.caption = caption
      self.columns = columns
      self.rows = rows
      self.marked = marked
    }
  }
}
