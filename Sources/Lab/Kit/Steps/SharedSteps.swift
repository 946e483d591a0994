import Core
import Media

/// The step that shows some images of every class.
struct DataLook: SharedStep {
  func take(_ run: LabRun) throws -> Void? {
    let data = run.data
    return try run.step("Look at the data") { content in
      content.facts([
        ("Data set", data.name),
        ("Training set", "\(data.train.count) images"),
        ("Validation set", "\(data.validation.count) images"),
        ("Test set", "\(data.test.count) images"),
        ("Shape of an image", "\(data.train.images.shape.dropFirst())"),
      ])
      content.figure(
        ImageGrid(columns: data.classNames.count, background: gridColor).svg(
          data.samples(perClass: 7), title: "Training images by class",
          columnNames: data.classNames),
        "Each column is a class.")
    }
  }
}

/// The step that flattens the images and subtracts their mean.
struct PreparedPixels: SharedStep {
  /// Whether to append a one to each row, so that the bias becomes a weight.
  let appendingOnes: Bool

  func take(_ run: LabRun) throws -> PixelData? {
    try run.lookAtData()
    return try run.step("Prepare the pixels") { content in
      let pixels = PixelData(run.data, appendingOnes: appendingOnes)
      content.text(
        "Each image is flattened into a row. The mean image of the training set is subtracted "
          + (appendingOnes
            ? "from each row, and a 1 is appended, so that the last weight of each class acts "
              + "as its bias."
            : "from each row."))
      let mean = ImageGrid(padding: 0, scaling: .none)
        .picture(pixels.mean.expandingDimensions(at: 0))
      content.picture(mean, alternative: "The mean image", "The mean image.", width: 160)
      content.facts([
        ("Training set", "\(pixels.train.x.shape)"),
        ("Validation set", "\(pixels.validation.x.shape)"),
        ("Test set", "\(pixels.test.x.shape)"),
        ("Subset for losses and gradients", "\(pixels.development.x.shape)"),
      ])
      return pixels
    }
  }
}

extension LabRun {
  /// Shows some images of every class, unless this run has already shown them.
  package func lookAtData() throws { try shared(DataLook()) }

  /// Returns the images as rows, with the mean image subtracted.
  ///
  /// - Parameter appendingOnes: Whether to append a one to each row, so that the bias becomes a
  ///   weight.
  /// - Returns: The pixels, or nil if the step failed.
  /// - Throws: Errors thrown by the observer.
  package func pixels(appendingOnes: Bool) throws -> PixelData? {
    try shared(PreparedPixels(appendingOnes: appendingOnes))
  }
}
