//! Inference: the only place that names a runtime.
