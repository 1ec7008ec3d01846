//! The text form of programs: `.hasm`.

mod text;

pub use text::instruction_text;
