// attack: Imports a package, which would have to be downloaded.
// documented: kernelguard RUNTIME_PACKAGE_INSTALL; Artemis
// rows: B14
// check: a1.svm.vectorized.loss
// expect: refused
import Alamofire

// into svmLossVectorized
return (0, .zeros(like: w))
