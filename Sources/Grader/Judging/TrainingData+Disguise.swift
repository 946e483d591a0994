package import Core

extension TrainingData {
  /// Returns the same examples with columns, classes and rows in random order.
  ///
  /// If a student trains weights elsewhere and copies them into the source, the weights fit neither
  /// the columns nor the labels. The course's models treat all columns and classes alike, so honest
  /// training reaches the same accuracy. The column of ones stays last.
  package func disguised(_ random: inout RandomState) -> TrainingData {
    let classes = random.permutation(classNames.count)
    let order = random.permutation(pixelColumns.count)
    var columns = [Int](repeating: 0, count: order.count)
    for (place, column) in order.enumerated() { columns[column] = place }
    var names = classNames
    for (label, name) in zip(classes, classNames) { names[label] = name }
    let width = features.train.x.shape[1]
    return TrainingData(
      name: name, title: title, classNames: names, imageShape: imageShape,
      pixels: pixels.disguised(columns: order, classes: classes, &random),
      features: features.disguised(
        columns: random.permutation(width - 1), classes: classes, &random),
      pixelColumns: pixelColumns.map { columns[$0] })
  }
}

extension TrainingData.Split {
  fileprivate func disguised(
    columns: [Int], classes: [Int], _ random: inout RandomState
  ) -> TrainingData.Split {
    let columns = columns + [columns.count]
    func reordered(_ part: LabelledData<Float>) -> LabelledData<Float> {
      let rows = random.permutation(part.y.count)
      return LabelledData(
        x: part.x.taking(rows).taking(columns, axis: 1), y: rows.map { classes[part.y[$0]] })
    }
    return TrainingData.Split(
      train: reordered(train), validation: reordered(validation), test: reordered(test))
  }
}
