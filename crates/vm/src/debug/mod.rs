//! Observability: what is asked before every instruction, and looking into a VM that stands.
//!
//! The loop is built twice. The one that asks the [`Observer`] runs only while there is one, so
//! tracing and breakpoints cost nothing when they are off.

pub(crate) mod breakpoint;
pub(crate) mod evaluate;
pub(crate) mod inspect;
pub(crate) mod repr;
pub(crate) mod step;
pub(crate) mod trace;

pub(crate) use step::Observer;

use crate::engine::{Engine, Stop};
use step::Resume;

impl Engine {
    /// Run until the fuel reaches `pause_at` or something else stops the VM, observed if there is
    /// an observer.
    pub(crate) fn run(&mut self, pause_at: u64) -> Stop {
        let observed = match &mut self.observer {
            Some(observer) if observer.is_idle() => {
                // It will not see where the program goes.
                observer.forget_places();
                false
            }
            observer => observer.is_some(),
        };
        let stop = match observed {
            true => self.execute::<true>(pause_at),
            false => self.execute::<false>(pause_at),
        };
        self.stopped_by_exception = matches!(stop, Stop::Raised) || self.unwinding.is_some();
        stop
    }

    /// Asked before every instruction of an observed run; whether to stop before it.
    pub(crate) fn observe(&mut self) -> bool {
        // Taken out, so that it can look at the engine it belongs to.
        let Some(mut observer) = self.observer.take() else {
            return false;
        };
        let stop = observer.look(self);
        self.observer = Some(observer);
        stop
    }

    /// Let the observer stop the next run as `resume` says.
    pub(crate) fn set_goal(&mut self, resume: Resume) {
        let mut observer = self.observer.take().unwrap_or_default();
        observer.set_goal(self, resume);
        self.observer = Some(observer);
    }

    /// The observer, made now if there is none.
    pub(crate) fn observer_mut(&mut self) -> &mut Observer {
        self.observer.get_or_insert_default()
    }
}
