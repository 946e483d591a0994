import Core

/// The steps of all optimizers, and the factors of all schedules.
struct OptimizerOpinion<Scalar: TensorScalar> {
  private let optimizers: [(name: String, make: ([Variable<Scalar>]) -> any Optimizer<Scalar>)] = [
    ("sgd", { SGD($0, learningRate: 0.1, weightDecay: 0.25) }),
    ("sgdMomentum", { SGD($0, learningRate: 0.1, momentum: 0.75, weightDecay: 0.25) }),
    ("sgdDampened", { SGD($0, learningRate: 0.1, momentum: 0.75, dampening: 0.5) }),
    ("sgdNesterov", { SGD($0, learningRate: 0.1, momentum: 0.75, nesterov: true) }),
    ("rmsprop", { RMSProp($0, learningRate: 0.1, smoothing: 0.75, weightDecay: 0.25) }),
    ("adam", { Adam($0, learningRate: 0.1, betas: (0.75, 0.875), weightDecay: 0.25) }),
    ("adamW", { AdamW($0, learningRate: 0.1, betas: (0.75, 0.875), weightDecay: 0.25) }),
  ]

  private let schedules: [(name: String, schedule: LearningRateSchedule)] = [
    ("step", .step(every: 3, gamma: 0.5)), ("exponential", .exponential(gamma: 0.75)),
    ("cosine", .cosine(over: 9, minimum: 0.125)),
    ("warmUp", LearningRateSchedule.exponential(gamma: 0.75).warmedUp(over: 4, from: 0.25)),
  ]

  /// Adds initial parameters, five gradients, and the resulting parameters.
  func write(to results: inout Payload) {
    var random = RandomState(seed: 37)
    let start: Tensor<Scalar> = random.randn([3, 4])
    let gradients: [Tensor<Scalar>] = (0..<5).map { _ in random.randn([3, 4]) }
    results.set(.tensor(named: "optimizer|start"), start)
    results.set(.tensor(named: "optimizer|gradients"), .stacked(gradients))
    for (name, make) in optimizers {
      let w = Variable(start, requiresGradient: true)
      let optimizer = make([w])
      let path = gradients.map { gradient in
        w.gradient = gradient
        optimizer.step()
        return w.value
      }
      results.set(.tensor(named: "optimizer|\(name)"), .stacked(path))
    }
    for (name, schedule) in schedules {
      results.set(.tensor(named: "schedule|\(name)"), Tensor<Scalar>((0..<9).map { schedule($0) }))
    }
  }
}
