import Contract2
import Core

/// `col2im`, which adds columns to the pixels of their windows.
enum Col2imBinding: CallBinding {
  static let name = "a2.col2im"

  static func answer<Scalar>(_ input: TypedPayload<Scalar>) throws -> Payload {
    let (columns, shape) = (try input.tensor(.columns), try input.ints(.shape))
    return .answer(.x, try col2im(columns, shape: shape, input.columnWindow()))
  }
}
