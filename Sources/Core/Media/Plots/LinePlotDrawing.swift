/// Lays out and draws a `LinePlot`.
struct LinePlotDrawing {
  private let plot: LinePlot
  private let x: PlotAxis
  private let y: PlotAxis
  private let legend: [[Int]]

  private let width = 640.0
  private let height: Double
  private let left: Double
  private let top: Double
  private let plotHeight = 300.0
  private var plotWidth: Double { width - left - 20 }

  init(_ plot: LinePlot) {
    self.plot = plot
    let points = plot.series.flatMap { series in
      series.y.indices.filter { plot.shows(series, $0) }.map { (series, $0) }
    }
    x = PlotAxis(values: points.map { $0.x[$1] }, isLogarithmic: plot.isXLogarithmic)
    y = PlotAxis(
      values: points.flatMap { series, i in
        let error = series.error(at: i)
        return [series.y[i] - error, series.y[i] + error]
      })
    legend = Self.rows(of: plot.series, width: width - 40)
    let longest = y.ticks.map(\.label.count).max() ?? 0
    left = 24 + 7.5 * Double(longest) + (plot.yLabel.isEmpty ? 0 : 22)
    top = 46 + 20 * Double(legend.count)
    height = top + plotHeight + (plot.xLabel.isEmpty ? 36 : 58)
  }

  /// Draws the complete SVG.
  func svg() -> String {
    var svg = PlotStyle.opening(
      width: width, height: height, title: plot.title, detail: plot.detail)
    svg += PlotStyle.text(
      plot.title, x: width / 2, y: 28, attributes: " font-size=\"16\" font-weight=\"600\"")
    svg += drawnLegend() + axes()
    for (index, series) in plot.series.enumerated() { svg += drawn(series, index) }
    return svg + "</svg>\n"
  }

  private func place(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
    (left + plotWidth * self.x.fraction(of: x), top + plotHeight * (1 - self.y.fraction(of: y)))
  }

  private func axes() -> String {
    let bottom = top + plotHeight
    var svg = ""
    for tick in y.ticks {
      let place = top + plotHeight * (1 - y.fraction(of: tick.value))
      svg += line((left, place), (left + plotWidth, place), opacity: 0.15)
      svg += PlotStyle.text(tick.label, x: left - 8, y: place + 4.5, anchor: "end")
    }
    for tick in x.ticks {
      let place = left + plotWidth * x.fraction(of: tick.value)
      svg += line((place, top), (place, bottom), opacity: 0.15)
      svg += PlotStyle.text(tick.label, x: place, y: bottom + 19)
    }
    svg += line((left, bottom), (left + plotWidth, bottom), opacity: 0.7)
    svg += line((left, top), (left, bottom), opacity: 0.7)
    if !plot.xLabel.isEmpty {
      svg += PlotStyle.text(plot.xLabel, x: left + plotWidth / 2, y: bottom + 43)
    }
    if !plot.yLabel.isEmpty {
      let middle = top + plotHeight / 2
      svg += PlotStyle.text(
        plot.yLabel, x: 20, y: middle, attributes: " transform=\"rotate(-90 20 \(middle))\"")
    }
    return svg
  }

  private func drawn(_ series: LinePlot.Series, _ index: Int) -> String {
    var svg = ""
    for i in series.errors.indices where plot.shows(series, i) {
      let low = place(series.x[i], series.y[i] - series.error(at: i))
      let high = place(series.x[i], series.y[i] + series.error(at: i))
      let color = PlotStyle.color(index)
      svg += line(low, high, color: color, opacity: 0.8)
      for end in [low, high] {
        svg += line((end.x - 4, end.y), (end.x + 4, end.y), color: color, opacity: 0.8)
      }
    }
    if series.style != .markers {
      svg += "<path d=\"\(path(series))\" fill=\"none\" stroke=\"\(PlotStyle.color(index))\""
      svg += " stroke-width=\"1.8\" stroke-linejoin=\"round\"\(PlotStyle.dashes(index))/>\n"
    }
    let shown = series.y.indices.filter { plot.shows(series, $0) }
    // A line through one point would show nothing.
    if series.style != .line || shown.count == 1 {
      for i in shown {
        let point = place(series.x[i], series.y[i])
        svg += PlotStyle.marker(index, x: point.x, y: point.y)
      }
    }
    return svg
  }

  private func path(_ series: LinePlot.Series) -> String {
    var path = ""
    var isDown = false
    for i in plot.indicesToDraw(of: series) {
      if plot.shows(series, i) {
        let point = place(series.x[i], series.y[i])
        path += "\(isDown ? "L" : "M")\(SVGText.number(point.x)) \(SVGText.number(point.y))"
        isDown = true
      } else {
        isDown = false
      }
    }
    return path
  }

  private func line(
    _ start: (x: Double, y: Double), _ end: (x: Double, y: Double),
    color: String = "currentColor", opacity: Double
  ) -> String {
    "<path d=\"M\(SVGText.number(start.x)) \(SVGText.number(start.y))"
      + "L\(SVGText.number(end.x)) \(SVGText.number(end.y))\" stroke=\"\(color)\""
      + " stroke-opacity=\"\(SVGText.number(opacity))\"/>\n"
  }
}

extension LinePlotDrawing {
  private func drawnLegend() -> String {
    var svg = ""
    for (row, indices) in legend.enumerated() {
      let widths = indices.map { Self.legendWidth(plot.series[$0].label) }
      var place = (width - widths.reduce(0, +)) / 2
      let middle = 48 + 20 * Double(row)
      for (index, width) in zip(indices, widths) {
        let series = plot.series[index]
        if series.style != .markers {
          svg += "<path d=\"M\(SVGText.number(place)) \(SVGText.number(middle))h26\" fill=\"none\""
          svg += " stroke=\"\(PlotStyle.color(index))\" stroke-width=\"2.2\""
          svg += "\(PlotStyle.dashes(index))/>\n"
        }
        if series.style != .line { svg += PlotStyle.marker(index, x: place + 13, y: middle) }
        svg += PlotStyle.text(series.label, x: place + 32, y: middle + 4.5, anchor: "start")
        place += width
      }
    }
    return svg
  }

  /// Estimates the width of a legend entry, because the true width is known only when the text is
  /// rendered.
  private static func legendWidth(_ label: String) -> Double { 56 + 7.8 * Double(label.count) }

  private static func rows(of series: [LinePlot.Series], width: Double) -> [[Int]] {
    var rows: [[Int]] = []
    var used = Double.infinity
    for (index, series) in series.enumerated() where !series.label.isEmpty {
      let needed = legendWidth(series.label)
      if used + needed > width {
        rows.append([])
        used = 0
      }
      rows[rows.count - 1].append(index)
      used += needed
    }
    return rows
  }
}

extension LinePlot {
  /// Returns whether both axes can show the point at an index.
  func shows(_ series: Series, _ i: Int) -> Bool {
    PlotAxis.shows(series.x[i], isLogarithmic: isXLogarithmic)
      && PlotAxis.shows(series.y[i], isLogarithmic: false)
  }

  /// Returns the indices of the points to draw.
  ///
  /// A long line is divided into intervals, and only the minimum and maximum of each are drawn.
  fileprivate func indicesToDraw(of series: Series) -> [Int] {
    let most = 2000
    let count = series.y.count
    guard count > most else { return Array(series.y.indices) }
    return (0..<most / 2).flatMap { stretch -> [Int] in
      let indices = count * stretch / (most / 2)..<count * (stretch + 1) / (most / 2)
      let seen = indices.filter { shows(series, $0) }
      guard let low = seen.min(by: { series.y[$0] < series.y[$1] }),
        let high = seen.max(by: { series.y[$0] < series.y[$1] })
      else { return [indices.lowerBound] }
      return low == high ? [low] : [min(low, high), max(low, high)]
    }
  }

  /// A text description of the plot, for screen readers.
  fileprivate var detail: String {
    let axes = "\(yLabel.isEmpty ? "Values" : yLabel) over \(xLabel.isEmpty ? "index" : xLabel)."
    let parts = series.map { series in
      let seen = series.y.indices.filter { shows(series, $0) }
      guard let first = seen.first, let last = seen.last,
        let low = seen.map({ series.y[$0] }).min(), let high = seen.map({ series.y[$0] }).max()
      else { return "\(series.heading)no points." }
      let facts = [series.y[first], series.y[last], low, high].map(PlotAxis.rounded)
      return "\(series.heading)\(seen.count) points, from \(facts[0]) to \(facts[1]), "
        + "lowest \(facts[2]), highest \(facts[3])."
    }
    return ([axes] + parts).joined(separator: " ")
  }
}

extension LinePlot.Series {
  /// The start of a sentence about the series: its label and a colon, or nothing if it has no
  /// label.
  fileprivate var heading: String { label.isEmpty ? "" : label + ": " }

  /// Returns half the height of the error bar at an index, or 0 if there is none or it cannot be
  /// shown.
  fileprivate func error(at i: Int) -> Double {
    guard !errors.isEmpty, PlotAxis.shows(y[i] - errors[i], isLogarithmic: false),
      PlotAxis.shows(y[i] + errors[i], isLogarithmic: false)
    else { return 0 }
    return errors[i]
  }
}
