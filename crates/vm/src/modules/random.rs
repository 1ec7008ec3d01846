//! `random`: CPython's sequences for the same seeds.
//!
//! The module's functions work on one generator, seeded by the host or, where it grants no seed, by a
//! fixed one; instances of `Random`, which the prelude makes, have generators of their own. What is
//! not here is in the prelude, over these natives.

use crate::builtins::text_argument::receiver_of;
use crate::builtins::{NativeDef, NativeModule, TypeId, natives};
use crate::context::Context;
use crate::error::Res;
use crate::memory::{Handle, Value};
use crate::number::random::Twister;
use crate::object::{List, RandomState, Tuple};
use crate::text::{TextError, TextResult};
use dashu_int::{IBig, UBig};
use sha2::{Digest, Sha512};

/// The seed where the host grants none.
const SEED_DEFAULT: u64 = 0;

/// The module.
pub(super) static MODULE: NativeModule = NativeModule {
    name: "random",
    functions: FUNCTIONS,
    constant: |_, _| Ok(None),
    constants: &[],
    prelude: &[],
    computed: &[
        "Random",
        "_inst",
        "betavariate",
        "binomialvariate",
        "choice",
        "choices",
        "expovariate",
        "gammavariate",
        "gauss",
        "getstate",
        "lognormvariate",
        "normalvariate",
        "paretovariate",
        "randbytes",
        "randint",
        "randrange",
        "sample",
        "setstate",
        "shuffle",
        "triangular",
        "uniform",
        "vonmisesvariate",
        "weibullvariate",
    ],
};

static FUNCTIONS: &[NativeDef] = natives! {
    /// An integer of so many random bits.
    "getrandbits" "(k, /)" => leaf getrandbits, else "random_getrandbits";
    /// A float of at least 0 and less than 1.
    "random" "()" => leaf random;
    /// Start the sequence that belongs to a seed.
    "seed" "(a=None, version=2)" => leaf seed;
};

/// For the prelude, whose functions get a generator.
pub(crate) static INTERNAL: &[NativeDef] = natives! {
    /// The generator behind the module's functions.
    "_random_global" "()" => leaf global_value;
    /// A new generator.
    "_random_new" "()" => leaf new;
    /// Seed a generator.
    "_random_seed" "(generator, seed, version, /)" => leaf seed_generator;
    /// The next float of a generator.
    "_random_float" "(generator, /)" => leaf next_float;
    /// An integer of so many bits.
    "_random_bits" "(generator, count, /)" => leaf next_bits;
    /// An integer below a limit.
    "_random_below" "(generator, limit, /)" => leaf below;
    /// Take the float that was set aside, or None.
    "_random_gauss_take" "(generator, /)" => leaf gauss_take;
    /// Set a float aside.
    "_random_gauss_set" "(generator, number, /)" => leaf gauss_set;
    /// Shuffle a list.
    "_random_shuffle" "(generator, list, /)" => leaf shuffle;
    /// A generator's words and index, as a tuple, and the float set aside.
    "_random_state" "(generator, /)" => leaf state;
    /// Set a generator's words and index, and the float set aside.
    "_random_set_state" "(generator, words, gauss, /)" => leaf set_state;
};

fn default_twister(cx: &mut Context) -> Twister {
    let seed = cx.host.random_seed().unwrap_or(SEED_DEFAULT);
    Twister::from_int(&IBig::from(seed))
}

/// The module's generator, made on first use.
fn global(cx: &mut Context) -> Res<Handle<RandomState>> {
    if let Some(state) = &cx.random {
        return Ok(state.clone());
    }
    let twister = default_twister(cx);
    let gauss = None;
    let state = cx.heap.alloc(RandomState { twister, gauss })?;
    cx.random = Some(state.clone());
    Ok(state)
}

fn global_value(cx: &mut Context, _: &[Value]) -> Res<Value> {
    Ok(global(cx)?.into_value())
}

fn new(cx: &mut Context, _: &[Value]) -> Res<Value> {
    let twister = default_twister(cx);
    let gauss = None;
    Ok(cx.heap.alloc(RandomState { twister, gauss })?.into_value())
}

fn random(cx: &mut Context, _: &[Value]) -> Res<Value> {
    let state = global(cx)?;
    let number = state.get_mut(&mut cx.heap).twister.random();
    Ok(Value::Float(number))
}

fn getrandbits(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let count = cx.word_argument(&args[0], 0)?;
    let state = global(cx)?;
    bits_of(cx, &state, count)
}

fn seed(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let state = global(cx)?;
    let seed = args[0].bound().cloned().unwrap_or(Value::None);
    let version = args[1].bound().cloned().unwrap_or(Value::Int(2));
    seed_generator(cx, &[state.into_value(), seed, version])
}

fn bits_of(cx: &mut Context, state: &Handle<RandomState>, count: i64) -> Res<Value> {
    if count < 0 {
        return Err(cx.value_error("Cannot convert negative int"));
    }
    cx.prepare(Twister::bits_size(count))?;
    if let Ok(small @ 0..=63) = u32::try_from(count) {
        let number = state.get_mut(&mut cx.heap).twister.small_bits(small);
        return Ok(Value::Int(number as i64));
    }
    let number = state.get_mut(&mut cx.heap).twister.bits(count);
    let number = cx.lift(number)?;
    cx.new_int(number)
}

fn seed_generator(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let state: Handle<RandomState> = receiver_of(args)?;
    let twister = twister_of_seed(cx, &args[1], &args[2])?;
    let payload = state.get_mut(&mut cx.heap);
    payload.twister = twister;
    payload.gauss = None;
    Ok(Value::None)
}

fn twister_of_seed(cx: &mut Context, seed: &Value, version: &Value) -> Res<Twister> {
    let seed = cx.plain(seed);
    if seed.is_none() {
        return Ok(default_twister(cx));
    }
    if let Some(number) = cx.as_ibig(&seed) {
        let size = crate::object::bigint::bigint_size(&number);
        cx.prepare(size)?;
        return Ok(Twister::from_int(&number));
    }
    if let Value::Float(_) = seed {
        let hash = cx.hash(&seed)? as u64;
        return Ok(Twister::from_int(&IBig::from(hash)));
    }
    let data = if let Some(text) = cx.as_str_handle(&seed) {
        text.text(&cx.heap).as_bytes().to_vec()
    } else if let Some(bytes) = cx.as_byte_handle(&seed) {
        bytes.data(&cx.heap).to_vec()
    } else {
        return Err(cx.type_error(
            "The only supported seed types are:\nNone, int, float, str, bytes, and bytearray.",
        ));
    };
    if !matches!(version, Value::Int(2)) {
        let message = "seeding by version 1 is not supported";
        return Err(cx.raise(TypeId::NotImplementedError, message));
    }
    cx.prepare(data.len().saturating_mul(2))?;
    cx.charge(data.len() as u64 / 16)?;
    let digest = Sha512::digest(&data);
    let number = UBig::from_be_bytes(&[&data[..], &digest[..]].concat());
    Ok(Twister::from_int(&IBig::from(number)))
}

fn next_float(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let state: Handle<RandomState> = receiver_of(args)?;
    let number = state.get_mut(&mut cx.heap).twister.random();
    Ok(Value::Float(number))
}

fn next_bits(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let state: Handle<RandomState> = receiver_of(args)?;
    let count = cx.word_argument(&args[1], 0)?;
    bits_of(cx, &state, count)
}

fn below(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let state: Handle<RandomState> = receiver_of(args)?;
    if let Value::Int(limit) = args[1] {
        let limit = limit.max(0) as u64;
        let number = state.get_mut(&mut cx.heap).twister.small_below(limit);
        return Ok(Value::Int(number as i64));
    }
    let limit = cx.as_ibig(&args[1]).unwrap_or_default();
    cx.prepare(crate::object::bigint::bigint_size(&limit))?;
    let number = state.get_mut(&mut cx.heap).twister.below(&limit);
    let number = cx.lift(number)?;
    cx.new_int(number)
}

fn gauss_take(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let state: Handle<RandomState> = receiver_of(args)?;
    let number = state.get_mut(&mut cx.heap).gauss.take();
    Ok(number.map_or(Value::None, Value::Float))
}

fn gauss_set(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let state: Handle<RandomState> = receiver_of(args)?;
    if let Value::Float(number) = args[1] {
        state.get_mut(&mut cx.heap).gauss = Some(number);
    }
    Ok(Value::None)
}

/// Lists are shuffled here; other sequences by the prelude.
fn shuffle(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let state: Handle<RandomState> = receiver_of(args)?;
    let Some(list) = args[1].downcast::<List>().cloned() else {
        return Ok(Value::Bool(false));
    };
    let count = list.items(&cx.heap).len();
    cx.charge(count as u64)?;
    for last in (1..count).rev() {
        let chosen = state
            .get_mut(&mut cx.heap)
            .twister
            .small_below(last as u64 + 1);
        list.items_mut(&mut cx.heap).swap(last, chosen as usize);
    }
    Ok(Value::Bool(true))
}

fn state(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let state: Handle<RandomState> = receiver_of(args)?;
    let (words, index) = state.get(&cx.heap).twister.state();
    let mut items: Vec<Value> = words.iter().map(|&word| Value::Int(word.into())).collect();
    items.push(Value::Int(index as i64));
    let gauss = state.get(&cx.heap).gauss.map_or(Value::None, Value::Float);
    let words = cx.heap.tuple_value(items)?;
    Ok(cx.heap.tuple_value([words, gauss])?)
}

fn set_state(cx: &mut Context, args: &[Value]) -> Res<Value> {
    let state: Handle<RandomState> = receiver_of(args)?;
    let Some(words) = args[1].downcast::<Tuple>() else {
        return Err(cx.type_error("state vector must be a tuple"));
    };
    let numbers: Option<Vec<u32>> = words
        .items(&cx.heap)
        .iter()
        .map(|word| match word {
            Value::Int(word) => u32::try_from(*word).ok(),
            _ => None,
        })
        .collect();
    let twister = match numbers.as_deref().and_then(<[u32]>::split_last) {
        Some((index, words)) => Twister::from_state(words, *index as usize),
        None => wrong_state(),
    };
    let twister = cx.lift(twister)?;
    let gauss = match args[2] {
        Value::Float(number) => Some(number),
        _ => None,
    };
    let payload = state.get_mut(&mut cx.heap);
    payload.twister = twister;
    payload.gauss = gauss;
    Ok(Value::None)
}

fn wrong_state() -> TextResult<Twister> {
    Err(TextError::value("invalid state"))
}
