//! What the process has used, as Linux tells it.

use std::fs;
use std::time::Instant;

/// Prints what each stage took.
pub struct Clock {
    start: Instant,
    last: (f64, f64),
}

impl Clock {
    /// Starts now.
    pub fn start() -> Clock {
        Clock {
            start: Instant::now(),
            last: (0.0, cpu_seconds()),
        }
    }

    /// Ends a stage that began where the one before it ended.
    pub fn lap(&mut self, stage: &str) {
        let now = (self.start.elapsed().as_secs_f64(), cpu_seconds());
        println!(
            "{stage:24} wall {:7.3} s  cpu {:7.3} s  peak {:6} MiB",
            now.0 - self.last.0,
            now.1 - self.last.1,
            peak_mebibytes()
        );
        self.last = now;
    }
}

/// User and system time of all threads; 0 where there is no `/proc`. Linux counts it in ticks of
/// 1/100 s for every user.
pub fn cpu_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the process stands between brackets and may hold blanks.
    let fields = stat.rsplit(')').next().unwrap_or_default();
    let ticks = fields.split_whitespace().skip(11).take(2);
    ticks
        .filter_map(|ticks| ticks.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}

/// The most memory that was resident at once; 0 where there is no `/proc`.
fn peak_mebibytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok());
    kibibytes.unwrap_or(0) / 1024
}
