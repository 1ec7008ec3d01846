//! Scopes: which variable a name means, and where it lives.
//!
//! `collect` fills the tree from the syntax; [`Scopes::resolve`] then finds the scope that binds
//! each name. List, set and dict comprehensions are scopes without a code of their own: they run
//! in the code of their *owner*, their variables in hidden slots of it.

use crate::error::{CompileError, Reporter};
use ruff_text_size::TextRange;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

/// Index of a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct ScopeId(u32);

impl ScopeId {
    pub(crate) const MODULE: ScopeId = ScopeId(0);
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ScopeKind {
    Module,
    Class,
    /// `def` and `lambda`.
    Function,
    /// A generator expression.
    Generator,
    /// A list, set or dict comprehension, run in its owner's code.
    Comprehension,
}

impl ScopeKind {
    /// Whether inner functions see the scope's variables.
    pub(crate) fn is_function_like(self) -> bool {
        !matches!(self, ScopeKind::Module | ScopeKind::Class)
    }
}

/// What the source says of a name in one scope.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Symbol {
    pub(crate) bound: bool,
    /// Bound by other than an import.
    pub(crate) assigned: bool,
    pub(crate) parameter: bool,
    pub(crate) used: bool,
    pub(crate) global: bool,
    pub(crate) nonlocal: bool,
    pub(crate) annotated: bool,
    /// Target of a comprehension's `for`.
    pub(crate) iteration: bool,
    /// An assignment expression in this comprehension binds the name further out.
    pub(crate) walrus: bool,
    /// Bound here and used by an inner function, so it needs a cell.
    pub(crate) captured: bool,
    /// Where `nonlocal` was said, for the error when nothing binds the name.
    pub(crate) declared: Option<TextRange>,
}

#[derive(Debug)]
pub(crate) struct Scope {
    pub(crate) kind: ScopeKind,
    pub(crate) parent: Option<ScopeId>,
    /// Names as mangled, in alphabetical order.
    pub(crate) symbols: BTreeMap<String, Symbol>,
    /// Variables of enclosing functions that this code, or a code inside it, uses.
    pub(crate) free: BTreeSet<String>,
    /// Whether it contains `yield`.
    pub(crate) yields: bool,
    /// A class whose methods use `__class__` or `super`.
    pub(crate) needs_class_cell: bool,
    /// The class whose private names are mangled here.
    pub(crate) private: Option<Rc<str>>,
}

/// All scopes of a source.
#[derive(Debug, Default)]
pub(crate) struct Scopes {
    scopes: Vec<Scope>,
    by_node: HashMap<usize, ScopeId>,
}

/// Which variable a name means where it is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Binding {
    /// By name, in the namespace of a module or class body.
    ByName,
    /// A slot for the value itself, in the scope named: the owner, or a comprehension in it.
    Local(ScopeId),
    /// A slot with a cell, in the scope named.
    Cell(ScopeId),
    /// A cell of an enclosing function.
    Free,
    /// A cell of an enclosing function, seen from a class body that may shadow it.
    ClassFree,
    /// A global.
    Global,
}

/// The address of a syntax node, which identifies it as long as the tree stands.
fn address<T>(node: &T) -> usize {
    std::ptr::from_ref(node).addr()
}

impl Scopes {
    pub(crate) fn get(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }

    pub(crate) fn get_mut(&mut self, id: ScopeId) -> &mut Scope {
        &mut self.scopes[id.0 as usize]
    }

    pub(crate) fn add(&mut self, kind: ScopeKind, parent: Option<ScopeId>) -> ScopeId {
        let id = ScopeId(self.scopes.len() as u32);
        let private = parent.and_then(|parent| self.get(parent).private.clone());
        self.scopes.push(Scope {
            kind,
            parent,
            symbols: BTreeMap::new(),
            free: BTreeSet::new(),
            yields: false,
            needs_class_cell: false,
            private,
        });
        id
    }

    pub(crate) fn set_node<T>(&mut self, node: &T, id: ScopeId) {
        self.by_node.insert(address(node), id);
    }

    /// The scope that `collect` made for a node.
    pub(crate) fn of_node<T>(&self, node: &T) -> ScopeId {
        let id = self.by_node.get(&address(node)).copied();
        debug_assert!(id.is_some(), "the collector visits every scope");
        id.unwrap_or(ScopeId::MODULE)
    }

    /// The scope whose code runs this one.
    pub(crate) fn owner(&self, mut id: ScopeId) -> ScopeId {
        while self.get(id).kind == ScopeKind::Comprehension {
            match self.get(id).parent {
                Some(parent) => id = parent,
                None => break,
            }
        }
        id
    }

    /// Finds the binder of every name, and with it the cells and the free variables.
    pub(crate) fn resolve(&mut self, reporter: &Reporter) -> Result<(), CompileError> {
        for index in 0..self.scopes.len() {
            let id = ScopeId(index as u32);
            let names: Vec<(String, Symbol)> = self.scopes[index]
                .symbols
                .iter()
                .map(|(name, symbol)| (name.clone(), *symbol))
                .collect();
            for (name, symbol) in names {
                if symbol.global || (symbol.bound && !symbol.nonlocal) {
                    continue;
                }
                let found = self.find_outside(id, &name);
                if let Some(binder) = found {
                    self.capture(id, binder, &name);
                } else if let (true, Some(range)) = (symbol.nonlocal, symbol.declared) {
                    let message = format!("no binding for nonlocal '{name}' found");
                    return Err(reporter.syntax(range, message));
                }
            }
        }
        Ok(())
    }

    /// The scope around `id` that binds `name` for functions inside it.
    fn find_outside(&self, id: ScopeId, name: &str) -> Option<ScopeId> {
        let mut current = self.get(id).parent;
        while let Some(outer) = current {
            let scope = self.get(outer);
            if scope.kind == ScopeKind::Class {
                if name == "__class__" && self.owner(id) != outer {
                    return Some(outer);
                }
            } else if scope.kind.is_function_like()
                && let Some(symbol) = scope.symbols.get(name)
            {
                if symbol.global {
                    return None;
                }
                if symbol.bound && !symbol.nonlocal {
                    return Some(outer);
                }
            }
            current = scope.parent;
        }
        None
    }

    /// Makes `binder`'s variable a cell and hands it down to the code of `id`.
    fn capture(&mut self, id: ScopeId, binder: ScopeId, name: &str) {
        let home = self.owner(binder);
        let mut code = self.owner(id);
        if code == home {
            return;
        }
        if self.get(binder).kind == ScopeKind::Class {
            self.get_mut(binder).needs_class_cell = true;
        } else if let Some(symbol) = self.get_mut(binder).symbols.get_mut(name) {
            symbol.captured = true;
        }
        while code != home {
            let scope = self.get_mut(code);
            if !scope.free.insert(name.to_string()) {
                // Whoever put it there has handed it down to here as well.
                return;
            }
            match scope.parent {
                Some(parent) => code = self.owner(parent),
                None => return,
            }
        }
    }

    /// Which variable `name` (mangled) means in scope `id`.
    pub(crate) fn binding(&self, id: ScopeId, name: &str) -> Binding {
        let owner = self.owner(id);
        let mut current = id;
        // The comprehensions we stand in, then the code they run in.
        loop {
            let scope = self.get(current);
            let symbol = scope.symbols.get(name);
            let here = symbol.is_some_and(|symbol| symbol.bound && !symbol.nonlocal);
            if symbol.is_some_and(|symbol| symbol.global) {
                return Binding::Global;
            }
            if here && scope.kind.is_function_like() {
                return match symbol {
                    Some(symbol) if symbol.captured => Binding::Cell(current),
                    _ => Binding::Local(current),
                };
            }
            if current == owner {
                break;
            }
            match scope.parent {
                Some(parent) => current = parent,
                None => break,
            }
        }
        self.binding_beyond(id, owner, name)
    }

    /// As `binding`, for names that no function-like scope of this code binds.
    fn binding_beyond(&self, id: ScopeId, owner: ScopeId, name: &str) -> Binding {
        let scope = self.get(owner);
        let in_body = id == owner;
        let symbol = scope.symbols.get(name);
        let nonlocal = symbol.is_some_and(|symbol| symbol.nonlocal);
        match scope.kind {
            ScopeKind::Module if in_body => Binding::ByName,
            ScopeKind::Class if in_body => {
                let bound = symbol.is_some_and(|symbol| symbol.bound);
                match scope.free.contains(name) {
                    true if nonlocal => Binding::Free,
                    true if !bound => Binding::ClassFree,
                    _ => Binding::ByName,
                }
            }
            _ if scope.free.contains(name) => Binding::Free,
            _ => Binding::Global,
        }
    }

    /// Where the cell is that an inner code, made in scope `id`, takes as its free variable.
    pub(crate) fn cell_for_inner(&self, id: ScopeId, name: &str) -> Binding {
        let owner = self.owner(id);
        if name == "__class__" && self.get(owner).kind == ScopeKind::Class {
            return Binding::Cell(owner);
        }
        match self.binding(id, name) {
            cell @ Binding::Cell(_) => cell,
            _ => Binding::Free,
        }
    }
}

/// The name a private name (`__name`) has inside class `class`.
pub(crate) fn mangle(class: Option<&str>, name: &str) -> Option<String> {
    let class = class?.trim_start_matches('_');
    let private = name.starts_with("__") && !name.ends_with("__") && !name.contains('.');
    (private && !class.is_empty()).then(|| format!("_{class}{name}"))
}
