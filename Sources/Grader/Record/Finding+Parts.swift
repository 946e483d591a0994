extension Finding {
  /// A curve in a plot.
  package struct Curve: Sendable, Equatable {
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
  package struct Image: Sendable, Equatable {
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
    /// The contents of the PNG file.
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
  }

  /// The measured ratio of the student's time to the baseline's, with its confidence interval.
  package struct Timing: Sendable, Equatable {
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
}
