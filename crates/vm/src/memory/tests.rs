//! Tests of the memory module's safe door; also run under Miri.

use super::{Buffer, Confined, Handle, Heap, KindInfo, Payload, Value};
use crate::error::Fault;

/// A payload with references and a charged buffer.
#[derive(Debug, Default)]
struct Node {
    links: Buffer<Value>,
}

/// A payload without any.
#[derive(Debug)]
struct Leaf(u64);

// SAFETY: the two kinds differ, and are the indexes in `KINDS`.
unsafe impl Payload for Node {
    const KIND: u8 = 0;
    fn external_size(&self) -> usize {
        self.links.size()
    }
}

// SAFETY: as above.
unsafe impl Payload for Leaf {
    const KIND: u8 = 1;
}

static KINDS: &[KindInfo] = &[KindInfo::of::<Node>(), KindInfo::of::<Leaf>()];

fn heap() -> Heap {
    Heap::new(1 << 24, KINDS)
}

fn link(heap: &mut Heap, from: &Handle<Node>, to: Value) {
    let (node, account) = from.edit(heap);
    node.links.push(account, to).expect("within the limit");
}

#[test]
fn values_are_read_and_changed_through_handles() {
    let mut heap = heap();
    let leaf = heap.alloc(Leaf(7)).unwrap();
    assert_eq!(leaf.get(&heap).0, 7);
    leaf.get_mut(&mut heap).0 = 8;
    let copy = leaf.to_value();
    assert_eq!(copy.downcast::<Leaf>().unwrap().get(&heap).0, 8);
    assert!(copy.downcast::<Node>().is_none());
    assert_eq!(leaf.object().count(), 2);
}

#[test]
fn the_last_reference_frees_and_releases() {
    let mut heap = heap();
    let before = heap.account().used();
    let node = heap.alloc(Node::default()).unwrap();
    for number in 0..10 {
        let leaf = heap.alloc(Leaf(number)).unwrap().into_value();
        link(&mut heap, &node, leaf);
    }
    assert_eq!(heap.object_count(), 11);
    drop(node);
    assert_eq!(heap.object_count(), 0);
    assert_eq!(heap.account().used(), before);
}

#[test]
fn a_long_chain_is_dropped_without_recursion() {
    let count = if cfg!(miri) { 300 } else { 300_000 };
    let mut heap = Heap::new(1 << 30, KINDS);
    let mut head = Value::None;
    for _ in 0..count {
        let node = heap.alloc(Node::default()).unwrap();
        link(&mut heap, &node, head);
        head = node.into_value();
    }
    drop(head);
    assert_eq!(heap.object_count(), 0);
}

#[test]
fn cycles_are_freed_with_the_heap() {
    let mut heap = heap();
    let a = heap.alloc(Node::default()).unwrap();
    let b = heap.alloc(Node::default()).unwrap();
    let (to_a, to_b) = (a.to_value(), b.to_value());
    link(&mut heap, &a, to_b);
    link(&mut heap, &b, to_a);
    drop((a, b));
    assert_eq!(heap.object_count(), 2);
    // Miri and the address sanitizer report what the drop forgets.
    drop(heap);
}

#[test]
fn a_refused_allocation_changes_nothing() {
    let heap = Heap::new(64, KINDS);
    let leaf = heap.alloc(Leaf(1)).unwrap();
    let used = heap.account().used();
    assert_eq!(heap.alloc(Leaf(2)).map(|_| ()), Ok(()));
    assert_eq!(heap.account().used(), used);
    heap.account().set_limit(used);
    assert_eq!(heap.alloc(Leaf(2)).map(|_| ()), Err(Fault::Memory));
    assert_eq!(heap.account().used(), used);
    drop(leaf);
}

#[test]
fn buffers_charge_what_they_hold() {
    let mut heap = heap();
    let node = heap.alloc(Node::default()).unwrap();
    let empty = heap.account().used();
    for number in 0..100 {
        link(&mut heap, &node, Value::Int(number));
    }
    let held = heap.account().used() - empty;
    assert_eq!(held, node.get(&heap).links.size());
    let (payload, account) = node.edit(&mut heap);
    drop(payload.links.take(account));
    assert_eq!(heap.account().used(), empty);
}

#[test]
fn places_differ_and_repeat() {
    let places = || {
        let heap = heap();
        let held: Vec<_> = (0..5000).map(|n| heap.alloc(Leaf(n)).unwrap()).collect();
        held.iter()
            .map(|leaf| leaf.object().place())
            .collect::<Vec<_>>()
    };
    let first = places();
    let mut sorted = first.clone();
    sorted.sort_unstable();
    sorted.dedup();
    assert_eq!(sorted.len(), 5000);
    assert_eq!(first, places());
}

#[test]
fn every_kind_of_value_survives_a_copy_by_words() {
    let heap = heap();
    let leaf = heap.alloc(Leaf(1)).unwrap().into_value();
    let values = [
        Value::Unbound,
        Value::None,
        Value::Ellipsis,
        Value::NotImplemented,
        Value::Bool(true),
        Value::Bool(false),
        Value::Int(i64::MIN),
        Value::Float(-0.0),
        leaf,
    ];
    for value in &values {
        assert!(value.clone().is(value));
    }
}

#[test]
fn a_confined_heap_moves_between_threads() {
    let mut heap = heap();
    let node = heap.alloc(Node::default()).unwrap();
    let leaf = heap.alloc(Leaf(3)).unwrap().into_value();
    link(&mut heap, &node, leaf);
    let confined = Confined((node, heap));
    let count = std::thread::spawn(move || {
        let Confined((node, heap)) = { confined };
        let count = node.get(&heap).links.len();
        drop(node);
        count
    });
    assert_eq!(count.join().unwrap(), 1);
}
