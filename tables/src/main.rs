//! Prints what the npm package has beside its wasm, as JSON: the table of built-in schemes
//! (`schemes`), those that `hookseal/slim` takes, as descriptions (`slim`), and the JSON Schema
//! of a description (`schema`). `cargo run -p hookseal-tables`.

mod describe;
mod slim;
mod table;

use serde_json::json;

fn main() {
    // As a text: the order of its members is that of the documentation.
    let schema = hookseal::Description::json_schema();
    println!("{}", json!({ "schemes": table::rows(), "slim": slim::schemes(), "schema": schema }));
}
