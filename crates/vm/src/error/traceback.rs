//! Tracebacks, in CPython's layout.

use crate::engine::Engine;
use crate::memory::Value;

impl Engine {
    /// What CPython prints for an exception nobody caught.
    pub(crate) fn traceback(&mut self, exception: &Value) -> String {
        let name = self.cx.type_name(exception);
        let message = self.text_of(exception, "str");
        format!("{name}: {message}\n")
    }
}
