//! The heap: counted objects in aligned chunks, one size a chunk, freed without recursion.
//!
//! A chunk is 64 KiB aligned to 64 KiB, so an object's address gives its chunk, and the chunk its
//! heap: dropping a value needs no context. A cell of a chunk is an object (count > 0) or free
//! (count 0, linked into its size's free list). Dropping the heap drops every object left, cycles
//! included.

use super::{Account, Value};
use crate::error::Fault;
use std::alloc::{Layout, alloc, dealloc};
use std::cell::{Cell, UnsafeCell};
use std::marker::PhantomData;
use std::ptr::NonNull;

const CHUNK_SIZE: usize = 1 << 16;
const CELL_UNIT: usize = 16;
/// Payloads are small; what varies in size lies in buffers of its own.
const CELL_SIZE_MAX: usize = 256;
const SIZE_COUNT: usize = CELL_SIZE_MAX / CELL_UNIT + 1;
/// Added to every count while the heap is torn down, so that no count reaches zero meanwhile.
const TEARDOWN: u32 = 1 << 30;

/// What stands before every object: its count and its type word.
///
/// The low 8 bits of the type word are the payload's kind, the upper 24 its shape (0: the builtin
/// type itself).
#[repr(C)]
struct Header {
    count: Cell<u32>,
    type_word: Cell<u32>,
}

#[repr(C)]
struct Cell_<T> {
    header: Header,
    payload: UnsafeCell<T>,
}

#[repr(C)]
struct FreeCell {
    header: Header,
    next: Cell<*mut Header>,
}

#[repr(C)]
struct Chunk {
    heap: NonNull<HeapInner>,
    cell_size: usize,
    /// How many chunks were made before it.
    serial: usize,
}

const CHUNK_HEAD: usize = 64;
const _: () = assert!(size_of::<Chunk>() <= CHUNK_HEAD);

fn chunk_layout() -> Layout {
    const { assert!(CHUNK_SIZE.is_power_of_two()) };
    // SAFETY: the alignment is a power of two and the size a multiple of it.
    unsafe { Layout::from_size_align_unchecked(CHUNK_SIZE, CHUNK_SIZE) }
}

/// A type that objects hold.
///
/// # Safety
/// `KIND` must be different for every type, and be the index of `KindInfo::of::<Self>()` in the
/// table given to [`Heap::new`].
pub(crate) unsafe trait Payload: Sized + 'static {
    const KIND: u8;
    /// Bytes in buffers that belong to the payload, all of them charged.
    fn external_size(&self) -> usize {
        0
    }
}

/// What the heap knows of a kind: how to drop its payload.
pub(crate) struct KindInfo {
    /// Drops the payload in place and returns its external size.
    drop_payload: unsafe fn(NonNull<Header>) -> usize,
    cell_size: usize,
}

impl KindInfo {
    pub(crate) const fn of<T: Payload>() -> KindInfo {
        KindInfo {
            drop_payload: drop_payload::<T>,
            cell_size: cell_size::<T>(),
        }
    }
}

const fn cell_size<T>() -> usize {
    assert!(align_of::<Cell_<T>>() <= CELL_UNIT);
    let size = size_of::<Cell_<T>>().next_multiple_of(CELL_UNIT);
    assert!(size <= CELL_SIZE_MAX);
    size
}

unsafe fn drop_payload<T: Payload>(header: NonNull<Header>) -> usize {
    // SAFETY: the caller found `T::KIND` in the header, so the cell was made by `alloc::<T>`; its
    // count is zero or the heap ends, so nobody else can reach the payload.
    unsafe {
        let payload = (*header.cast::<Cell_<T>>().as_ptr()).payload.get();
        let size = (*payload).external_size();
        std::ptr::drop_in_place(payload);
        size
    }
}

struct HeapInner {
    account: Account,
    free: [Cell<*mut Header>; SIZE_COUNT],
    chunks: UnsafeCell<Vec<NonNull<Chunk>>>,
    /// Objects whose count reached zero while another one was being dropped.
    pending: UnsafeCell<Vec<NonNull<Header>>>,
    dropping: Cell<bool>,
    objects: Cell<usize>,
    kinds: &'static [KindInfo],
}

/// All objects of one VM. `&Heap` reads them, `&mut Heap` changes them.
pub(crate) struct Heap {
    inner: NonNull<HeapInner>,
}

impl Heap {
    /// An empty heap that may hold `limit` bytes; `kinds[k]` describes the payload of kind `k`.
    pub(crate) fn new(limit: usize, kinds: &'static [KindInfo]) -> Heap {
        let inner = Box::new(HeapInner {
            account: Account::new(limit),
            free: [const { Cell::new(std::ptr::null_mut()) }; SIZE_COUNT],
            chunks: UnsafeCell::new(Vec::new()),
            pending: UnsafeCell::new(Vec::new()),
            dropping: Cell::new(false),
            objects: Cell::new(0),
            kinds,
        });
        Heap {
            inner: NonNull::from(Box::leak(inner)),
        }
    }

    fn inner(&self) -> &HeapInner {
        // SAFETY: made by `new`, freed by `drop` only; no `&mut HeapInner` is ever made.
        unsafe { self.inner.as_ref() }
    }

    pub(crate) fn account(&self) -> &Account {
        &self.inner().account
    }

    /// How many objects live.
    #[cfg(test)]
    pub(crate) fn object_count(&self) -> usize {
        self.inner().objects.get()
    }

    /// A new object of `T`'s own builtin type.
    #[inline]
    pub(crate) fn alloc<T: Payload>(&self, payload: T) -> Result<Handle<T>, Fault> {
        self.alloc_shaped(payload, 0)
    }

    /// A new object with a shape; its buffers are charged here, as part of the object.
    #[inline]
    pub(crate) fn alloc_shaped<T: Payload>(
        &self,
        payload: T,
        shape: u32,
    ) -> Result<Handle<T>, Fault> {
        let size = const { cell_size::<T>() };
        let inner = self.inner();
        inner.account.charge(size + payload.external_size())?;
        let free = &inner.free[size / CELL_UNIT];
        if free.get().is_null()
            && let Err(fault) = self.add_chunk(size)
        {
            inner.account.release(size + payload.external_size());
            return Err(fault);
        }
        let cell = free.get();
        inner.objects.set(inner.objects.get() + 1);
        // SAFETY: `cell` came from the free list of this size, so it points to a free cell of at
        // least `size` bytes with provenance over its whole chunk.
        unsafe {
            free.set((*cell.cast::<FreeCell>()).next.get());
            let header = Header {
                count: Cell::new(1),
                type_word: Cell::new(shape << 8 | u32::from(T::KIND)),
            };
            cell.cast::<Cell_<T>>().write(Cell_ {
                header,
                payload: UnsafeCell::new(payload),
            });
            Ok(Handle {
                object: ObjectRef(NonNull::new_unchecked(cell)),
                payload: PhantomData,
            })
        }
    }

    #[cold]
    fn add_chunk(&self, cell_size: usize) -> Result<(), Fault> {
        let inner = self.inner();
        // SAFETY: the layout's size is not zero; no other borrow of `chunks` is live.
        unsafe {
            let chunks = &mut *inner.chunks.get();
            if chunks.try_reserve(1).is_err() {
                return Err(Fault::Memory);
            }
            let Some(chunk) = NonNull::new(alloc(chunk_layout()).cast::<Chunk>()) else {
                return Err(Fault::Memory);
            };
            chunk.write(Chunk {
                heap: self.inner,
                cell_size,
                serial: chunks.len(),
            });
            chunks.push(chunk);
            let free = &inner.free[cell_size / CELL_UNIT];
            // Linked from the last cell to the first, so that the first is handed out first.
            let cell_count = (CHUNK_SIZE - CHUNK_HEAD) / cell_size;
            for index in (0..cell_count).rev() {
                let cell = chunk.as_ptr().byte_add(CHUNK_HEAD + index * cell_size);
                let header = Header {
                    count: Cell::new(0),
                    type_word: Cell::new(0),
                };
                cell.cast::<FreeCell>().write(FreeCell {
                    header,
                    next: Cell::new(free.get()),
                });
                free.set(cell.cast());
            }
        }
        Ok(())
    }
}

impl HeapInner {
    /// Drop the object at `header`, whose count is zero, and all that falls with it, one by one.
    #[cold]
    #[inline(never)]
    fn release(&self, header: NonNull<Header>) {
        // SAFETY: every header in the list has count zero, so only the list refers to it; the
        // borrow of `pending` ends before a payload is dropped, which may push to it.
        unsafe {
            if self.dropping.replace(true) {
                (*self.pending.get()).push(header);
                return;
            }
            self.free_one(header);
            loop {
                let next = (*self.pending.get()).pop();
                let Some(next) = next else { break };
                self.free_one(next);
            }
            self.dropping.set(false);
        }
    }

    unsafe fn free_one(&self, header: NonNull<Header>) {
        // SAFETY: as in `release`; the kind in the type word was written by `alloc_shaped`.
        unsafe {
            let kind = (header.as_ref().type_word.get() & 0xff) as usize;
            let info = &self.kinds[kind];
            let external = (info.drop_payload)(header);
            self.account.release(info.cell_size + external);
            self.objects.set(self.objects.get() - 1);
            let free = &self.free[info.cell_size / CELL_UNIT];
            let cell = header.cast::<FreeCell>();
            cell.write(FreeCell {
                header: Header {
                    count: Cell::new(0),
                    type_word: Cell::new(0),
                },
                next: Cell::new(free.get()),
            });
            free.set(header.as_ptr());
        }
    }
}

impl Drop for Heap {
    fn drop(&mut self) {
        // SAFETY: nothing outside the heap refers to an object any more (`Confined` holds the VM's
        // roots, and they are dropped before its heap). Raising every count first keeps the drops
        // of payloads from freeing one another; each live payload is dropped exactly once.
        unsafe {
            let inner = self.inner.as_ref();
            let chunks = std::mem::take(&mut *inner.chunks.get());
            for_each_object(&chunks, |header| {
                let count = &header.as_ref().count;
                count.set(count.get() + TEARDOWN);
            });
            for_each_object(&chunks, |header| {
                let kind = (header.as_ref().type_word.get() & 0xff) as usize;
                (inner.kinds[kind].drop_payload)(header);
            });
            for chunk in chunks {
                dealloc(chunk.as_ptr().cast(), chunk_layout());
            }
            drop(Box::from_raw(self.inner.as_ptr()));
        }
    }
}

/// Call `visit` for each cell that holds an object.
///
/// # Safety
/// `chunks` are live chunks made by `add_chunk`.
unsafe fn for_each_object(chunks: &[NonNull<Chunk>], mut visit: impl FnMut(NonNull<Header>)) {
    for &chunk in chunks {
        // SAFETY: cells lie as `add_chunk` laid them, each starting with a header.
        unsafe {
            let cell_size = chunk.as_ref().cell_size;
            for index in 0..(CHUNK_SIZE - CHUNK_HEAD) / cell_size {
                let header = chunk
                    .byte_add(CHUNK_HEAD + index * cell_size)
                    .cast::<Header>();
                if header.as_ref().count.get() > 0 {
                    visit(header);
                }
            }
        }
    }
}

/// A counted reference to an object of any kind.
#[repr(transparent)]
pub(crate) struct ObjectRef(NonNull<Header>);

impl ObjectRef {
    #[inline]
    fn header(&self) -> &Header {
        // SAFETY: the reference holds a count, so the object lives.
        unsafe { self.0.as_ref() }
    }

    /// Kind and shape.
    #[inline]
    pub(crate) fn type_word(&self) -> u32 {
        self.header().type_word.get()
    }

    #[inline]
    pub(crate) fn kind(&self) -> u8 {
        self.type_word() as u8
    }

    /// The shape; 0 for an object that is just of its builtin type.
    #[inline]
    pub(crate) fn shape(&self) -> u32 {
        self.type_word() >> 8
    }

    /// Give the object another shape of the same kind.
    #[inline]
    pub(crate) fn set_shape(&self, shape: u32) {
        self.header()
            .type_word
            .set(shape << 8 | u32::from(self.kind()));
    }

    /// How many references there are.
    #[cfg(test)]
    pub(crate) fn count(&self) -> u32 {
        self.header().count.get()
    }

    /// A number that differs for every two objects alive at once.
    pub(crate) fn address(&self) -> usize {
        self.0.as_ptr().addr()
    }

    /// The object's place in the heap: differs for every two objects alive at once, and is the same
    /// in every run of the same program.
    pub(crate) fn place(&self) -> usize {
        let address = self.0.as_ptr();
        let offset = address.addr() & (CHUNK_SIZE - 1);
        // SAFETY: as in `drop`: the object's chunk lives as long as the object.
        let serial =
            unsafe { (*address.map_addr(|a| a & !(CHUNK_SIZE - 1)).cast::<Chunk>()).serial };
        (serial + 1) * CHUNK_SIZE + offset
    }

    /// The object as one of `T`, if it is.
    #[inline]
    pub(crate) fn downcast<T: Payload>(&self) -> Option<&Handle<T>> {
        if self.kind() != T::KIND {
            return None;
        }
        // SAFETY: `Handle<T>` is a transparent wrapper of `ObjectRef`; the kind says that the
        // payload is a `T`.
        Some(unsafe { &*std::ptr::from_ref(self).cast::<Handle<T>>() })
    }
}

impl Clone for ObjectRef {
    #[inline]
    fn clone(&self) -> ObjectRef {
        let count = &self.header().count;
        count.set(count.get() + 1);
        ObjectRef(self.0)
    }
}

impl Drop for ObjectRef {
    #[inline]
    fn drop(&mut self) {
        let count = &self.header().count;
        let left = count.get() - 1;
        count.set(left);
        if left == 0 {
            // SAFETY: objects lie in chunks aligned to their size, whose head names the heap; the
            // pointer's provenance is the whole chunk. The heap outlives its objects.
            unsafe {
                let chunk = self.0.as_ptr().map_addr(|addr| addr & !(CHUNK_SIZE - 1));
                (*chunk.cast::<Chunk>()).heap.as_ref().release(self.0);
            }
        }
    }
}

impl PartialEq for ObjectRef {
    #[inline]
    fn eq(&self, other: &ObjectRef) -> bool {
        self.0 == other.0
    }
}

impl Eq for ObjectRef {}

impl std::fmt::Debug for ObjectRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "object of kind {} shape {}", self.kind(), self.shape())
    }
}

/// A counted reference to an object that holds a `T`.
#[repr(transparent)]
pub(crate) struct Handle<T> {
    object: ObjectRef,
    payload: PhantomData<*const T>,
}

impl<T: Payload> Handle<T> {
    /// Read the object.
    #[inline]
    pub(crate) fn get<'a>(&'a self, heap: &'a Heap) -> &'a T {
        let _ = heap;
        // SAFETY: the handle keeps the object alive; `&mut T` exists only while `&mut Heap` is
        // borrowed, which `&Heap` excludes.
        unsafe { &*(*self.object.0.cast::<Cell_<T>>().as_ptr()).payload.get() }
    }

    /// Change the object.
    #[inline]
    pub(crate) fn get_mut<'a>(&'a self, heap: &'a mut Heap) -> &'a mut T {
        let _ = heap;
        // SAFETY: the handle keeps the object alive; `&mut Heap` excludes every other borrow of an
        // object's payload.
        unsafe { &mut *(*self.object.0.cast::<Cell_<T>>().as_ptr()).payload.get() }
    }

    /// Change the object, with the account to charge growth to.
    #[inline]
    pub(crate) fn edit<'a>(&'a self, heap: &'a mut Heap) -> (&'a mut T, &'a Account) {
        let inner = heap.inner;
        // SAFETY: as `get_mut`; the account lies outside every payload and is only read through
        // shared references.
        unsafe { (self.get_mut(heap), &(*inner.as_ptr()).account) }
    }

    #[inline]
    pub(crate) fn object(&self) -> &ObjectRef {
        &self.object
    }

    /// The handle as a value, giving up its count.
    #[inline]
    pub(crate) fn into_value(self) -> Value {
        Value::Object(self.object)
    }

    /// A value that holds another count.
    #[inline]
    pub(crate) fn to_value(&self) -> Value {
        Value::Object(self.object.clone())
    }
}

impl<T> Clone for Handle<T> {
    #[inline]
    fn clone(&self) -> Handle<T> {
        Handle {
            object: self.object.clone(),
            payload: PhantomData,
        }
    }
}

impl<T> PartialEq for Handle<T> {
    #[inline]
    fn eq(&self, other: &Handle<T>) -> bool {
        self.object == other.object
    }
}

impl<T> Eq for Handle<T> {}

impl<T> std::fmt::Debug for Handle<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.object.fmt(f)
    }
}

impl Value {
    /// The value as an object of `T`, if it is one.
    #[inline]
    pub(crate) fn downcast<T: Payload>(&self) -> Option<&Handle<T>> {
        match self {
            Value::Object(object) => object.downcast(),
            _ => None,
        }
    }
}

/// State that refers to objects of a heap it owns, and to nothing else's: it may move between
/// threads as a whole.
pub(crate) struct Confined<T>(pub(crate) T);

// SAFETY: reference counts are not atomic, and need not be: every reference to an object of the heap
// lies within the same `T`, which one thread at a time holds; `T` hands out no reference that is
// not borrowed from it.
unsafe impl<T> Send for Confined<T> {}
