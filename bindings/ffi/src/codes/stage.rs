//! Where a set stands and what happened to it.

pub use keel_core::live::{
    CameraFacts, ChangeSeen, EndReason, Event as SetEvent, Heat, RangeCheck, RangeStep, Stage,
};
pub use keel_core::pose::Thinning;

/// A stage; times are s on the session's clock.
#[uniffi::remote(Enum)]
pub enum Stage {
    /// The camera is not open yet.
    Idle,
    /// The phone is being placed.
    Place,
    /// The lifter walks to the bar.
    Countdown {
        /// When it ends.
        until_s: f64,
    },
    /// Waiting for a set-up or a pull.
    Waiting,
    /// Hands and hips rest at the bar.
    SetupTaken {
        /// Since when.
        since_s: f64,
    },
    /// The set is on.
    Set {
        /// Back-dated begin of its first pull, or when it was begun by hand.
        since_s: f64,
    },
    /// The set is over and can be judged.
    Ended {
        /// When it began.
        since_s: f64,
        /// When it ended.
        at_s: f64,
        /// Why.
        reason: EndReason,
    },
    /// The verdict is there.
    Judged {
        /// When the set began.
        since_s: f64,
        /// When it ended.
        at_s: f64,
        /// Why.
        reason: EndReason,
    },
    /// The camera is gone in mid-set.
    Interrupted {
        /// When the set began.
        since_s: f64,
    },
}

/// Why a set ended.
#[uniffi::remote(Enum)]
pub enum EndReason {
    /// The bar was still and the lifter upright or gone.
    BarStill,
    /// A tap.
    Tapped,
    /// Ten minutes.
    TooLong,
    /// The camera was gone for too long, or its clock leapt.
    Interrupted,
}

/// What happened to a set.
#[uniffi::remote(Enum)]
pub enum SetEvent {
    /// The camera shows something.
    Placed,
    /// The countdown began.
    Armed,
    /// The countdown was called off.
    Disarmed,
    /// The countdown is over.
    CountdownOver,
    /// The set-up is taken.
    SetupTaken,
    /// The bar was left without a pull.
    SetupLeft,
    /// The set began, at this (back-dated) time.
    SetBegan {
        /// s on the session's clock.
        at_s: f64,
    },
    /// It ended.
    SetEnded {
        /// Why.
        reason: EndReason,
    },
    /// It was none: nothing was lifted.
    SetDropped,
    /// It goes on after a wrong stop or an interruption.
    SetGoesOn,
    /// The verdict is there.
    Judged,
    /// The set is with the caller; the next may be armed.
    Released,
    /// The camera is gone.
    Interrupted,
    /// The camera is back.
    CameraBack,
}

/// Where the check stands.
#[uniffi::remote(Enum)]
pub enum RangeStep {
    /// The lifter is to bend over, empty-handed.
    Hinge,
    /// And to hold still.
    Hold,
    /// To arch.
    Arch,
    /// To round.
    Round,
    /// Done.
    Done(RangeCheck),
}

/// What the check found.
#[uniffi::remote(Record)]
pub struct RangeCheck {
    /// Flexion of the arched back, deg.
    pub arched_deg: f64,
    /// Flexion of the rounded back, deg.
    pub rounded_deg: f64,
    /// Rounded less arched, deg.
    pub range_deg: f64,
    /// Standard deviation over the hold, deg.
    pub noise_deg: f64,
    /// Whether this back can be seen here: a range of at least `rules::RANGE_MIN_DEG`.
    pub visible: bool,
}

/// A change with its margin, deg.
#[uniffi::remote(Record)]
pub struct ChangeSeen {
    /// T7-L4 against the running set-up, deg, flexion positive.
    pub deg: f64,
    /// Half-width of its 95 % interval, deg.
    pub margin_deg: f64,
}

/// How hot the phone is, as both platforms grade it.
#[uniffi::remote(Enum)]
pub enum Heat {
    /// As usual.
    Nominal,
    /// Warm; nothing has to give.
    Fair,
    /// Hot: the system slows down.
    Serious,
    /// Too hot to go on for long.
    Critical,
}

/// What comes with a frame; `None` is "not known". No value may be NaN or infinite.
#[uniffi::remote(Record)]
pub struct CameraFacts {
    /// How hot the phone is.
    #[uniffi(default = None)]
    pub heat: Option<Heat>,
    /// Free storage, MB.
    #[uniffi(default = None)]
    pub free_storage_mb: Option<f64>,
    /// Tilt of the phone against upright about the axis of view, deg.
    #[uniffi(default = None)]
    pub tilt_deg: Option<f64>,
    /// Angle of view along the longer side of the picture, deg.
    #[uniffi(default = None)]
    pub view_angle_deg: Option<f64>,
    /// How long the caller's push of the frame before took, ms.
    #[uniffi(default = None)]
    pub push_took_ms: Option<f64>,
}

/// What is left out of a frame to keep up with the camera; each step leaves out what the one before does, too.
#[uniffi::remote(Enum)]
pub enum Thinning {
    /// Nothing.
    None,
    /// The contour.
    Contour,
    /// Two of three looks at the whole body.
    Body,
    /// Five of six.
    BodyMore,
}
