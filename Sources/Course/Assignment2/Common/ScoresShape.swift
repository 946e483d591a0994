import Contract2
import Core
import LabKit

/// Shows the shape of a network's scores.
func checkScoresShape(
  _ run: LabRun, _ title: String, _ name: String, _ prepare: (inout Payload) -> Void
) throws {
  try run.step("\(title): the shape of the scores") { content in
    var input = Payload()
    input.set(.x, Tensor<Double>.zeros([run.scale.choose(full: 64, quick: 2), 3, 32, 32]))
    input.set(.classCount, 10)
    input.set(.seed, 231)
    prepare(&input)
    let scores = try run.call("a2.framework.\(name).scores", input).doubles(.scores)
    let count = run.scale.choose(full: 64, quick: 2)
    content.facts([("Images", "\([count, 3, 32, 32])")])
    content.judge(
      Judgment(
        subject: "Shape of the scores", value: "\(scores.shape)", bound: "[\(count), 10]",
        holds: scores.shape == [count, 10], hint: "There should be one row of ten scores per image."
      ))
  }
}
