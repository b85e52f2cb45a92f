import Foundation
import Keel

/// Opens Keel twice, with the ONNX Runtime library named as argument where there is one; prints what it threw.
let library = CommandLine.arguments.dropFirst().first.map { URL(fileURLWithPath: $0) }
for _ in 0..<2 {
    do throws(KeelError) {
        print("opened \(try Engine(runtime: .onnxRuntime, onnxRuntime: library).runtime())")
    } catch {
        print("\(error.code): \(error.next.code): \(error.detail)")
    }
}
