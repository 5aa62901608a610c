//! `hookseal-bindgen INPUT FOLDER NAME`: writes the glue of a module that cargo has compiled, as
//! `wasm-bindgen --target bundler --out-dir FOLDER --out-name NAME INPUT` does.

use std::env;
use std::error::Error;

use wasm_bindgen_cli_support::Bindgen;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().collect();
    let [_, input, folder, name] = arguments.as_slice() else {
        return Err("expected a module, a folder and a name".into());
    };
    Ok(Bindgen::new().bundler(true)?.typescript(true).input_path(input).out_name(name).generate(folder)?)
}
