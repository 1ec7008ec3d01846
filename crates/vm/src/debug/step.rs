//! The observer: told of every instruction before it runs, it decides whether the VM stops there.
//!
//! A *line event* is where execution comes to a line: from another line, by a jump back, or by
//! entering the frame. Returning to the middle of a line is none.

use super::breakpoint::{Armed, Arrival, Breakpoint};
use super::trace::{self, TraceSink};
use crate::engine::Engine;

/// How far a run goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Resume {
    /// To the next breakpoint.
    Continue,
    /// To the next line, in whatever frame.
    Into,
    /// To the next line of this frame, or of one that waits for it.
    Over,
    /// To where this frame has returned.
    Out,
}

/// Why an observed run stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum StopReason {
    /// The breakpoint of this number.
    Breakpoint(u32),
    /// The watched name of this number has changed.
    Watch(u32),
    /// The end of a step.
    Step,
    /// Whoever takes the trace wants no more.
    TraceEnd,
}

/// What a run is observed for.
#[derive(Default)]
pub(crate) struct Observer {
    breakpoints: Vec<Armed>,
    next_id: u32,
    trace: Option<TraceSink>,
    goal: Option<Goal>,
    /// Where each frame stood when it was last seen, the outermost first.
    places: Vec<Place>,
    /// The fuel at which the last decision was made: the instruction is not asked about twice.
    decided_at: Option<u64>,
    pub(crate) reason: Option<StopReason>,
}

impl std::fmt::Debug for Observer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Observer")
            .field("breakpoints", &self.breakpoints)
            .field("goal", &self.goal)
            .finish_non_exhaustive()
    }
}

/// Where a step ends.
#[derive(Clone, Copy, Debug)]
struct Goal {
    resume: Resume,
    /// How many frames there were when it began.
    depth: usize,
}

/// Where a frame was seen.
#[derive(Clone, Copy, Debug)]
struct Place {
    /// Which code, by its address.
    code: usize,
    instruction_pointer: u32,
    line: u32,
}

impl Observer {
    /// Whether there is nothing to look for.
    pub(crate) fn is_idle(&self) -> bool {
        self.breakpoints.is_empty() && self.trace.is_none() && self.goal.is_none()
    }

    /// Start with a program that has not run.
    pub(crate) fn forget_places(&mut self) {
        self.places.clear();
        self.decided_at = None;
        self.reason = None;
    }

    /// Go on from where `engine` stands: a step does not end where it begins.
    pub(super) fn set_goal(&mut self, engine: &Engine, resume: Resume) {
        self.reason = None;
        if resume == Resume::Continue {
            return self.goal = None;
        }
        self.goal = Some(Goal {
            resume,
            depth: engine.frames.len(),
        });
        let fuel = engine.cx.usage.fuel;
        if self.decided_at.replace(fuel) != Some(fuel) {
            self.note_place(engine);
        }
    }

    pub(crate) fn clear_goal(&mut self) {
        self.goal = None;
    }

    pub(crate) fn set_trace(&mut self, sink: Option<TraceSink>) {
        self.trace = sink;
    }

    /// The number the next breakpoint gets.
    pub(crate) fn new_id(&mut self) -> u32 {
        self.next_id += 1;
        self.next_id
    }

    pub(crate) fn add(&mut self, armed: Armed) {
        self.breakpoints.push(armed);
    }

    /// Remove a breakpoint; whether there was one of this number.
    pub(crate) fn remove(&mut self, id: u32) -> bool {
        let before = self.breakpoints.len();
        self.breakpoints.retain(|armed| armed.breakpoint.id != id);
        self.breakpoints.len() < before
    }

    pub(crate) fn breakpoints(&self) -> impl Iterator<Item = &Breakpoint> {
        self.breakpoints.iter().map(|armed| &armed.breakpoint)
    }

    /// Note the instruction about to run; whether to stop before it.
    pub(crate) fn look(&mut self, engine: &Engine) -> bool {
        let fuel = engine.cx.usage.fuel;
        if self.decided_at == Some(fuel) {
            return false;
        }
        self.decided_at = Some(fuel);
        let at_line = self.note_place(engine);
        if let Some(goal) = &mut self.goal
            && goal.resume == Resume::Over
        {
            // Once the frame has returned, those that its callers call are gone over too.
            goal.depth = goal.depth.min(engine.frames.len());
        }
        self.reason = self.why_stop(engine, at_line);
        if self.reason.is_some() {
            self.goal = None;
        }
        self.reason.is_some()
    }

    fn why_stop(&mut self, engine: &Engine, at_line: bool) -> Option<StopReason> {
        if let Some(sink) = &mut self.trace
            && let Some(step) = trace::trace_step(engine)
            && !sink(&step)
        {
            return Some(StopReason::TraceEnd);
        }
        // A changed name is noticed wherever it changes; all are asked, so that none is late.
        let mut changed = None;
        for armed in &mut self.breakpoints {
            if armed.has_changed(engine) && changed.is_none() {
                changed = Some(StopReason::Watch(armed.breakpoint.id));
            }
        }
        if changed.is_some() {
            return changed;
        }
        let frame = engine.frames.last()?;
        if frame.lowered.internal {
            return None;
        }
        let code = frame.lowered.code();
        let arrival = Arrival {
            file: &frame.lowered.program.source.filename,
            name: &code.name,
            qualname: &code.qualname,
            line: code.position_at(frame.ip).line,
            instruction_pointer: frame.ip,
            at_line,
        };
        let hit = self.breakpoints.iter().find(|armed| armed.is_hit(&arrival));
        if let Some(armed) = hit {
            return Some(StopReason::Breakpoint(armed.breakpoint.id));
        }
        let goal = self.goal?;
        let depth = engine.frames.len();
        let reached = match goal.resume {
            Resume::Continue => false,
            Resume::Into => at_line,
            Resume::Over => at_line && depth <= goal.depth,
            Resume::Out => depth < goal.depth,
        };
        reached.then_some(StopReason::Step)
    }

    /// Note where the innermost frame stands; whether it has come to a line.
    fn note_place(&mut self, engine: &Engine) -> bool {
        let depth = engine.frames.len();
        self.places.truncate(depth);
        // Frames seen for the first time below the innermost: they wait already.
        while self.places.len() + 1 < depth {
            match engine.frames.get(self.places.len()) {
                Some(frame) => self.places.push(Place::of(frame)),
                None => break,
            }
        }
        let Some(frame) = engine.frames.last() else {
            return false;
        };
        let now = Place::of(frame);
        let before = match self.places.len() == depth {
            true => self.places.pop(),
            false => None,
        };
        self.places.push(now);
        let entered = now.instruction_pointer == 0;
        let moved = match before {
            // A generator that goes on is in the middle of a line.
            None => entered,
            Some(before) if before.code != now.code => entered,
            Some(before) => {
                now.line != before.line || now.instruction_pointer <= before.instruction_pointer
            }
        };
        now.line > 0 && moved
    }
}

impl Place {
    fn of(frame: &crate::frame::Frame) -> Place {
        Place {
            code: std::rc::Rc::as_ptr(&frame.lowered).addr(),
            instruction_pointer: frame.ip,
            line: frame.lowered.code().position_at(frame.ip).line,
        }
    }
}
