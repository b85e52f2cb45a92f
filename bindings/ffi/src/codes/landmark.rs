//! What the points of an overlay are.

pub use keel_core::pose::{Joint, Level as SpineLevel, PlatePoint};

/// Joints and end points of the body; "near" is nearer to the camera.
#[uniffi::remote(Enum)]
pub enum Joint {
    /// The ear nearer to the camera.
    EarNear,
    /// Glenohumeral joint, near side.
    ShoulderNear,
    /// Glenohumeral joint, far side.
    ShoulderFar,
    /// Elbow, near side.
    ElbowNear,
    /// Wrist, near side.
    WristNear,
    /// Hip joint centre, near side.
    HipNear,
    /// Hip joint centre, far side.
    HipFar,
    /// Knee joint centre, near side.
    KneeNear,
    /// Ankle joint centre, near side.
    AnkleNear,
    /// Rearmost point of the near shoe.
    HeelNear,
    /// Foremost point of the near shoe.
    ToeNear,
}

/// A level of the spine, from the neck down.
#[uniffi::remote(Enum)]
pub enum SpineLevel {
    /// Seventh cervical vertebra.
    C7,
    /// Third thoracic vertebra.
    T3,
    /// Seventh thoracic vertebra.
    T7,
    /// Tenth thoracic vertebra.
    T10,
    /// Twelfth thoracic vertebra.
    T12,
    /// Second lumbar vertebra.
    L2,
    /// Fourth lumbar vertebra.
    L4,
    /// First sacral vertebra.
    S1,
}

/// Points of the near face of the near plate, or of the kettlebell or dumb-bell held.
#[uniffi::remote(Enum)]
pub enum PlatePoint {
    /// Centre of the face.
    Centre,
    /// Uppermost point of its rim.
    Top,
    /// Lowest point of its rim.
    Bottom,
    /// Rim point on the side the lifter faces.
    Front,
    /// Rim point on the side of the lifter's back.
    Rear,
}
