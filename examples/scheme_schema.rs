//! Prints the JSON Schema of a scheme's description, for the npm package:
//! `cargo run --example scheme_schema`.

fn main() {
    println!("{}", hookseal::Description::json_schema());
}
