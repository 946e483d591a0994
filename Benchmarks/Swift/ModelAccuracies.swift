import Core
import Foundation
import Media

/// Trains each model of the reference on each available data set.
struct ModelAccuracies {
  /// The number of trainings, each with different seeds.
  let seeds: Int

  /// Prints a Markdown table of means and standard deviations, with a column per data set.
  func printTable() throws {
    let store = DataStore()
    let names = DatasetName.allCases.filter { name in
      switch store.status(of: name) {
      case .builtIn, .present: true
      case .missing, .damaged: false
      }
    }
    let absent = DatasetName.allCases.filter { !names.contains($0) }.map(\.rawValue)
    var cells: [ReferenceModel: [String]] = [:]
    for name in names {
      let accuracies = try measure(try store.load(name))
      for (model, values) in accuracies { cells[model, default: []].append(Sample(values).text) }
    }
    var table = Table(["model"] + names.map { "`\($0.rawValue)`" })
    for model in ReferenceModel.allCases { table.add([model.rawValue] + (cells[model] ?? [])) }
    let counts = AccuracyData.counts
    let text = """
      Accuracy on \(counts.test) test images, in percent: mean ± standard deviation over \
      \(seeds) seeds. \(counts.train) images to train on, \(counts.validation) to choose by.\
      \(absent.isEmpty ? "" : " Not in the data folder: \(absent.joined(separator: ", ")).")

      \(table.text)

      """
    try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
  }

  private func measure(_ dataset: ImageDataset) throws -> [ReferenceModel: [Double]] {
    var accuracies: [ReferenceModel: [Double]] = [:]
    for seed in 0..<seeds {
      let data = try AccuracyData(dataset, seed: seed)
      for model in ReferenceModel.allCases {
        let (accuracy, choice) = try model.measure(data, seed: seed)
        accuracies[model, default: []].append(accuracy * 100)
        progress(
          "\(dataset.name), seed \(seed), \(model.rawValue): \((accuracy * 100).fixed(1)) %, \(choice)"
        )
      }
    }
    return accuracies
  }
}

/// Prints the progress of a long measurement on standard error.
func progress(_ line: String) {
  FileHandle.standardError.write(Data("\(line)\n".utf8))
}
