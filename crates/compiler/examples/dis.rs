//! Prints the disassembly of a Python source.
fn main() {
    let path = std::env::args().nth(1).unwrap_or_default();
    let source = std::fs::read_to_string(&path).unwrap_or_default();
    match hognose_compiler::compile(&source, &path) {
        Ok(program) => {
            println!("{}", hognose_bytecode::assembly::disassemble(&program));
            if let Err(error) = hognose_bytecode::verify(program) {
                println!("REFUSED {error}");
            }
        }
        Err(error) => println!("{error}"),
    }
}
