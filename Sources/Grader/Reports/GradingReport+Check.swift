private import Foundation
import Presentation
package import Record

extension GradingReport {
  /// One check, judged.
  package struct Check: Codable, Sendable, Equatable {
    /// The full name, such as `a1.svm.vectorized.gradient`.
    package var id: String
    /// What a student reads: "svmLossVectorized agrees with the definition".
    package var title: String
    /// `output`, `gradient`, `property`, `speed`, `accuracy` or `written`.
    package var kind: String
    /// Hidden checks show their category only.
    package var isHidden: Bool
    package var verdict: Verdict
    package var earned: Double
    package var points: Double
    /// What was found, for programs; nil in a report of the first schema.
    package var facts: ReportedFacts?
    /// The facts in a few sentences: what was asked, what came, what to do next.
    package var explanation: String
    /// Values below the explanation, such as the worst index with expected and received.
    package var details: [Detail]
    /// A command that runs this check again with the same inputs; nil for hidden checks.
    package var reproduce: String?
    /// Wall time in seconds.
    package var seconds: Double
    /// What the student's code printed while this check ran, cut to a few kilobytes.
    package var output: String
    /// Curves to draw, such as training loss.
    package var curves: [Curve]
    /// Pictures to show, such as learned weights.
    package var images: [Image]
    /// The measured ratio of a speed check.
    package var timing: Timing?
    /// The question and the student's answer, of a written check.
    package var written: Written?

    /// Makes one from its parts.
    package init(
      id: String, title: String, kind: String, isHidden: Bool, verdict: Verdict, earned: Double,
      points: Double, facts: ReportedFacts? = [], explanation: String, details: [Detail] = [],
      reproduce: String? = nil,
      seconds: Double = 0, output: String = "", curves: [Curve] = [], images: [Image] = [],
      timing: Timing? = nil, written: Written? = nil
    ) {
      self.id = id
      self.title = title
      self.kind = kind
      self.isHidden = isHidden
      self.verdict = verdict
      self.earned = earned
      self.points = points
      self.facts = facts
      self.explanation = explanation
      self.details = details
      self.reproduce = reproduce
      self.seconds = seconds
      self.output = output
      self.curves = curves
      self.images = images
      self.timing = timing
      self.written = written
    }
  }

  /// A named value: `worst index` is `[3, 7]`.
  package struct Detail: Codable, Sendable, Equatable {
    package var name: String
    package var value: String

    /// Makes one from its parts.
    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A line of a plot.
  package struct Curve: Codable, Sendable, Equatable {
    /// Curves with the same chart title are drawn together.
    package var chart: String
    package var name: String
    package var xLabel: String
    package var yLabel: String
    package var x: [Double]
    package var y: [Double]

    /// Makes one from its parts.
    package init(
      chart: String, name: String, xLabel: String, yLabel: String, x: [Double], y: [Double]
    ) {
      self.chart = chart
      self.name = name
      self.xLabel = xLabel
      self.yLabel = yLabel
      self.x = x
      self.y = y
    }
  }

  /// A picture of pixels.
  package struct Image: Codable, Sendable, Equatable {
    /// Images with the same figure title are shown side by side.
    package var figure: String
    /// What stands below it.
    package var caption: String
    /// What it shows, in words, for those who cannot see it.
    package var alternative: String
    /// Names above it, each over an equal share of its width from the left; empty for none.
    package var columns: [String]
    /// The width to show it at, in CSS pixels, where there is room.
    package var width: Int
    /// PNG file content; JSON carries it in base64.
    package var png: [UInt8]

    /// Makes one from its parts.
    package init(
      figure: String, caption: String, alternative: String, columns: [String] = [], width: Int,
      png: [UInt8]
    ) {
      self.figure = figure
      self.caption = caption
      self.alternative = alternative
      self.columns = columns
      self.width = width
      self.png = png
    }

    private enum CodingKeys: String, CodingKey {
      case figure, caption, alternative, columns, width, png
    }

    /// Reads the facts, and the bytes from base64.
    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      figure = try container.decode(String.self, forKey: .figure)
      caption = try container.decode(String.self, forKey: .caption)
      alternative = try container.decode(String.self, forKey: .alternative)
      columns = try container.decode([String].self, forKey: .columns)
      width = try container.decode(Int.self, forKey: .width)
      png = try [UInt8](container.decode(Data.self, forKey: .png))
    }

    /// Writes the facts, and the bytes in base64.
    package func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(figure, forKey: .figure)
      try container.encode(caption, forKey: .caption)
      try container.encode(alternative, forKey: .alternative)
      try container.encode(columns, forKey: .columns)
      try container.encode(width, forKey: .width)
      try container.encode(Data(png), forKey: .png)
    }
  }

  /// Student's time over the yardstick's time.
  package struct Timing: Codable, Sendable, Equatable {
    /// What the student's code is compared with, such as `your own two-loop version`.
    package var yardstick: String
    /// The median ratio; below 1 is faster than the yardstick.
    package var ratio: Double
    /// The ends of the confidence interval of the ratio.
    package var lower: Double
    package var upper: Double
    /// The ratio that earns the points: at most this.
    package var threshold: Double
    /// How many interleaved rounds were measured.
    package var rounds: Int
    /// Median seconds of the student's code and of the yardstick.
    package var studentSeconds: Double
    package var yardstickSeconds: Double

    /// Makes one from its parts.
    package init(
      yardstick: String, ratio: Double, lower: Double, upper: Double, threshold: Double,
      rounds: Int, studentSeconds: Double, yardstickSeconds: Double
    ) {
      self.yardstick = yardstick
      self.ratio = ratio
      self.lower = lower
      self.upper = upper
      self.threshold = threshold
      self.rounds = rounds
      self.studentSeconds = studentSeconds
      self.yardstickSeconds = yardstickSeconds
    }
  }

  /// An inline question with its answer.
  package struct Written: Codable, Sendable, Equatable {
    /// The question, in Markdown.
    package var question: String
    /// The student's answer in Markdown; empty when unanswered.
    package var answer: String

    /// Makes one from its parts.
    package init(question: String, answer: String) {
      self.question = question
      self.answer = answer
    }
  }
}
