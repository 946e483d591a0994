import Contract2
import Core

/// `im2col`, which copies each window into a column.
enum Im2colBinding: CallBinding {
  static let name = "a2.im2col"

  static func answer<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    .answer(.columns, try im2col(input.tensor(.x), input.columnWindow()))
  }
}
