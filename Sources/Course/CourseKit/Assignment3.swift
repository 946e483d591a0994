extension Assignment {
  /// Assignment 3: recurrent networks and captions.
  ///
  /// Students write the layers with tensors alone.
  static let assignment3 = Assignment(
    id: .a3, title: "Assignment 3",
    questions: [
      Question(1, "recurrentNets", formerly: "rnn"),
      Question(2, "lstmNets", formerly: "lstm"),
    ],
    core: ["Autograd", "Kernels", "Modules", "Optimizers", "Averages", "Training"],
    withheld: ["Autograd", "Kernels", "Modules"].map { ($0, "write the layer with tensors") },
    exempt: [], takesWeights: false, datasets: [])
}
