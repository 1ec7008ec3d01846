//! Python source to programs.
