import Foundation
import Keel

extension KeelError {
    /// A failure that no call of Keel told of, as one: a film that can't be read, a disk that refuses.
    static func told(_ error: any Error) -> KeelError {
        if let error = error as? KeelError { return error }
        let detail = String(describing: error)
        guard let error = error as? CocoaError else { return .panicked(detail: detail, next: .report) }
        let path = (error.userInfo[NSFilePathErrorKey] as? String) ?? ""
        let fault: StorageFault =
            switch error.code {
            case .fileWriteOutOfSpace: .full
            case .fileWriteNoPermission, .fileWriteVolumeReadOnly: .notWritable
            default: .failed
            }
        return .storage(fault: fault, path: path, detail: detail, next: .freeStorage)
    }
}
