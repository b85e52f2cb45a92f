//! What a frame says beside the lifter: camera motion, cuts, repeated frames, light.
