private import Foundation
import Presentation
package import Record

extension GradingReport {
  /// A graded check.
  package struct Check: Codable, Sendable, Equatable {
    /// The full name, such as `a1.svm.vectorized.gradient`.
    package var id: String
    /// The title for students, such as "svmLossVectorized agrees with the definition".
    package var title: String
    /// The kind: `output`, `gradient`, `property`, `speed`, `accuracy` or `written`.
    package var kind: String
    /// Whether students see only the kind, verdict and points of the check.
    package var isHidden: Bool
    package var verdict: Verdict
    package var earned: Double
    package var points: Double
    /// The facts that the check found, for programs.
    ///
    /// The list is nil in reports that use schema 1.
    package var facts: ReportedFacts?
    /// The facts in a few sentences, which say what was expected, what was found, and what to do
    /// next.
    package var explanation: String
    /// The values to list below the explanation, such as the worst index with the expected and
    /// received values.
    package var details: [Detail]
    /// The command that runs this check again with the same inputs, or nil for a hidden check.
    package var reproduce: String?
    /// The wall time in seconds.
    package var seconds: Double
    /// The text that the student's code printed while this check ran.
    ///
    /// If it is long, its middle is left out.
    package var output: String
    /// The curves to draw, such as the training loss.
    package var curves: [Curve]
    /// The images to show, such as learned weights.
    package var images: [Image]
    /// The measured ratio, if this is a speed check.
    package var timing: Timing?
    /// The question and the student's answer, if this is a written check.
    package var written: Written?

    /// Creates a value with the given properties.
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

  /// A named value, such as the value `[3, 7]` with the name `worst index`.
  package struct Detail: Codable, Sendable, Equatable {
    package var name: String
    package var value: String

    /// Creates a value with the given properties.
    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A curve in a plot.
  package struct Curve: Codable, Sendable, Equatable {
    /// The title of the chart.
    ///
    /// Curves with the same title are drawn together.
    package var chart: String
    package var name: String
    package var xLabel: String
    package var yLabel: String
    package var x: [Double]
    package var y: [Double]

    /// Creates a value with the given properties.
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

  /// A bitmap image.
  package struct Image: Codable, Sendable, Equatable {
    /// The title of the figure.
    ///
    /// Images with the same title are shown side by side.
    package var figure: String
    /// The caption below the image.
    package var caption: String
    /// The alternative text, for readers who cannot see the image.
    package var alternative: String
    /// The titles above the image, from left to right.
    ///
    /// Each title takes up an equal part of the width.
    package var columns: [String]
    /// The width on the page in CSS pixels, if the page is wide enough.
    package var width: Int
    /// The contents of the PNG file, which are encoded in base64 in JSON.
    package var png: [UInt8]

    /// Creates a value with the given properties.
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

    /// Reads an image whose bytes are encoded in base64.
    package init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      figure = try container.decode(String.self, forKey: .figure)
      caption = try container.decode(String.self, forKey: .caption)
      alternative = try container.decode(String.self, forKey: .alternative)
      columns = try container.decode([String].self, forKey: .columns)
      width = try container.decode(Int.self, forKey: .width)
      png = try [UInt8](container.decode(Data.self, forKey: .png))
    }

    /// Writes the image, and encodes its bytes in base64.
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

  /// The measured ratio of the student's time to the baseline's, with its confidence interval.
  package struct Timing: Codable, Sendable, Equatable {
    /// The baseline, such as `the reference's two loops`.
    package var yardstick: String
    /// The median ratio.
    ///
    /// If the ratio is below 1, the student's code is faster than the baseline.
    package var ratio: Double
    /// The lower and upper ends of the confidence interval of the ratio.
    package var lower: Double
    package var upper: Double
    /// The maximum ratio that earns the points.
    package var threshold: Double
    /// The number of rounds in which the student's code and the baseline were timed alternately.
    package var rounds: Int
    /// The median time of the student's code, in seconds.
    package var studentSeconds: Double
    /// The median time of the baseline, in seconds.
    package var yardstickSeconds: Double

    /// Creates a value with the given properties.
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
    /// The student's answer in Markdown, which is empty if there is none.
    package var answer: String

    /// Creates a value with the given properties.
    package init(question: String, answer: String) {
      self.question = question
      self.answer = answer
    }
  }
}
