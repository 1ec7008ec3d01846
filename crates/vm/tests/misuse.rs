//! Hand-written code that passes the verifier and still hands instructions what they cannot use:
//! each ends in an exception, never in a panic or an internal error.

use hognose::{Limits, NoHost, Outcome, Vm};

/// What is wrong, the program, and the exception it ends with.
#[rustfmt::skip]
const PROGRAMS: &[(&str, &str, &str)] = &[
    ("raise again what is no exception", "LOAD_CONST 5\nPUSH_EXC\nRAISE 0\n", "RuntimeError"),
    ("push exc context", "LOAD_CONST 5\nPUSH_EXC\nLOAD_VAR undefined\nPOP_TOP\nPOP_TOP\n", "NameError"),
    ("make function", "LOAD_CONST 5\nMAKE_FUNCTION\n", "TypeError"),
    ("set func attr", "LOAD_CONST 5\nLOAD_CONST &f\nMAKE_FUNCTION\nSET_FUNC_ATTR closure\nCALL_FUNC 0\n.func f()\n.free x\nLOAD_DEREF x\nRETURN_VALUE\n.end\n", "TypeError"),
    ("set func attr2", "LOAD_CONST 5\nLOAD_CONST 6\nSET_FUNC_ATTR defaults\n", "TypeError"),
    ("closure missing", "LOAD_CONST &f\nMAKE_FUNCTION\nCALL_FUNC 0\n.func f()\n.free x\nLOAD_DEREF x\nRETURN_VALUE\n.end\n", "SystemError"),
    ("closure short", "LOAD_CONST ()\nLOAD_CONST &f\nMAKE_FUNCTION\nSET_FUNC_ATTR closure\nCALL_FUNC 0\n\
         .func f()\n.free x\nLOAD_CONST 1\nSTORE_DEREF x\nLOAD_CONST 1\nRETURN_VALUE\n.end\n", "SystemError"),
    ("closure noncell", "LOAD_CONST (5,)\nLOAD_CONST &f\nMAKE_FUNCTION\nSET_FUNC_ATTR closure\nCALL_FUNC 0\n.func f()\n.free x\nDELETE_DEREF x\nLOAD_CONST 1\nRETURN_VALUE\n.end\n", "SystemError"),
    ("kw names", "LOAD_VAR print\nLOAD_CONST 1\nLOAD_CONST 2\nCALL_FUNC_KW 1\n", "SystemError"),
    ("kw names2", "LOAD_VAR print\nLOAD_CONST 1\nLOAD_CONST ('a','b')\nCALL_FUNC_KW 1\n", "SystemError"),
    ("kw names3", "LOAD_VAR print\nLOAD_CONST 1\nLOAD_CONST (1,)\nCALL_FUNC_KW 1\n", "SystemError"),
    ("kw names4", "LOAD_CONST &f\nMAKE_FUNCTION\nLOAD_CONST 1\nLOAD_CONST 2\nLOAD_CONST ('a','a')\nCALL_FUNC_KW 2\n.func f(a)\nLOAD_CONST 1\nRETURN_VALUE\n.end\n", "TypeError"),
    ("method kw", "LOAD_CONST 'x'\nLOAD_METHOD split\nLOAD_CONST 1\nLOAD_CONST 5\nCALL_METHOD_KW 1\n", "SystemError"),
    ("call ex", "LOAD_VAR print\nLOAD_CONST 5\nCALL_EX args\n", "TypeError"),
    ("call ex2", "LOAD_VAR print\nLOAD_CONST ()\nLOAD_CONST 5\nCALL_EX kwargs\n", "TypeError"),
    ("build class", "LOAD_BUILD_CLASS\nCALL_FUNC 0\n", "TypeError"),
    ("build class2", "LOAD_BUILD_CLASS\nLOAD_CONST 5\nLOAD_CONST 'x'\nCALL_FUNC 2\n", "TypeError"),
    ("build class3", "LOAD_BUILD_CLASS\nLOAD_CONST &f\nMAKE_FUNCTION\nLOAD_CONST 5\nCALL_FUNC 2\n.func f()\nLOAD_CONST 1\nRETURN_VALUE\n.end\n", "TypeError"),
    ("build class params", "LOAD_BUILD_CLASS\nLOAD_CONST &f\nMAKE_FUNCTION\nLOAD_CONST 'C'\nCALL_FUNC 2\n.func f(a,b,c)\nLOAD_LOCAL a\nRETURN_VALUE\n.end\n", "UnboundLocalError"),
    ("build class gen", "LOAD_BUILD_CLASS\nLOAD_CONST &f\nMAKE_FUNCTION\nLOAD_CONST 'C'\nCALL_FUNC 2\n.func f()\n.generator\nLOAD_CONST 1\nYIELD_VALUE\nRETURN_VALUE\n.end\n", "TypeError"),
    ("reraise", "LOAD_CONST 5\nRERAISE\n", "TypeError"),
    ("raise", "LOAD_CONST 5\nRAISE 1\n", "TypeError"),
    ("raise2", "LOAD_VAR ValueError\nLOAD_CONST 5\nRAISE 2\n", "TypeError"),
    ("match", "LOAD_CONST 5\nLOAD_CONST 6\nCHECK_EXC_MATCH\n", "TypeError"),
    ("super", "LOAD_VAR super\nLOAD_CONST 1\nLOAD_CONST 2\nLOAD_SUPER_ATTR x implicit\n", "TypeError"),
    ("super2", "LOAD_VAR print\nLOAD_CONST 1\nLOAD_CONST 2\nLOAD_SUPER_METHOD x explicit\nCALL_METHOD 0\n", "AttributeError"),
    ("special", "LOAD_CONST 5\nLOAD_SPECIAL __enter__\n", "TypeError"),
    ("special2", "LOAD_CONST 5\nLOAD_SPECIAL foo\n", "TypeError"),
    ("dict merge", "BUILD_MAP 0\nLOAD_CONST 5\nDICT_MERGE 1\n", "TypeError"),
    ("dict merge2", "BUILD_MAP 0\nLOAD_CONST 'a'\nLOAD_CONST 1\nBUILD_MAP 1\nLOAD_CONST 'a'\nLOAD_CONST 1\nBUILD_MAP 1\nDICT_MERGE 1\n", "TypeError"),
    ("list append", "LOAD_CONST 5\nLOAD_CONST 5\nLIST_APPEND 1\n", "TypeError"),
    ("for iter", "LOAD_CONST 5\nGET_ITER\nx:\nFOR_ITER y\nPOP_TOP\nJUMP x\ny:\nNOP\n", "TypeError"),
    ("yield from", "LOAD_CONST &f\nMAKE_FUNCTION\nCALL_FUNC 0\nGET_ITER\nx:\nFOR_ITER y\nPOP_TOP\nJUMP x\ny:\n\
         NOP\n.func f()\n.generator\nLOAD_CONST 5\nGET_YIELD_FROM_ITER\nLOAD_CONST None\nYIELD_FROM\n\
         RETURN_VALUE\n.end\n", "TypeError"),
    ("yield from2", "LOAD_CONST &f\nMAKE_FUNCTION\nCALL_FUNC 0\nGET_ITER\nx:\nFOR_ITER y\nPOP_TOP\nJUMP x\ny:\n\
         NOP\n.func f()\n.generator\nLOAD_CONST 'ab'\nGET_YIELD_FROM_ITER\nLOAD_CONST 7\nYIELD_FROM\n\
         RETURN_VALUE\n.end\n", "AttributeError"),
    ("import from", "LOAD_CONST 5\nIMPORT_FROM x\n", "ImportError"),
    ("import star", "LOAD_CONST 5\nIMPORT_STAR\n", "TypeError"),
    ("locals from", "LOAD_CONST 5\nLOAD_GLOBAL_FROM x\n", "TypeError"),
    ("unpack", "LOAD_CONST 5\nUNPACK_SEQUENCE 2\n", "TypeError"),
    ("const key map", "LOAD_CONST 5\nLOAD_CONST 6\nBUILD_CONST_KEY_MAP 1\n", "TypeError"),
    ("build string", "LOAD_CONST 5\nBUILD_STRING 1\n", "TypeError"),
    ("list to tuple", "LOAD_CONST 5\nLIST_TO_TUPLE\n", "TypeError"),
    ("with except", "LOAD_CONST 5\nLOAD_CONST 6\nPUSH_EXC\nWITH_EXCEPT_START\n", "TypeError"),
];

#[test]
fn misuse_raises() {
    for (name, text, expected) in PROGRAMS {
        let program = hognose::load(text.as_bytes(), "misuse.hasm")
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut vm = Vm::new(program, Limits::default(), Box::new(NoHost))
            .unwrap_or_else(|fault| panic!("{name}: {fault}"));
        match vm.run() {
            Outcome::Raised(raised) => assert_eq!(&raised.type_name, expected, "{name}"),
            other => panic!("{name}: {other:?}"),
        }
    }
}
