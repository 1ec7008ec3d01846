//! Walking constants without recursion, however deeply they nest.

use crate::program::ConstantValue;

/// A step of a walk over a constant and all that is in it.
#[derive(Clone, Copy, Debug)]
pub enum Visit<'a> {
    /// A constant; its items follow, if it is a tuple or a frozen set.
    Enter(&'a ConstantValue),
    /// The end of the items of this tuple or frozen set.
    Leave(&'a ConstantValue),
}

/// A walk in writing order: each container before its items.
pub struct Walk<'a> {
    root: Option<&'a ConstantValue>,
    open: Vec<(&'a ConstantValue, std::slice::Iter<'a, ConstantValue>)>,
}

impl<'a> Walk<'a> {
    /// A walk over `root`.
    pub fn new(root: &'a ConstantValue) -> Self {
        Walk {
            root: Some(root),
            open: Vec::new(),
        }
    }

    /// How many containers are open: the depth of what comes next.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    fn enter(&mut self, constant: &'a ConstantValue) -> Visit<'a> {
        if let Some(items) = items(constant) {
            self.open.push((constant, items.iter()));
        }
        Visit::Enter(constant)
    }
}

impl<'a> Iterator for Walk<'a> {
    type Item = Visit<'a>;

    fn next(&mut self) -> Option<Visit<'a>> {
        if let Some(root) = self.root.take() {
            return Some(self.enter(root));
        }
        let (container, items) = self.open.last_mut()?;
        match items.next() {
            Some(item) => Some(self.enter(item)),
            None => {
                let visit = Visit::Leave(container);
                self.open.pop();
                Some(visit)
            }
        }
    }
}

/// The items of a tuple or a frozen set.
pub fn items(constant: &ConstantValue) -> Option<&[ConstantValue]> {
    match constant {
        ConstantValue::Tuple(items) | ConstantValue::FrozenSet(items) => Some(items),
        _ => None,
    }
}
