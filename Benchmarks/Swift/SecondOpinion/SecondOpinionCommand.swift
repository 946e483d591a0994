import ArgumentParser
import Core
import Media

/// Writes results of automatic differentiation, for `Scripts/second-opinion/compare_autograd.py`.
///
/// For `Float` and `Double` a file `<type>.safetensors` holds inputs, outputs and gradients of
/// every operation, module and loss, and the steps of every optimizer. A network is saved as
/// `network.safetensors`; if the folder has PyTorch's state of it in `pytorch.safetensors` and
/// images in `images.safetensors`, the predictions go into `predictions.safetensors`.
struct SecondOpinionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "autograd", abstract: "Write results of automatic differentiation for comparison.")

  @Argument(help: "The folder for the files.")
  var folder: String

  func run() throws {
    try Safetensors.write(Self.results(Float.self), to: "\(folder)/float.safetensors")
    try Safetensors.write(Self.results(Double.self), to: "\(folder)/double.safetensors")

    var random = RandomState(seed: 31)
    let network = ModuleOpinion<Double>.network(using: &random)
    try network.save(to: "\(folder)/network.safetensors")
    try network.load(from: "\(folder)/pytorch.safetensors")
    network.evaluate()
    let images = try Safetensors.read("\(folder)/images.safetensors").doubles(.x)
    var predictions = Payload()
    predictions.set(.out, network(Variable(images)).value)
    try Safetensors.write(predictions, to: "\(folder)/predictions.safetensors")
  }

  private static func results<Scalar: TensorScalar>(_ type: Scalar.Type) -> Payload {
    var results = Payload()
    for opinion in OperationOpinion<Scalar>.all { opinion.write(to: &results) }
    for opinion in ModuleOpinion<Scalar>.all { opinion.write(to: &results) }
    OptimizerOpinion<Scalar>().write(to: &results)
    return results
  }
}
