//! THE instruction table: one row an instruction, and nothing about instructions anywhere else.
//!
//! A row reads: byte, variant, mnemonic, operands, what the operand stack loses and gains (top at
//! the right). Item names tell the slot kind: `iter` is an iterator, `method` and `receiver` the
//! pair that `LOAD_METHOD` makes, `saved` a saved local, `state` a saved exception state; every
//! other name is an object. `x * count` stands for `count` items. `, jump [..]` is the picture on the
//! taken edge. `quiet` marks instructions that cannot raise. `special` marks rows whose effect
//! depends on their operand in a way the picture only sketches; the verifier has a rule for each.
//! Every instruction costs one unit of fuel.
//!
//! A name shared with CPython means what CPython means; where the meaning differs, so does the name.

#[macro_use]
mod derive;

pub use derive::{InstructionInfo, OperandError};

use crate::operand::{
    BinaryOperator, CallShape, CompareOperator, Constant, Conversion, Count, FunctionAttribute,
    IdentityTest, Intrinsic, Label, Local, MembershipTest, Name, SuperForm,
};

instructions! {
    // Constants and the operand stack.

    /// Push a constant.
    0x01 LoadConst "LOAD_CONST" (constant: Constant) [] -> [value] quiet;
    /// Push the pristine builtin of this name, whatever the program has rebound.
    0x02 LoadBuiltin "LOAD_BUILTIN" (name: Name) [] -> [value];
    /// Drop the top.
    0x03 PopTop "POP_TOP" [any] -> [] quiet special;
    /// Duplicate the top.
    0x04 DupTop "DUP_TOP" [value] -> [value value] quiet special;
    /// Push a copy of the item `position` from the top (1 is the top).
    0x05 Copy "COPY" (position: Count) [value] -> [value value] quiet special;
    /// Exchange the top with the item `position` from the top (2 is the one below the top).
    0x06 Swap "SWAP" (position: Count) [first second] -> [second first] quiet special;
    /// Do nothing.
    0x07 Nop "NOP" [] -> [] quiet;
    /// End the program; main only, and implied at main's end.
    0x08 Halt "HALT" [] -> [] quiet special;

    // Variables.

    /// Push a variable by name: local namespace, then globals, then builtins.
    0x10 LoadVar "LOAD_VAR" (name: Name) [] -> [value];
    /// Bind a variable in the local namespace (in main: the globals).
    0x11 StoreVar "STORE_VAR" (name: Name) [value] -> [];
    /// Unbind a variable of the local namespace.
    0x12 DeleteVar "DELETE_VAR" (name: Name) [] -> [];
    /// Push a global, else a builtin.
    0x13 LoadGlobal "LOAD_GLOBAL" (name: Name) [] -> [value];
    /// Bind a global.
    0x14 StoreGlobal "STORE_GLOBAL" (name: Name) [value] -> [];
    /// Unbind a global.
    0x15 DeleteGlobal "DELETE_GLOBAL" (name: Name) [] -> [];
    /// Push a local slot; `UnboundLocalError` if it is unbound.
    0x16 LoadLocal "LOAD_LOCAL" (local: Local) [] -> [value];
    /// Bind a local slot.
    0x17 StoreLocal "STORE_LOCAL" (local: Local) [value] -> [] quiet;
    /// Unbind a local slot; `UnboundLocalError` if it is unbound.
    0x18 DeleteLocal "DELETE_LOCAL" (local: Local) [] -> [];
    /// Push the raw content of a slot (maybe unbound, maybe a cell) and unbind the slot.
    0x19 SaveLocal "SAVE_LOCAL" (local: Local) [] -> [saved] quiet;
    /// Put a saved content back into its slot.
    0x1a RestoreLocal "RESTORE_LOCAL" (local: Local) [saved] -> [] quiet;
    /// Push the content of the cell in a slot; `NameError` if it is empty.
    0x1b LoadDeref "LOAD_DEREF" (local: Local) [] -> [value];
    /// Bind the content of the cell in a slot.
    0x1c StoreDeref "STORE_DEREF" (local: Local) [value] -> [];
    /// Empty the cell in a slot; `NameError` if it is empty.
    0x1d DeleteDeref "DELETE_DEREF" (local: Local) [] -> [];
    /// Wrap the content of a slot in a new cell.
    0x1e MakeCell "MAKE_CELL" (local: Local) [] -> [] quiet;
    /// Push the cell itself.
    0x1f LoadClosure "LOAD_CLOSURE" (local: Local) [] -> [cell];
    /// Push the local namespace mapping.
    0x20 LoadLocals "LOAD_LOCALS" [] -> [mapping];
    /// Push `mapping[name]`, else as `LOAD_GLOBAL`.
    0x21 LoadGlobalFrom "LOAD_GLOBAL_FROM" (name: Name) [mapping] -> [value];
    /// Push `mapping[name of slot]`, else as `LOAD_DEREF`.
    0x22 LoadDerefFrom "LOAD_DEREF_FROM" (local: Local) [mapping] -> [value];
    /// Create `__annotations__` in the local namespace if it is absent.
    0x23 SetupAnnotations "SETUP_ANNOTATIONS" [] -> [];

    // Operators.

    /// `left + right`
    0x30 Add "ADD" [left right] -> [result];
    /// `left - right`
    0x31 Sub "SUB" [left right] -> [result];
    /// `left * right`
    0x32 Mul "MUL" [left right] -> [result];
    /// `left / right`
    0x33 Div "DIV" [left right] -> [result];
    /// `left // right`
    0x34 FloorDiv "FLOOR_DIV" [left right] -> [result];
    /// `left % right`
    0x35 Mod "MOD" [left right] -> [result];
    /// `left ** right`
    0x36 Pow "POW" [left right] -> [result];
    /// `left @ right`
    0x37 MatMul "MATMUL" [left right] -> [result];
    /// `left << right`
    0x38 LShift "LSHIFT" [left right] -> [result];
    /// `left >> right`
    0x39 RShift "RSHIFT" [left right] -> [result];
    /// `left & right`
    0x3a BitAnd "BIT_AND" [left right] -> [result];
    /// `left | right`
    0x3b BitOr "BIT_OR" [left right] -> [result];
    /// `left ^ right`
    0x3c BitXor "BIT_XOR" [left right] -> [result];
    /// The in-place form of a binary operator, as in `left += right`.
    0x3d Inplace "INPLACE" (operator: BinaryOperator) [left right] -> [result];
    /// `-operand`
    0x3e Neg "NEG" [operand] -> [result];
    /// `+operand`
    0x3f Pos "POS" [operand] -> [result];
    /// `~operand`
    0x40 Invert "INVERT" [operand] -> [result];
    /// `not operand`
    0x41 Not "NOT" [operand] -> [result];
    /// `bool(operand)`
    0x42 ToBool "TO_BOOL" [operand] -> [result];
    /// A rich comparison.
    0x43 Compare "COMPARE" (operator: CompareOperator) [left right] -> [result];
    /// `left is right`, `left is not right`
    0x44 IsOp "IS_OP" (test: IdentityTest) [left right] -> [result] quiet;
    /// `item in container`, `item not in container`
    0x45 ContainsOp "CONTAINS_OP" (test: MembershipTest) [item container] -> [result];

    // Items and attributes.

    /// `container[key]`
    0x50 LoadItem "LOAD_ITEM" [container key] -> [value];
    /// `container[key] = value`
    0x51 StoreItem "STORE_ITEM" [value container key] -> [];
    /// `del container[key]`
    0x52 DeleteItem "DELETE_ITEM" [container key] -> [];
    /// `container[low:high]`
    0x53 LoadSlice "LOAD_SLICE" [container low high] -> [value];
    /// `container[low:high] = value`
    0x54 StoreSlice "STORE_SLICE" [value container low high] -> [];
    /// Make a slice of 2 or 3 items.
    0x55 BuildSlice "BUILD_SLICE" (count: Count) [bound * count] -> [slice];
    /// `object.name`
    0x56 LoadAttr "LOAD_ATTR" (name: Name) [object] -> [value];
    /// `object.name = value`
    0x57 StoreAttr "STORE_ATTR" (name: Name) [value object] -> [];
    /// `del object.name`
    0x58 DeleteAttr "DELETE_ATTR" (name: Name) [object] -> [];
    /// Look an attribute up for an immediate call; makes no bound method.
    0x59 LoadMethod "LOAD_METHOD" (name: Name) [object] -> [method receiver];
    /// `super().name`
    0x5a LoadSuperAttr "LOAD_SUPER_ATTR" (name: Name, form: SuperForm) [super class object] -> [value];
    /// `super().name` for an immediate call.
    0x5b LoadSuperMethod "LOAD_SUPER_METHOD" (name: Name, form: SuperForm) [super class object] -> [method receiver];
    /// Push the bound special method, looked up on the type.
    0x5c LoadSpecial "LOAD_SPECIAL" (name: Name) [object] -> [bound];

    // Containers and strings.

    /// Make a tuple.
    0x60 BuildTuple "BUILD_TUPLE" (count: Count) [item * count] -> [tuple];
    /// Make a list.
    0x61 BuildList "BUILD_LIST" (count: Count) [item * count] -> [list];
    /// Make a set.
    0x62 BuildSet "BUILD_SET" (count: Count) [item * count] -> [set];
    /// Join strings.
    0x63 BuildString "BUILD_STRING" (count: Count) [part * count] -> [string];
    /// Make a dict of `count` pairs.
    0x64 BuildMap "BUILD_MAP" (count: Count) [key_value * count] -> [dict] special;
    /// Make a dict of values and a tuple of keys.
    0x65 BuildConstKeyMap "BUILD_CONST_KEY_MAP" (count: Count) [value * count keys] -> [dict];
    /// Append to the list `depth` from the top, counted after the pop.
    0x66 ListAppend "LIST_APPEND" (depth: Count) [item] -> [] special;
    /// Add to the set `depth` from the top, counted after the pop.
    0x67 SetAdd "SET_ADD" (depth: Count) [item] -> [] special;
    /// Set an item of the dict `depth` from the top, counted after the pops.
    0x68 MapAdd "MAP_ADD" (depth: Count) [key value] -> [] special;
    /// Extend the list `depth` from the top, counted after the pop.
    0x69 ListExtend "LIST_EXTEND" (depth: Count) [iterable] -> [] special;
    /// Update the set `depth` from the top, counted after the pop.
    0x6a SetUpdate "SET_UPDATE" (depth: Count) [iterable] -> [] special;
    /// Update the dict `depth` from the top, counted after the pop.
    0x6b DictUpdate "DICT_UPDATE" (depth: Count) [mapping] -> [] special;
    /// As `DICT_UPDATE`, for keyword arguments: a key that is there already is an error.
    0x6c DictMerge "DICT_MERGE" (depth: Count) [mapping] -> [] special;
    /// Make a tuple of a list's items.
    0x6d ListToTuple "LIST_TO_TUPLE" [list] -> [tuple];
    /// Unpack exactly `count` items; the first ends on top.
    0x6e UnpackSequence "UNPACK_SEQUENCE" (count: Count) [sequence] -> [item * count];
    /// Unpack `before` items, a list of the rest, and `after` items; the first ends on top.
    0x6f UnpackEx "UNPACK_EX" (before: Count, after: Count) [sequence] -> [items] special;
    /// `str()`, `repr()` or `ascii()` of an f-string field.
    0x70 ConvertValue "CONVERT_VALUE" (conversion: Conversion) [value] -> [string];
    /// `format(value, "")`
    0x71 FormatSimple "FORMAT_SIMPLE" [value] -> [string];
    /// `format(value, spec)`
    0x72 FormatWithSpec "FORMAT_WITH_SPEC" [value spec] -> [string];

    // Control flow.

    /// Go to `label`.
    0x80 Jump "JUMP" (label: Label) [] -> [], jump [] quiet;
    /// Pop; go to `label` if it is true.
    0x81 JumpIfTrue "JUMP_IF_TRUE" (label: Label) [condition] -> [], jump [];
    /// Pop; go to `label` if it is false.
    0x82 JumpIfFalse "JUMP_IF_FALSE" (label: Label) [condition] -> [], jump [];
    /// Pop; go to `label` if it is None.
    0x83 JumpIfNone "JUMP_IF_NONE" (label: Label) [value] -> [], jump [] quiet;
    /// Pop; go to `label` if it is not None.
    0x84 JumpIfNotNone "JUMP_IF_NOT_NONE" (label: Label) [value] -> [], jump [] quiet;
    /// `iter(iterable)`
    0x85 GetIter "GET_ITER" [iterable] -> [iter];
    /// Push the iterator's next item; when it is exhausted, pop the iterator and go to `label`.
    0x86 ForIter "FOR_ITER" (label: Label) [iter] -> [iter item], jump [];
    /// Leave the function with the top; the rest of its stack is dropped.
    0x87 ReturnValue "RETURN_VALUE" [value] -> [] quiet special;

    // Functions and calls.

    /// Make a function of a code.
    0x90 MakeFunction "MAKE_FUNCTION" [code] -> [function];
    /// Set an attribute of a new function.
    0x91 SetFuncAttr "SET_FUNC_ATTR" (attribute: FunctionAttribute) [value function] -> [function];
    /// Call with positional arguments.
    0x92 CallFunc "CALL_FUNC" (count: Count) [callable argument * count] -> [result];
    /// Call; the last arguments are keyword arguments named by the tuple on top.
    0x93 CallFuncKw "CALL_FUNC_KW" (count: Count) [callable argument * count names] -> [result];
    /// Call what `LOAD_METHOD` found.
    0x94 CallMethod "CALL_METHOD" (count: Count) [method receiver argument * count] -> [result];
    /// Call what `LOAD_METHOD` found; the last arguments are keyword arguments.
    0x95 CallMethodKw "CALL_METHOD_KW" (count: Count) [method receiver argument * count names] -> [result];
    /// `callable(*args)`, or `callable(*args, **kwargs)`.
    0x96 CallEx "CALL_EX" (shape: CallShape) [callable args] -> [result] special;
    /// Push the function that runs class bodies.
    0x97 LoadBuildClass "LOAD_BUILD_CLASS" [] -> [function];

    // Generators.

    /// Suspend with a value; resumes with the value sent, or raises here.
    0xa0 YieldValue "YIELD_VALUE" [value] -> [sent];
    /// `iter(iterable)`, leaving generators as they are.
    0xa1 GetYieldFromIter "GET_YIELD_FROM_ITER" [iterable] -> [iter];
    /// Delegate to an iterator until it ends; `value` is sent to it first.
    0xa2 YieldFrom "YIELD_FROM" [iter value] -> [result];

    // Exceptions and `with`. A handler starts with the exception pushed on its region's depth.

    /// Make the exception on top the handled one; the previous state goes below it.
    0xb0 PushExc "PUSH_EXC" [exception] -> [state exception] quiet;
    /// Restore the previous handled exception.
    0xb1 PopExc "POP_EXC" [state] -> [] quiet;
    /// Whether the exception matches a class or a tuple of classes.
    0xb2 CheckExcMatch "CHECK_EXC_MATCH" [exception class] -> [exception result];
    /// `raise` (0), `raise exception` (1), `raise exception from cause` (2).
    0xb3 Raise "RAISE" (count: Count) [operand * count] -> [] special;
    /// Raise again, keeping the traceback.
    0xb4 Reraise "RERAISE" [exception] -> [] special;
    /// `exit(type(exception), exception, traceback)`
    0xb5 WithExceptStart "WITH_EXCEPT_START" [exit state exception] -> [exit state exception result];

    // Imports and rare operations.

    /// Import a module; `level` 0 is absolute.
    0xc0 ImportName "IMPORT_NAME" (name: Name) [level from_list] -> [module];
    /// Push a name of a module.
    0xc1 ImportFrom "IMPORT_FROM" (name: Name) [module] -> [module value];
    /// Bind a module's public names in the local namespace.
    0xc2 ImportStar "IMPORT_STAR" [module] -> [];
    /// An operation too rare for an instruction of its own.
    0xc3 CallIntrinsic "INTRINSIC" (operation: Intrinsic) [operand] -> [result];
}
