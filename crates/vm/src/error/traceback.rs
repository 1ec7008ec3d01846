//! Tracebacks, in CPython's layout.
