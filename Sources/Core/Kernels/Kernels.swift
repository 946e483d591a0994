import CKernels

/// The loops of kernels, which `CKernels` has in C.
///
/// Each loop takes its operands as a structure of addresses and sizes (work.h) that the calling
/// kernel fills in. Each function first checks that the code that is running may use this part of
/// Core (`ensureAllowed`), except for the last three, which are always allowed.
enum Kernels {
  /// The size in bytes of the machine's widest vectors.
  private static let vectorBytes = backprop_vector_bytes()

  /// Returns the number of elements in a vector.
  static func lanes<Scalar>(of _: Scalar.Type) -> Int {
    Int(vectorBytes) / MemoryLayout<Scalar>.stride
  }

  /// The number of filters that a correlation processes at once.
  static let filtersAtOnce = Int(backprop_filters_at_once(vectorBytes))

  @inline(never)
  static func transformFilters(_ work: inout backprop_winograd_filters, isDouble: Bool) {
    ensureAllowed(.convolution)
    Loops.transformFilters(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func transformImages(_ work: inout backprop_winograd, isDouble: Bool) {
    ensureAllowed(.convolution)
    Loops.transformImages(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func transformResponses(_ work: inout backprop_winograd, isDouble: Bool) {
    ensureAllowed(.convolution)
    Loops.transformResponses(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func transformUpstream(_ work: inout backprop_winograd, isDouble: Bool) {
    ensureAllowed(.convolution)
    Loops.transformUpstream(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func finishGradient(_ work: inout backprop_winograd_gradient, isDouble: Bool) {
    ensureAllowed(.convolution)
    Loops.finishGradient(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func packFilters(_ work: inout backprop_filters, isDouble: Bool) {
    ensureAllowed(.convolution)
    Loops.packFilters(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func correlate(_ work: inout backprop_correlation, isDouble: Bool) {
    ensureAllowed(.convolution)
    Loops.correlate(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func addWeightGradient(_ work: inout backprop_weight_gradient, isDouble: Bool) {
    ensureAllowed(.convolution)
    Loops.addWeightGradient(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func copyPlanes(_ work: inout backprop_plane_copy, isDouble: Bool) {
    ensureAllowed(.convolution)
    Loops.copyPlanes(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func takeMaxima(_ work: inout backprop_max_pooling, isDouble: Bool) {
    ensureAllowed(.pooling)
    Loops.takeMaxima(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func spreadMaxima(_ work: inout backprop_max_pooling, isDouble: Bool) {
    ensureAllowed(.pooling)
    Loops.spreadMaxima(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func takeRowMoments(_ work: inout backprop_normalization, isDouble: Bool) {
    ensureAllowed(.normalization)
    Loops.takeRowMoments(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func scaleRows(_ work: inout backprop_normalization, isDouble: Bool) {
    ensureAllowed(.normalization)
    Loops.scaleRows(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func takeRowProducts(_ work: inout backprop_normalization, isDouble: Bool) {
    ensureAllowed(.normalization)
    Loops.takeRowProducts(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func blendRows(_ work: inout backprop_normalization, isDouble: Bool) {
    ensureAllowed(.normalization)
    Loops.blendRows(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func takeColumnMoments(_ work: inout backprop_normalization, isDouble: Bool) {
    ensureAllowed(.normalization)
    Loops.takeColumnMoments(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func scaleColumns(_ work: inout backprop_normalization, isDouble: Bool) {
    ensureAllowed(.normalization)
    Loops.scaleColumns(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func takeColumnProducts(_ work: inout backprop_normalization, isDouble: Bool) {
    ensureAllowed(.normalization)
    Loops.takeColumnProducts(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func blendColumns(_ work: inout backprop_normalization, isDouble: Bool) {
    ensureAllowed(.normalization)
    Loops.blendColumns(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func normalizeLayer(_ work: inout backprop_layer_norm, isDouble: Bool) {
    ensureAllowed(.normalization)
    Loops.normalizeLayer(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func addLayerNormGradient(_ work: inout backprop_layer_norm, isDouble: Bool) {
    ensureAllowed(.normalization)
    Loops.addLayerNormGradient(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func takeSoftmax(_ work: inout backprop_softmax, isDouble: Bool) {
    ensureAllowed(.softmax)
    Loops.takeSoftmax(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func rectify(_ work: inout backprop_elements, isDouble: Bool) {
    ensureAllowed(.activation)
    Loops.rectify(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func rectifyGradient(_ work: inout backprop_elements, isDouble: Bool) {
    ensureAllowed(.activation)
    Loops.rectifyGradient(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func addBiasAndRectify(_ work: inout backprop_elements, isDouble: Bool) {
    ensureAllowed(.activation)
    Loops.addBiasAndRectify(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func takeTanh(_ work: inout backprop_elements, isDouble: Bool) {
    ensureAllowed(.activation)
    Loops.takeTanh(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func takeTanhGradient(_ work: inout backprop_elements, isDouble: Bool) {
    ensureAllowed(.activation)
    Loops.takeTanhGradient(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func openGates(_ work: inout backprop_gates, isDouble: Bool) {
    ensureAllowed(.recurrence)
    Loops.openGates(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func takeGatesGradient(_ work: inout backprop_gates, isDouble: Bool) {
    ensureAllowed(.recurrence)
    Loops.takeGatesGradient(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func stepAdam(_ work: inout backprop_update, isDouble: Bool) {
    ensureAllowed(.updateStep)
    Loops.stepAdam(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func stepRMSProp(_ work: inout backprop_update, isDouble: Bool) {
    ensureAllowed(.updateStep)
    Loops.stepRMSProp(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func stepMomentum(_ work: inout backprop_update, isDouble: Bool) {
    ensureAllowed(.updateStep)
    Loops.stepMomentum(&work, vectorBytes, isDouble: isDouble)
  }

  @inline(never)
  static func averageElements(_ work: inout backprop_update, isDouble: Bool) {
    backprop_average_elements(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func averageSquares(_ work: inout backprop_update, isDouble: Bool) {
    backprop_average_squares(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func addOverRoots(_ work: inout backprop_update, isDouble: Bool) {
    backprop_add_over_roots(vectorBytes, isDouble ? 1 : 0, &work)
  }
}
