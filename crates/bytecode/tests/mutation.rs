//! Damaged files are refused or read as other programs: never a panic, a hang, a deep Rust stack or
//! an allocation out of proportion. `HOGNOSE_MUTATIONS` sets how many mutations are tried.

#[allow(dead_code)]
mod common;

use common::Random;
use hognose_bytecode::assembly::{assemble, disassemble};
use hognose_bytecode::loader::{HEADER_SIZE, detect, read_binary, refuse_pyc, write_binary};
use hognose_bytecode::parser::parse;
use hognose_bytecode::{Program, verify};
use std::time::{Duration, Instant};

/// What one damaged file may take; orders of magnitude above what it does take.
const TIME_MAX: Duration = Duration::from_secs(5);
/// How much the peak memory of the process may grow over all of them.
const MEMORY_GROWTH_MAX_KIB: u64 = 256 * 1024;
/// As small as the stacks of threads that programs are loaded on.
const STACK_SIZE: usize = 256 * 1024;

fn mutation_count() -> usize {
    let count = std::env::var("HOGNOSE_MUTATIONS").ok();
    count.map_or(4_000, |count| {
        count.parse().expect("HOGNOSE_MUTATIONS is a number")
    })
}

/// Peak memory in KiB, where the system says.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Bytes that make a difference: the ends of ranges, what assembly is made of.
const TELLING_BYTES: &[u8] = b"\x00\x01\x7f\x80\xff\"'\\();#.@&[]:\n -0j{}=*";

fn mutate(random: &mut Random, bytes: &mut Vec<u8>, other: &[u8]) {
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(16)).min(bytes.len());
        let byte = match random.once_in(2) {
            true => random.bits() as u8,
            false => random.pick(TELLING_BYTES),
        };
        match random.below(7) {
            0 | 1 => {
                if let Some(target) = bytes.get_mut(at) {
                    *target = byte;
                }
            }
            2 => bytes.insert(at, byte),
            3 => drop(bytes.drain(at..end)),
            4 => {
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part.repeat(1 + random.below(20)));
            }
            5 => {
                let from = random.below(other.len());
                let until = (from + random.below(40)).min(other.len());
                bytes.splice(at..end, other[from..until].iter().copied());
            }
            _ => bytes.truncate(at.max(bytes.len() / 2)),
        }
    }
}

/// Put the content hash of a binary file right, so that what lies behind it is read.
fn seal(file: &mut [u8]) {
    if file.len() < HEADER_SIZE {
        return;
    }
    let mut hasher = blake3::Hasher::new();
    hasher.update(&file[..10]).update(&file[HEADER_SIZE..]);
    file[10..HEADER_SIZE].copy_from_slice(hasher.finalize().as_bytes());
}

/// Everything that is done with a program before it runs.
fn use_program(program: Program) {
    let bytes = write_binary(&program);
    let text = disassemble(&program);
    let Ok(verified) = verify(program) else {
        return;
    };
    let again = assemble(&text, "again").unwrap_or_else(|error| panic!("{error}\n{text}"));
    assert!(write_binary(&again) == bytes, "{text}");
    assert_eq!(write_binary(&verified), bytes);
}

/// Run `try_one` with random numbers many times, on a small stack.
fn check_many(seed: u64, count: usize, try_one: impl Fn(&mut Random) + Send + 'static) {
    let run = move || {
        let before = peak_memory();
        for index in 0..count {
            let started = Instant::now();
            try_one(&mut Random(seed << 32 | index as u64));
            assert!(
                started.elapsed() < TIME_MAX,
                "mutation {index} takes {:?}",
                started.elapsed()
            );
        }
        if let (Some(before), Some(after)) = (before, peak_memory()) {
            assert!(
                after - before < MEMORY_GROWTH_MAX_KIB,
                "{} KiB",
                after - before
            );
        }
    };
    let thread = std::thread::Builder::new()
        .stack_size(STACK_SIZE)
        .spawn(run)
        .unwrap();
    if let Err(panic) = thread.join() {
        std::panic::resume_unwind(panic);
    }
}

#[test]
fn damaged_binary_files() {
    let assembled = common::fixtures()
        .into_iter()
        .filter_map(|text| assemble(&text, "x").ok());
    let mut files: Vec<Vec<u8>> = assembled.map(|program| write_binary(&program)).collect();
    let mut random = Random(2);
    files.extend((0..50).map(|_| write_binary(&common::program(&mut random))));
    check_many(1, mutation_count(), move |random| {
        let mut bytes = random.pick(&files);
        let other = random.pick(&files);
        mutate(random, &mut bytes, &other);
        let _ = detect(&bytes, None);
        let _ = refuse_pyc(&bytes);
        let _ = read_binary(&bytes);
        seal(&mut bytes);
        if let Ok(program) = read_binary(&bytes) {
            use_program(program);
        }
    });
}

#[test]
fn damaged_assembly_files() {
    let mut texts = common::fixtures();
    let mut random = Random(3);
    texts.extend((0..50).map(|_| disassemble(&common::program(&mut random))));
    check_many(2, mutation_count(), move |random| {
        let mut bytes = random.pick(&texts).into_bytes();
        let other = random.pick(&texts);
        mutate(random, &mut bytes, other.as_bytes());
        let _ = detect(&bytes, Some("x.hasm"));
        let text = String::from_utf8_lossy(&bytes);
        match assemble(&text, "x.hasm") {
            Ok(program) => use_program(program),
            Err(error) => assert!(!error.to_string().is_empty()),
        }
    });
}

#[test]
fn random_instruction_streams() {
    check_many(3, mutation_count(), |random| {
        let bytes = random.list(60, |random| random.bits() as u8);
        if let Ok(parsed) = parse(&bytes) {
            assert_eq!(
                parsed.len(),
                parsed
                    .last()
                    .map_or(0, |last| last.instruction_pointer as usize + 1)
            );
        }
    });
}
