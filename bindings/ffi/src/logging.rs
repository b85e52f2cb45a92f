//! Where the core's log goes. Logs never hold user data.

use log::LevelFilter;

use crate::KeelError;
use crate::guard::guard;

/// How much is logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, uniffi::Enum)]
pub enum LogLevel {
    /// Nothing.
    Off,
    /// What went wrong.
    Error,
    /// And what may go wrong.
    Warn,
    /// And what was decided.
    Info,
    /// And what helps to find a fault.
    Debug,
}

/// Begins to log into the platform's own log: logcat, the unified log, or standard error. Called again it changes the level.
///
/// # Errors
/// Never; typed like every call.
#[uniffi::export]
pub fn init_logging(level: LogLevel) -> Result<(), KeelError> {
    guard(|| {
        let level = match level {
            LogLevel::Off => LevelFilter::Off,
            LogLevel::Error => LevelFilter::Error,
            LogLevel::Warn => LevelFilter::Warn,
            LogLevel::Info => LevelFilter::Info,
            LogLevel::Debug => LevelFilter::Debug,
        };
        install();
        // The loggers let everything through, so that this alone decides, now and later.
        log::set_max_level(level);
        Ok(())
    })
}

#[cfg(target_os = "android")]
fn install() {
    let config = android_logger::Config::default().with_max_level(LevelFilter::Debug).with_tag("keel");
    android_logger::init_once(config);
}

#[cfg(target_os = "ios")]
fn install() {
    // Fails where a logger is installed already: that one serves.
    oslog::OsLogger::new("keel").level_filter(LevelFilter::Debug).init().ok();
}

#[cfg(not(any(target_os = "android", target_os = "ios")))]
fn install() {
    // Fails where a logger is installed already: that one serves.
    env_logger::Builder::new().filter_level(LevelFilter::Debug).try_init().ok();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logging_may_be_begun_twice_and_the_later_level_holds() {
        init_logging(LogLevel::Debug).unwrap();
        init_logging(LogLevel::Warn).unwrap();
        assert_eq!(log::max_level(), LevelFilter::Warn);
    }
}
