//! The names of special methods and attributes that the VM looks up itself.

use crate::memory::Handle;
use crate::object::Str;

macro_rules! special_names {
    ($($id:ident $text:literal)*) => {
        /// A name the VM looks up itself.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        #[allow(dead_code)] // The list is Python's; what is not looked up yet will be.
        pub(crate) enum Special { $(#[doc = concat!("`", $text, "`")] $id,)* }

        const TEXTS: &[&str] = &[$($text,)*];
    };
}

special_names! {
    Init "__init__" New "__new__" Del "__del__" Call "__call__" Class "__class__" Dict "__dict__"
    Doc "__doc__" Name "__name__" Qualname "__qualname__" Module "__module__" Slots "__slots__"
    Bases "__bases__" Mro "__mro__" Annotations "__annotations__" ClassCell "__classcell__"
    Repr "__repr__" Str "__str__" Format "__format__" Bytes "__bytes__" Hash "__hash__" Bool "__bool__"
    Len "__len__" LengthHint "__length_hint__" Iter "__iter__" Next "__next__" Reversed "__reversed__"
    GetItem "__getitem__" SetItem "__setitem__" DelItem "__delitem__" Contains "__contains__"
    Missing "__missing__" ClassGetItem "__class_getitem__"
    GetAttr "__getattr__" GetAttribute "__getattribute__" SetAttr "__setattr__" DelAttr "__delattr__"
    Get "__get__" Set "__set__" Delete "__delete__" SetName "__set_name__" InitSubclass "__init_subclass__"
    Enter "__enter__" Exit "__exit__" Dir "__dir__" InstanceCheck "__instancecheck__" SubclassCheck "__subclasscheck__"
    Index "__index__" Int "__int__" Float "__float__" Complex "__complex__"
    Neg "__neg__" Pos "__pos__" Abs "__abs__" Invert "__invert__"
    Round "__round__" Trunc "__trunc__" Floor "__floor__" Ceil "__ceil__"
    Lt "__lt__" Le "__le__" Eq "__eq__" Ne "__ne__" Gt "__gt__" Ge "__ge__"
    Add "__add__" Sub "__sub__" Mul "__mul__" TrueDiv "__truediv__" FloorDiv "__floordiv__" Mod "__mod__"
    Pow "__pow__" MatMul "__matmul__" LShift "__lshift__" RShift "__rshift__" And "__and__" Or "__or__"
    Xor "__xor__" DivMod "__divmod__"
    RAdd "__radd__" RSub "__rsub__" RMul "__rmul__" RTrueDiv "__rtruediv__" RFloorDiv "__rfloordiv__"
    RMod "__rmod__" RPow "__rpow__" RMatMul "__rmatmul__" RLShift "__rlshift__" RRShift "__rrshift__"
    RAnd "__rand__" ROr "__ror__" RXor "__rxor__" RDivMod "__rdivmod__"
    IAdd "__iadd__" ISub "__isub__" IMul "__imul__" ITrueDiv "__itruediv__" IFloorDiv "__ifloordiv__"
    IMod "__imod__" IPow "__ipow__" IMatMul "__imatmul__" ILShift "__ilshift__" IRShift "__irshift__"
    IAnd "__iand__" IOr "__ior__" IXor "__ixor__"
    File "__file__" Builtins "__builtins__" Import "__import__" All "__all__" Path "__path__"
    Keys "keys" Wrapped "__wrapped__" MatchArgs "__match_args__" Await "__await__" TypeParams "__type_params__"
    Notes "__notes__"
}

impl Special {
    pub(crate) fn text(self) -> &'static str {
        TEXTS[self as usize]
    }
}

/// The interned names, made on first use.
#[derive(Debug, Default)]
pub(crate) struct SpecialNames {
    names: Vec<Option<Handle<Str>>>,
}

impl SpecialNames {
    #[inline]
    pub(crate) fn get(&self, special: Special) -> Option<&Handle<Str>> {
        self.names.get(special as usize)?.as_ref()
    }

    pub(crate) fn set(&mut self, special: Special, name: Handle<Str>) {
        if self.names.is_empty() {
            self.names.resize(TEXTS.len(), None);
        }
        self.names[special as usize] = Some(name);
    }
}
