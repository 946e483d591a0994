import CKernels

/// The calls to the C loops of `CKernels`, in one file so that the loops end up in one object file.
///
/// Each loop takes its operands as a structure of addresses and sizes (work.h) that the calling
/// kernel fills in. Nothing else calls the loops. Each function first checks that the code that is
/// running may use this part of Core (`ensureAllowed`), except for the last three, which are always
/// allowed.
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
    backprop_winograd_filters(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func transformImages(_ work: inout backprop_winograd, isDouble: Bool) {
    ensureAllowed(.convolution)
    backprop_winograd_images(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func transformResponses(_ work: inout backprop_winograd, isDouble: Bool) {
    ensureAllowed(.convolution)
    backprop_winograd_responses(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func transformUpstream(_ work: inout backprop_winograd, isDouble: Bool) {
    ensureAllowed(.convolution)
    backprop_winograd_upstream(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func finishGradient(_ work: inout backprop_winograd_gradient, isDouble: Bool) {
    ensureAllowed(.convolution)
    backprop_winograd_gradient(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func packFilters(_ work: inout backprop_filters, isDouble: Bool) {
    ensureAllowed(.convolution)
    backprop_pack_filters(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func correlate(_ work: inout backprop_correlation, isDouble: Bool) {
    ensureAllowed(.convolution)
    backprop_correlate(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func addWeightGradient(_ work: inout backprop_weight_gradient, isDouble: Bool) {
    ensureAllowed(.convolution)
    backprop_add_weight_gradient(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func copyPlanes(_ work: inout backprop_plane_copy, isDouble: Bool) {
    ensureAllowed(.convolution)
    backprop_copy_planes(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func takeMaxima(_ work: inout backprop_max_pooling, isDouble: Bool) {
    ensureAllowed(.pooling)
    backprop_maxima(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func spreadMaxima(_ work: inout backprop_max_pooling, isDouble: Bool) {
    ensureAllowed(.pooling)
    backprop_spread_maxima(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func takeRowMoments(_ work: inout backprop_normalization, isDouble: Bool) {
    ensureAllowed(.normalization)
    backprop_row_moments(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func scaleRows(_ work: inout backprop_normalization, isDouble: Bool) {
    ensureAllowed(.normalization)
    backprop_scale_rows(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func takeRowProducts(_ work: inout backprop_normalization, isDouble: Bool) {
    ensureAllowed(.normalization)
    backprop_row_products(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func blendRows(_ work: inout backprop_normalization, isDouble: Bool) {
    ensureAllowed(.normalization)
    backprop_blend_rows(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func takeColumnMoments(_ work: inout backprop_normalization, isDouble: Bool) {
    ensureAllowed(.normalization)
    backprop_column_moments(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func scaleColumns(_ work: inout backprop_normalization, isDouble: Bool) {
    ensureAllowed(.normalization)
    backprop_scale_columns(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func takeColumnProducts(_ work: inout backprop_normalization, isDouble: Bool) {
    ensureAllowed(.normalization)
    backprop_column_products(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func blendColumns(_ work: inout backprop_normalization, isDouble: Bool) {
    ensureAllowed(.normalization)
    backprop_blend_columns(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func normalizeLayer(_ work: inout backprop_layer_norm, isDouble: Bool) {
    ensureAllowed(.normalization)
    backprop_layer_norm(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func addLayerNormGradient(_ work: inout backprop_layer_norm, isDouble: Bool) {
    ensureAllowed(.normalization)
    backprop_layer_norm_gradient(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func takeSoftmax(_ work: inout backprop_softmax, isDouble: Bool) {
    ensureAllowed(.softmax)
    backprop_softmax(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func rectify(_ work: inout backprop_elements, isDouble: Bool) {
    ensureAllowed(.activation)
    backprop_relu(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func rectifyGradient(_ work: inout backprop_elements, isDouble: Bool) {
    ensureAllowed(.activation)
    backprop_relu_gradient(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func addBiasAndRectify(_ work: inout backprop_elements, isDouble: Bool) {
    ensureAllowed(.activation)
    backprop_bias_relu(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func takeTanh(_ work: inout backprop_elements, isDouble: Bool) {
    ensureAllowed(.activation)
    backprop_tanh(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func takeTanhGradient(_ work: inout backprop_elements, isDouble: Bool) {
    ensureAllowed(.activation)
    backprop_tanh_gradient(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func openGates(_ work: inout backprop_gates, isDouble: Bool) {
    ensureAllowed(.recurrence)
    backprop_gates(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func takeGatesGradient(_ work: inout backprop_gates, isDouble: Bool) {
    ensureAllowed(.recurrence)
    backprop_gates_gradient(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func stepAdam(_ work: inout backprop_update, isDouble: Bool) {
    ensureAllowed(.updateStep)
    backprop_adam(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func stepRMSProp(_ work: inout backprop_update, isDouble: Bool) {
    ensureAllowed(.updateStep)
    backprop_rmsprop(vectorBytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func stepMomentum(_ work: inout backprop_update, isDouble: Bool) {
    ensureAllowed(.updateStep)
    backprop_momentum(vectorBytes, isDouble ? 1 : 0, &work)
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
