//! The landmarks Keel measures.

use serde::{Deserialize, Serialize};

macro_rules! landmark_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident),+ $(,)? }) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        $(#[$meta])*
        pub enum $name { $($(#[$vmeta])* $variant),+ }

        impl $name {
            /// Every value, in the order of the arrays that are indexed by it.
            pub const ALL: [Self; Self::COUNT] = [$(Self::$variant),+];

            /// How many there are.
            pub const COUNT: usize = 0 $(+ { let _ = Self::$variant; 1 })+;

            /// Position in arrays ordered as [`Self::ALL`].
            pub const fn index(self) -> usize {
                self as usize
            }
        }
    };
}

landmark_enum! {
    /// A level of the spine, from the neck down.
    Level {
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
}

landmark_enum! {
    /// Which line through the levels a point lies on.
    #[serde(rename_all = "snake_case")]
    Chain {
        /// Centres of the vertebral bodies.
        Vertebral,
        /// Skin over the dorsal midline.
        Skin,
        /// Dorsal outline of the clothed trunk as the camera sees it, arms and head left out.
        Outline,
    }
}

landmark_enum! {
    /// Joints and end points of the body; "near" is nearer to the camera.
    #[serde(rename_all = "snake_case")]
    Joint {
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
}

landmark_enum! {
    /// Points of the near face of the near plate, or of the kettlebell or dumb-bell held.
    #[serde(rename_all = "snake_case")]
    PlatePoint {
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
}

/// Any landmark, as a model's manifest names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Landmark {
    /// A level on one of the three lines.
    Spine {
        /// The line.
        chain: Chain,
        /// The level.
        level: Level,
    },
    /// A joint or end point.
    Joint {
        /// Which.
        joint: Joint,
    },
    /// A point of the near plate.
    Plate {
        /// Which.
        plate: PlatePoint,
    },
}
