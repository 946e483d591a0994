extension Finding {
  /// A line of a plot.
  package struct Curve: Sendable, Equatable {
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
  package struct Image: Sendable, Equatable {
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
    /// PNG file content.
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
  }

  /// Student's time over the yardstick's time.
  package struct Timing: Sendable, Equatable {
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
}
