//! What `hog` grants a program: the standard streams and the clocks.

use std::io::{BufWriter, IsTerminal, Stdout, Write};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use hognose::{Host, Stream};

/// Bytes of output that wait before they are written.
const BUFFER_SIZE: usize = 1 << 16;

/// Where a program's output goes.
pub enum Sink {
    /// To the standard streams.
    Standard(BufWriter<Stdout>),
    /// All to standard error, since standard output is for data.
    Error,
    /// Into memory, both streams in order.
    Captured(Arc<Mutex<Captured>>),
}

/// Captured output: what was written to each stream.
#[derive(Default)]
pub struct Captured {
    /// The pieces in order.
    pub pieces: Vec<(Stream, String)>,
}

impl Captured {
    /// All that was written to a stream.
    pub fn text(&self, wanted: Stream) -> String {
        let pieces = self.pieces.iter().filter(|(stream, _)| *stream == wanted);
        pieces.map(|(_, text)| text.as_str()).collect()
    }
}

/// The process's own streams and clocks, for a program.
pub struct Terminal {
    sink: Sink,
    started: Instant,
    /// Whether standard output shows at once.
    interactive: bool,
}

impl Terminal {
    /// A host that writes to the standard streams.
    pub fn standard() -> Terminal {
        let buffer = BufWriter::with_capacity(BUFFER_SIZE, std::io::stdout());
        Terminal::new(Sink::Standard(buffer))
    }

    /// A host that writes elsewhere.
    pub fn new(sink: Sink) -> Terminal {
        Terminal {
            sink,
            started: Instant::now(),
            interactive: std::io::stdout().is_terminal(),
        }
    }

    fn flush_output(&mut self) {
        if let Sink::Standard(output) = &mut self.sink {
            end_if_closed(output.flush());
        }
    }
}

/// When nobody reads any more, the process ends quietly.
pub fn end_if_closed(result: std::io::Result<()>) {
    if result.is_err_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe) {
        std::process::exit(0);
    }
}

impl Host for Terminal {
    fn write(&mut self, stream: Stream, text: &str) {
        match &mut self.sink {
            Sink::Captured(captured) => {
                if let Ok(mut captured) = captured.lock() {
                    captured.pieces.push((stream, text.to_string()));
                }
            }
            Sink::Standard(output) if stream == Stream::Output => {
                end_if_closed(output.write_all(text.as_bytes()));
                if self.interactive && text.contains('\n') {
                    self.flush_output();
                }
            }
            Sink::Standard(_) | Sink::Error => {
                self.flush_output();
                let _ = std::io::stderr().write_all(text.as_bytes());
            }
        }
    }

    fn flush(&mut self, stream: Stream) {
        if stream == Stream::Output {
            self.flush_output();
        }
    }

    fn read_line(&mut self) -> Option<String> {
        self.flush_output();
        let mut line = String::new();
        match std::io::stdin().read_line(&mut line) {
            Ok(0) | Err(_) => None,
            Ok(_) => Some(line),
        }
    }

    fn monotonic(&mut self) -> Option<Duration> {
        Some(self.started.elapsed())
    }

    fn now(&mut self) -> Option<Duration> {
        SystemTime::now().duration_since(UNIX_EPOCH).ok()
    }

    fn sleep(&mut self, duration: Duration) {
        self.flush_output();
        std::thread::sleep(duration);
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.flush_output();
    }
}
