//! The table of builtin types.

use super::NativeDef;
use crate::context::Context;
use crate::error::Res;
use crate::memory::Value;

/// What the table says of a builtin type.
#[derive(Debug)]
pub(crate) struct NativeType {
    pub(crate) id: TypeId,
    pub(crate) name: &'static str,
    pub(crate) base: TypeId,
    /// Methods, each table tried in turn.
    pub(crate) methods: &'static [&'static [NativeDef]],
    /// Computed attributes.
    pub(crate) getters: &'static [Getter],
    /// `__new__` without its class: called for `T(...)`; `None`: instances cannot be made.
    pub(crate) construct: Option<&'static NativeDef>,
    /// Whether guest classes may derive from it.
    pub(crate) subclassable: bool,
    pub(crate) doc: &'static str,
}

/// A computed attribute of a builtin type.
#[derive(Debug)]
pub(crate) struct Getter {
    pub(crate) name: &'static str,
    pub(crate) get: fn(&mut Context, &Value) -> Res<Value>,
}

macro_rules! native_types {
    ($($id:ident $name:literal $base:ident
        [$($methods:path),*] [$($getters:path)?] ($($construct:path)?) $($subclassable:ident)? ;)*) => {
        /// A builtin type, exceptions included; the index of its row in [`NATIVE_TYPES`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub(crate) enum TypeId { $($id,)* }

        /// All builtin types.
        pub(crate) static NATIVE_TYPES: &[NativeType] = &[$(NativeType {
            id: TypeId::$id,
            name: $name,
            base: TypeId::$base,
            methods: &[$($methods),*],
            getters: native_types!(@list $($getters)?),
            construct: native_types!(@option $($construct)?),
            subclassable: native_types!(@flag $($subclassable)?),
            doc: "",
        },)*];
    };
    (@list) => { &[] };
    (@list $path:path) => { $path };
    (@option) => { None };
    (@option $path:path) => { Some(&$path) };
    (@flag) => { false };
    (@flag open) => { true };
}

// Each row: id, name, base, method tables, getters, constructor, whether classes may derive from it.
native_types! {
    Object "object" Object [super::object::METHODS] [super::object::GETTERS] (super::object::NEW) open;
    Type "type" Object [super::type_::METHODS] [super::type_::GETTERS] (super::type_::NEW) open;
    NoneType "NoneType" Object [super::none::METHODS, super::dunder::NONE, super::dunder::COMPARED, super::dunder::SHOWN, super::dunder::HASHED] [super::none::GETTERS] ();
    EllipsisType "ellipsis" Object [] [] ();
    NotImplementedType "NotImplementedType" Object [] [] ();
    Int "int" Object [super::int::METHODS, super::dunder::INT, super::dunder::COMPARED, super::dunder::SHOWN, super::dunder::HASHED] [super::int::GETTERS] (super::int::NEW) open;
    Bool "bool" Int [super::dunder::BOOL] [] (super::bool::NEW);
    Float "float" Object [super::float::METHODS, super::dunder::FLOAT, super::dunder::COMPARED, super::dunder::SHOWN, super::dunder::HASHED] [super::float::GETTERS] (super::float::NEW) open;
    Complex "complex" Object [super::complex::METHODS, super::dunder::COMPLEX, super::dunder::COMPARED, super::dunder::SHOWN, super::dunder::HASHED] [super::complex::GETTERS] (super::complex::NEW) open;
    Str "str" Object [super::str::METHODS, super::dunder::SIZED, super::dunder::SEQUENCE, super::dunder::STR, super::dunder::COMPARED, super::dunder::SHOWN, super::dunder::HASHED] [super::str::GETTERS] (super::str::NEW) open;
    Bytes "bytes" Object [super::bytes::METHODS, super::bytes::SPECIAL, super::dunder::SIZED, super::dunder::SEQUENCE, super::dunder::COMPARED, super::dunder::SHOWN, super::dunder::HASHED] [super::bytes::GETTERS] (super::bytes::NEW) open;
    ByteArray "bytearray" Object [super::bytes::METHODS, super::bytearray::METHODS, super::dunder::SIZED, super::dunder::SEQUENCE, super::dunder::COMPARED, super::dunder::SHOWN] [super::bytearray::GETTERS] (super::bytearray::NEW) open;
    Tuple "tuple" Object [super::tuple::METHODS, super::container_dunder::CONTAINER, super::container_dunder::ORDERED, super::container_dunder::INDEXED, super::container_dunder::SEQUENCE, super::container_dunder::HASHED, super::dunder::TUPLE] [super::tuple::GETTERS] (super::tuple::NEW) open;
    List "list" Object [super::list::METHODS, super::container_dunder::CONTAINER, super::container_dunder::ORDERED, super::container_dunder::INDEXED, super::container_dunder::SEQUENCE, super::container_dunder::REVERSIBLE, super::container_dunder::MUTABLE, super::container_dunder::LIST] [super::list::GETTERS] (super::list::NEW) open;
    Dict "dict" Object [super::dict::METHODS, super::container_dunder::CONTAINER, super::container_dunder::REVERSIBLE, super::container_dunder::MUTABLE, super::container_dunder::DICT] [super::dict::GETTERS] (super::dict::NEW) open;
    Set "set" Object [super::set::METHODS, super::container_dunder::CONTAINER, super::container_dunder::ORDERED, super::container_dunder::SET_OPERATORS, super::container_dunder::SET] [super::set::GETTERS] (super::set::NEW) open;
    FrozenSet "frozenset" Object [super::frozenset::METHODS, super::container_dunder::CONTAINER, super::container_dunder::ORDERED, super::container_dunder::SET_OPERATORS, super::container_dunder::HASHED] [super::frozenset::GETTERS] (super::frozenset::NEW) open;
    Range "range" Object [super::range::METHODS, super::container_dunder::CONTAINER, super::container_dunder::INDEXED, super::container_dunder::REVERSIBLE, super::container_dunder::HASHED] [super::range::GETTERS] (super::range::NEW);
    Slice "slice" Object [super::slice::METHODS, super::dunder::COMPARED, super::dunder::SHOWN, super::dunder::HASHED] [super::slice::GETTERS] (super::slice::NEW);
    Function "function" Object [super::function::METHODS] [super::function::GETTERS] ();
    NativeFunction "builtin_function_or_method" Object [super::native_function::METHODS] [super::native_function::GETTERS] ();
    MethodDescriptor "method_descriptor" Object [super::native_function::METHODS] [super::native_function::GETTERS] ();
    Method "method" Object [super::method::METHODS] [super::method::GETTERS] (super::method::NEW);
    Property "property" Object [super::property::METHODS] [super::property::GETTERS] (super::property::NEW) open;
    StaticMethod "staticmethod" Object [super::staticmethod::METHODS] [super::staticmethod::GETTERS] (super::staticmethod::NEW) open;
    ClassMethod "classmethod" Object [super::classmethod::METHODS] [super::classmethod::GETTERS] (super::classmethod::NEW) open;
    Super "super" Object [] [super::super_::GETTERS] (super::super_::NEW);
    Cell "cell" Object [] [super::function::CELL_GETTERS] ();
    Member "member_descriptor" Object [super::member::METHODS] [super::member::GETTERS] ();
    GenericAlias "types.GenericAlias" Object [super::generic_alias::METHODS] [super::generic_alias::GETTERS] ();
    MappingProxy "mappingproxy" Object [super::mapping_proxy::METHODS] [] ();
    Traceback "traceback" Object [] [super::traceback::GETTERS] ();
    Code "code" Object [super::code::METHODS] [super::code::GETTERS] ();
    Module "module" Object [super::module::METHODS] [super::module::GETTERS] ();
    Generator "generator" Object [super::generator::METHODS] [super::generator::GETTERS] ();
    Map "map" Object [super::iterator::METHODS] [super::iterator::GETTERS] (super::map::NEW);
    Filter "filter" Object [super::iterator::METHODS] [super::iterator::GETTERS] (super::filter::NEW);
    Zip "zip" Object [super::iterator::METHODS] [super::iterator::GETTERS] (super::zip::NEW);
    Enumerate "enumerate" Object [super::iterator::METHODS] [super::iterator::GETTERS] (super::enumerate::NEW);
    Reversed "reversed" Object [super::iterator::METHODS, super::iterator::SIZED_METHODS] [super::iterator::GETTERS] (super::reversed::NEW);
    ListIterator "list_iterator" Object [super::iterator::METHODS, super::iterator::SIZED_METHODS] [super::iterator::GETTERS] ();
    ListReverseIterator "list_reverseiterator" Object [super::iterator::METHODS, super::iterator::SIZED_METHODS] [super::iterator::GETTERS] ();
    TupleIterator "tuple_iterator" Object [super::iterator::METHODS, super::iterator::SIZED_METHODS] [super::iterator::GETTERS] ();
    StrIterator "str_ascii_iterator" Object [super::iterator::METHODS, super::iterator::SIZED_METHODS] [super::iterator::GETTERS] ();
    BytesIterator "bytes_iterator" Object [super::iterator::METHODS, super::iterator::SIZED_METHODS] [super::iterator::GETTERS] ();
    ByteArrayIterator "bytearray_iterator" Object [super::iterator::METHODS, super::iterator::SIZED_METHODS] [super::iterator::GETTERS] ();
    RangeIterator "range_iterator" Object [super::iterator::METHODS, super::iterator::SIZED_METHODS] [super::iterator::GETTERS] ();
    LongRangeIterator "longrange_iterator" Object [super::iterator::METHODS, super::iterator::SIZED_METHODS] [super::iterator::GETTERS] ();
    DictKeyIterator "dict_keyiterator" Object [super::iterator::METHODS, super::iterator::SIZED_METHODS] [super::iterator::GETTERS] ();
    DictValueIterator "dict_valueiterator" Object [super::iterator::METHODS, super::iterator::SIZED_METHODS] [super::iterator::GETTERS] ();
    DictItemIterator "dict_itemiterator" Object [super::iterator::METHODS, super::iterator::SIZED_METHODS] [super::iterator::GETTERS] ();
    DictReverseKeyIterator "dict_reversekeyiterator" Object [super::iterator::METHODS, super::iterator::SIZED_METHODS] [super::iterator::GETTERS] ();
    DictReverseValueIterator "dict_reversevalueiterator" Object [super::iterator::METHODS, super::iterator::SIZED_METHODS] [super::iterator::GETTERS] ();
    DictReverseItemIterator "dict_reverseitemiterator" Object [super::iterator::METHODS, super::iterator::SIZED_METHODS] [super::iterator::GETTERS] ();
    SetIterator "set_iterator" Object [super::iterator::METHODS, super::iterator::SIZED_METHODS] [super::iterator::GETTERS] ();
    SequenceIterator "iterator" Object [super::iterator::METHODS, super::iterator::SIZED_METHODS] [super::iterator::GETTERS] ();
    CallableIterator "callable_iterator" Object [super::iterator::METHODS] [super::iterator::GETTERS] ();
    DictKeys "dict_keys" Object [super::dict_view::METHODS, super::dict_view::SET_METHODS, super::container_dunder::CONTAINER, super::container_dunder::ORDERED, super::container_dunder::SET_OPERATORS, super::container_dunder::REVERSIBLE] [super::dict_view::GETTERS] ();
    DictValues "dict_values" Object [super::dict_view::METHODS, super::container_dunder::CONTAINER, super::container_dunder::REVERSIBLE] [super::dict_view::GETTERS] ();
    DictItems "dict_items" Object [super::dict_view::METHODS, super::dict_view::SET_METHODS, super::container_dunder::CONTAINER, super::container_dunder::ORDERED, super::container_dunder::SET_OPERATORS, super::container_dunder::REVERSIBLE] [super::dict_view::GETTERS] ();
    TextStream "TextIOWrapper" Object [super::stream::METHODS] [super::stream::GETTERS] ();
    RandomState "Random" Object [] [] ();
    // Exceptions: from the first to the last row.
    BaseException "BaseException" Object [super::exceptions::METHODS] [super::exceptions::GETTERS] (super::exceptions::NEW) open;
    Exception "Exception" BaseException [] [] (super::exceptions::NEW) open;
    SystemExit "SystemExit" BaseException [] [super::exceptions::SYSTEM_EXIT] (super::exceptions::NEW) open;
    KeyboardInterrupt "KeyboardInterrupt" BaseException [] [] (super::exceptions::NEW) open;
    GeneratorExit "GeneratorExit" BaseException [] [] (super::exceptions::NEW) open;
    ArithmeticError "ArithmeticError" Exception [] [] (super::exceptions::NEW) open;
    FloatingPointError "FloatingPointError" ArithmeticError [] [] (super::exceptions::NEW) open;
    OverflowError "OverflowError" ArithmeticError [] [] (super::exceptions::NEW) open;
    ZeroDivisionError "ZeroDivisionError" ArithmeticError [] [] (super::exceptions::NEW) open;
    AssertionError "AssertionError" Exception [] [] (super::exceptions::NEW) open;
    AttributeError "AttributeError" Exception [] [super::exceptions::ATTRIBUTE_ERROR] (super::exceptions::NEW) open;
    BufferError "BufferError" Exception [] [] (super::exceptions::NEW) open;
    EOFError "EOFError" Exception [] [] (super::exceptions::NEW) open;
    ImportError "ImportError" Exception [] [super::exceptions::IMPORT_ERROR] (super::exceptions::NEW) open;
    ModuleNotFoundError "ModuleNotFoundError" ImportError [] [] (super::exceptions::NEW) open;
    LookupError "LookupError" Exception [] [] (super::exceptions::NEW) open;
    IndexError "IndexError" LookupError [] [] (super::exceptions::NEW) open;
    KeyError "KeyError" LookupError [] [] (super::exceptions::NEW) open;
    MemoryError "MemoryError" Exception [] [] (super::exceptions::NEW) open;
    NameError "NameError" Exception [] [super::exceptions::NAME_ERROR] (super::exceptions::NEW) open;
    UnboundLocalError "UnboundLocalError" NameError [] [] (super::exceptions::NEW) open;
    OSError "OSError" Exception [] [super::exceptions::OS_ERROR] (super::exceptions::NEW) open;
    BlockingIOError "BlockingIOError" OSError [] [] (super::exceptions::NEW) open;
    ChildProcessError "ChildProcessError" OSError [] [] (super::exceptions::NEW) open;
    ConnectionError "ConnectionError" OSError [] [] (super::exceptions::NEW) open;
    BrokenPipeError "BrokenPipeError" ConnectionError [] [] (super::exceptions::NEW) open;
    ConnectionAbortedError "ConnectionAbortedError" ConnectionError [] [] (super::exceptions::NEW) open;
    ConnectionRefusedError "ConnectionRefusedError" ConnectionError [] [] (super::exceptions::NEW) open;
    ConnectionResetError "ConnectionResetError" ConnectionError [] [] (super::exceptions::NEW) open;
    FileExistsError "FileExistsError" OSError [] [] (super::exceptions::NEW) open;
    FileNotFoundError "FileNotFoundError" OSError [] [] (super::exceptions::NEW) open;
    InterruptedError "InterruptedError" OSError [] [] (super::exceptions::NEW) open;
    IsADirectoryError "IsADirectoryError" OSError [] [] (super::exceptions::NEW) open;
    NotADirectoryError "NotADirectoryError" OSError [] [] (super::exceptions::NEW) open;
    PermissionError "PermissionError" OSError [] [] (super::exceptions::NEW) open;
    ProcessLookupError "ProcessLookupError" OSError [] [] (super::exceptions::NEW) open;
    TimeoutError "TimeoutError" OSError [] [] (super::exceptions::NEW) open;
    ReferenceError "ReferenceError" Exception [] [] (super::exceptions::NEW) open;
    RuntimeError "RuntimeError" Exception [] [] (super::exceptions::NEW) open;
    NotImplementedError "NotImplementedError" RuntimeError [] [] (super::exceptions::NEW) open;
    PythonFinalizationError "PythonFinalizationError" RuntimeError [] [] (super::exceptions::NEW) open;
    RecursionError "RecursionError" RuntimeError [] [] (super::exceptions::NEW) open;
    StopIteration "StopIteration" Exception [] [super::exceptions::STOP_ITERATION] (super::exceptions::NEW) open;
    StopAsyncIteration "StopAsyncIteration" Exception [] [] (super::exceptions::NEW) open;
    SyntaxError "SyntaxError" Exception [] [super::exceptions::SYNTAX_ERROR] (super::exceptions::NEW) open;
    IndentationError "IndentationError" SyntaxError [] [] (super::exceptions::NEW) open;
    TabError "TabError" IndentationError [] [] (super::exceptions::NEW) open;
    SystemError "SystemError" Exception [] [] (super::exceptions::NEW) open;
    TypeError "TypeError" Exception [] [] (super::exceptions::NEW) open;
    ValueError "ValueError" Exception [] [] (super::exceptions::NEW) open;
    UnicodeError "UnicodeError" ValueError [] [] (super::exceptions::NEW) open;
    UnicodeDecodeError "UnicodeDecodeError" UnicodeError [] [super::exceptions::UNICODE_DECODE_ERROR] (super::exceptions::NEW) open;
    UnicodeEncodeError "UnicodeEncodeError" UnicodeError [] [super::exceptions::UNICODE_ENCODE_ERROR] (super::exceptions::NEW) open;
    UnicodeTranslateError "UnicodeTranslateError" UnicodeError [] [super::exceptions::UNICODE_TRANSLATE_ERROR] (super::exceptions::NEW) open;
    Warning "Warning" Exception [] [] (super::exceptions::NEW) open;
    BytesWarning "BytesWarning" Warning [] [] (super::exceptions::NEW) open;
    DeprecationWarning "DeprecationWarning" Warning [] [] (super::exceptions::NEW) open;
    EncodingWarning "EncodingWarning" Warning [] [] (super::exceptions::NEW) open;
    FutureWarning "FutureWarning" Warning [] [] (super::exceptions::NEW) open;
    ImportWarning "ImportWarning" Warning [] [] (super::exceptions::NEW) open;
    PendingDeprecationWarning "PendingDeprecationWarning" Warning [] [] (super::exceptions::NEW) open;
    ResourceWarning "ResourceWarning" Warning [] [] (super::exceptions::NEW) open;
    RuntimeWarning "RuntimeWarning" Warning [] [] (super::exceptions::NEW) open;
    SyntaxWarning "SyntaxWarning" Warning [] [] (super::exceptions::NEW) open;
    UnicodeWarning "UnicodeWarning" Warning [] [] (super::exceptions::NEW) open;
    UserWarning "UserWarning" Warning [] [] (super::exceptions::NEW) open;
}

impl TypeId {
    /// The table's row.
    pub(crate) fn native(self) -> &'static NativeType {
        &NATIVE_TYPES[self as usize]
    }

    /// Whether it is an exception class.
    pub(crate) fn is_exception(self) -> bool {
        self as u8 >= TypeId::BaseException as u8
    }

    /// The builtin type of this name.
    pub(crate) fn by_name(name: &str) -> Option<TypeId> {
        NATIVE_TYPES
            .iter()
            .find(|row| row.name == name)
            .map(|row| row.id)
    }
}
