import CKernels

/// The calls to the C loops that may be withheld, in one file so that their code is in one object
/// file.
///
/// The grader links the program for exercises that may use none of them without this file. So
/// nothing else may be in it, and only `Kernels` calls it.
enum Loops {
  @inline(never)
  static func transformFilters(
    _ work: inout backprop_winograd_filters, _ bytes: Int32, isDouble: Bool
  ) {
    backprop_winograd_filters(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func transformImages(_ work: inout backprop_winograd, _ bytes: Int32, isDouble: Bool) {
    backprop_winograd_images(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func transformResponses(_ work: inout backprop_winograd, _ bytes: Int32, isDouble: Bool) {
    backprop_winograd_responses(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func transformUpstream(_ work: inout backprop_winograd, _ bytes: Int32, isDouble: Bool) {
    backprop_winograd_upstream(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func finishGradient(
    _ work: inout backprop_winograd_gradient, _ bytes: Int32, isDouble: Bool
  ) {
    backprop_winograd_gradient(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func packFilters(_ work: inout backprop_filters, _ bytes: Int32, isDouble: Bool) {
    backprop_pack_filters(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func correlate(_ work: inout backprop_correlation, _ bytes: Int32, isDouble: Bool) {
    backprop_correlate(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func addWeightGradient(
    _ work: inout backprop_weight_gradient, _ bytes: Int32, isDouble: Bool
  ) {
    backprop_add_weight_gradient(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func copyPlanes(_ work: inout backprop_plane_copy, _ bytes: Int32, isDouble: Bool) {
    backprop_copy_planes(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func takeMaxima(_ work: inout backprop_max_pooling, _ bytes: Int32, isDouble: Bool) {
    backprop_maxima(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func spreadMaxima(_ work: inout backprop_max_pooling, _ bytes: Int32, isDouble: Bool) {
    backprop_spread_maxima(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func takeRowMoments(_ work: inout backprop_normalization, _ bytes: Int32, isDouble: Bool) {
    backprop_row_moments(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func scaleRows(_ work: inout backprop_normalization, _ bytes: Int32, isDouble: Bool) {
    backprop_scale_rows(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func takeRowProducts(
    _ work: inout backprop_normalization, _ bytes: Int32, isDouble: Bool
  ) {
    backprop_row_products(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func blendRows(_ work: inout backprop_normalization, _ bytes: Int32, isDouble: Bool) {
    backprop_blend_rows(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func takeColumnMoments(
    _ work: inout backprop_normalization, _ bytes: Int32, isDouble: Bool
  ) {
    backprop_column_moments(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func scaleColumns(_ work: inout backprop_normalization, _ bytes: Int32, isDouble: Bool) {
    backprop_scale_columns(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func takeColumnProducts(
    _ work: inout backprop_normalization, _ bytes: Int32, isDouble: Bool
  ) {
    backprop_column_products(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func blendColumns(_ work: inout backprop_normalization, _ bytes: Int32, isDouble: Bool) {
    backprop_blend_columns(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func normalizeLayer(_ work: inout backprop_layer_norm, _ bytes: Int32, isDouble: Bool) {
    backprop_layer_norm(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func addLayerNormGradient(
    _ work: inout backprop_layer_norm, _ bytes: Int32, isDouble: Bool
  ) {
    backprop_layer_norm_gradient(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func takeSoftmax(_ work: inout backprop_softmax, _ bytes: Int32, isDouble: Bool) {
    backprop_softmax(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func rectify(_ work: inout backprop_elements, _ bytes: Int32, isDouble: Bool) {
    backprop_relu(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func rectifyGradient(_ work: inout backprop_elements, _ bytes: Int32, isDouble: Bool) {
    backprop_relu_gradient(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func addBiasAndRectify(_ work: inout backprop_elements, _ bytes: Int32, isDouble: Bool) {
    backprop_bias_relu(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func takeTanh(_ work: inout backprop_elements, _ bytes: Int32, isDouble: Bool) {
    backprop_tanh(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func takeTanhGradient(_ work: inout backprop_elements, _ bytes: Int32, isDouble: Bool) {
    backprop_tanh_gradient(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func openGates(_ work: inout backprop_gates, _ bytes: Int32, isDouble: Bool) {
    backprop_gates(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func takeGatesGradient(_ work: inout backprop_gates, _ bytes: Int32, isDouble: Bool) {
    backprop_gates_gradient(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func stepAdam(_ work: inout backprop_update, _ bytes: Int32, isDouble: Bool) {
    backprop_adam(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func stepRMSProp(_ work: inout backprop_update, _ bytes: Int32, isDouble: Bool) {
    backprop_rmsprop(bytes, isDouble ? 1 : 0, &work)
  }

  @inline(never)
  static func stepMomentum(_ work: inout backprop_update, _ bytes: Int32, isDouble: Bool) {
    backprop_momentum(bytes, isDouble ? 1 : 0, &work)
  }
}
