/// A backward pass through a graph, from a result to the leaves or to chosen variables.
///
/// The pass first sorts the nodes topologically, each after its operands, and then goes through the
/// list in reverse: by the time it reaches a node, every use of that variable has contributed its
/// gradient. Both steps are loops, so the stack does not grow with the depth of the graph.
struct BackwardPass<Scalar: TensorScalar> {
  typealias Node = GraphNode<Scalar>

  /// The function that runs the pass, for error messages.
  let caller: String
  /// Whether the pass itself is recorded, for gradients of gradients.
  let isRecorded: Bool
  /// Whether to keep the graph for another pass.
  let retainsGraph: Bool

  /// Computes the gradients with respect to all leaves that the root depends on, and adds them to
  /// the gradients of these leaves.
  func run(from root: Node, seed: Variable<Scalar>) {
    let order = listed(from: root)
    for node in order { node.isWanted = true }
    walk(order, root, seed) { node, gradient in
      if node.isLeaf { accumulate(gradient, in: node) }
      return true
    }
  }

  /// Computes the gradients with respect to chosen nodes; nil for a node that the root does not
  /// depend on.
  ///
  /// - Parameters:
  ///   - root: The node to start at.
  ///   - seed: The gradient with respect to the root.
  ///   - targets: The nodes to differentiate with respect to.
  ///   - stops: Whether to stop at the chosen nodes instead of continuing past them.
  /// - Returns: A gradient for each target.
  func gradients(
    from root: Node, seed: Variable<Scalar>, to targets: [Node], stops: Bool
  ) -> [Variable<Scalar>?] {
    var gradients = [ObjectIdentifier: Variable<Scalar>](minimumCapacity: targets.count)
    let chosen = Set(targets.map(ObjectIdentifier.init))
    let order = listed(from: root, endingAt: stops ? chosen : [])
    for node in order {
      node.isWanted =
        chosen.contains(ObjectIdentifier(node))
        || node.content?.operands.contains { $0?.isWanted == true } == true
    }
    walk(order, root, seed) { node, gradient in
      let isTarget = chosen.contains(ObjectIdentifier(node))
      if isTarget { gradients[ObjectIdentifier(node)] = gradient }
      return !(isTarget && stops)
    }
    return targets.map { gradients[ObjectIdentifier($0)] }
  }

  /// Lists the root and all nodes that it depends on, each after its operands.
  private func listed(from root: Node, endingAt ends: Set<ObjectIdentifier> = []) -> [Node] {
    var order: [Node] = []
    // Each entry is a node and the number of its operands that have been visited.
    var path: [(node: Node, next: Int)] = [(root, 0)]
    root.isMet = true
    while let (node, next) = path.last {
      let isEnd = node.isLeaf || (!ends.isEmpty && ends.contains(ObjectIdentifier(node)))
      if !isEnd && node.content == nil { stopAtFreed(node) }
      guard !isEnd, let content = node.content, next < content.operands.count else {
        order.append(node)
        path.removeLast()
        continue
      }
      path[path.count - 1].next += 1
      if let operand = content.operands[next], !operand.isMet {
        operand.isMet = true
        path.append((operand, 0))
      }
    }
    return order
  }

  private func stopAtFreed(_ node: Node) -> Never {
    shapeFailure(
      "\(caller): an earlier backward pass already went through '\(node.operation)' and freed "
        + "its saved tensors; compute the result again, or pass retainGraph: true to the earlier "
        + "pass")
  }

  /// Visits the nodes in reverse order, starting at the root.
  ///
  /// - Parameters:
  ///   - order: The nodes, each after its operands.
  ///   - root: The node to start at.
  ///   - seed: The gradient with respect to the root.
  ///   - visit: Receives a node and the gradient with respect to it; returns whether to continue
  ///     past it.
  private func walk(
    _ order: [Node], _ root: Node, _ seed: Variable<Scalar>,
    _ visit: (Node, Variable<Scalar>) -> Bool
  ) {
    add(seed, to: root)
    recording(isRecorded) {
      for node in order.reversed() {
        let upstream = takeSum(of: node)
        let isWanted = node.isWanted
        node.isMet = false
        node.isWanted = false
        guard isWanted, let upstream else {
          if !retainsGraph { node.content = nil }
          continue
        }
        guard visit(node, upstream), let content = node.content else { continue }
        distribute(BackwardStep(upstream: upstream, node: node), content)
        if !retainsGraph { node.content = nil }
      }
    }
  }

  private func distribute(_ step: BackwardStep<Scalar>, _ content: Node.Content) {
    switch content.rules {
    case .separate(let rules):
      for (index, operand) in content.operands.enumerated() {
        if let operand, operand.isWanted { add(rules[index](step), to: operand) }
      }
    case .joint(let rule):
      let gradients = rule(step, content.operands.map { $0?.isWanted == true })
      for (index, operand) in content.operands.enumerated() {
        if let operand, operand.isWanted, let gradient = gradients[index] {
          add(gradient, to: operand)
        }
      }
    }
  }

  private func add(_ gradient: Variable<Scalar>, to node: Node) {
    if isRecorded {
      node.recordedSum = node.recordedSum.map { $0 + gradient } ?? gradient
    } else if node.sum != nil {
      node.sum? += gradient.stored
    } else {
      node.sum = gradient.stored
    }
  }

  private func takeSum(of node: Node) -> Variable<Scalar>? {
    if isRecorded {
      defer { node.recordedSum = nil }
      return node.recordedSum
    }
    guard let sum = node.sum else { return nil }
    node.sum = nil
    return Variable(sum)
  }

  private func accumulate(_ gradient: Variable<Scalar>, in leaf: Node) {
    if leaf.gradient != nil {
      leaf.gradient? += gradient.stored
    } else {
      leaf.gradient = gradient.stored
    }
  }
}
