/** A typed payload is a row's `members!` and an interface of index.d.ts, which say the same, and what vendors send is of these kinds. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { root } from "../scratch.js";

const read = (...path) => readFileSync(join(root, ...path), "utf8");
const types = read("js/index.d.ts");

/** A vendor's documented members by the name of their view, each with its kind as the row writes it. */
const viewsOf = (row) =>
  Object.fromEntries(
    Array.from(row.matchAll(/^ {4}(\w+) \{\n(.*?)^ {4}\}$/gms), ([, view, body]) => [
      view,
      Object.fromEntries(Array.from(body.matchAll(/^ +"([^"]+)" \w+: (.+),$/gm), ([, name, kind]) => [name, kind])),
    ]),
  );

/** The members of an interface with their types, those of what it extends too. */
function membersOf(name) {
  const [, base, body] = new RegExp(`^export interface ${name} extends (\\w+) \\{\\n(.*?)^\\}`, "ms").exec(types);
  const own = Object.fromEntries(Array.from(body.matchAll(/^ {2}"?([\w-]+)"?\?: (.+);$/gm), ([, member, type]) => [member, type]));
  return base === "Members" ? own : { ...membersOf(base), ...own };
}

const rows = readdirSync(join(root, "src/schemes")).map((file) => ({ file: file.replace(".rs", "").replaceAll("_", "-"), row: read("src/schemes", file) }));

/** The typed schemes: a name, the interface, the row's views, and which of them is the whole body. */
const typed = Array.from(/^export interface Payloads \{\n(.*?)^\}/ms.exec(types)[1].matchAll(/^ {2}"?([\w-]+)"?: (\w+);$/gm), ([, name, payload]) => {
  const { file, row } = rows.find((one) => one.row.includes(`name: "${name}"`));
  const [own] = row.slice(row.indexOf(`name: "${name}"`)).split("\n};");
  const [, view] = /shape: (\w+)::SHAPE/.exec(own) ?? ["", "Notification"];
  return { name, payload, file, views: viewsOf(row), view };
});

/** What a row does not say: texts and numbers have kinds, these have none. */
const UNSAID = new Set(["Json", "boolean | null"]);
const PLAIN = {
  Text: ["string | null"],
  Integer: ['number | "" | null', "number | null"],
  TextOrNumber: ["string | number | null", "number | string | null"],
  "Object(Shape::ANY)": ["Members | null"],
  "Object(crate::document::shape::Shape::ANY)": ["Members | null"],
  "List(&Kind::Text)": ["(string | null)[] | null"],
};

/** Compares a view with an interface, and what is in it with what is in that. */
function compare(views, view, name, partly) {
  const documented = views[view];
  const declared = membersOf(name);
  const added = Object.values(documented).flatMap((kind) => /^Date\("(\w+)"\)$/.exec(kind)?.[1] ?? []);
  const said = Object.keys(declared).filter((member) => !added.includes(member) && !UNSAID.has(declared[member]));
  const missing = partly ? [] : Object.keys(documented).filter((member) => !(member in declared));
  assert.deepEqual([said.filter((member) => !(member in documented)), missing], [[], []], name);
  for (const member of said) same(views, documented[member], declared[member], `${name}.${member}`);
}

function same(views, kind, type, where) {
  const inner = /^(Object|List)\((?:&Kind::Issue\()?(\w+)::SHAPE\)?\)$/.exec(kind);
  if (inner === null) {
    const allowed = kind.startsWith("Date(") ? PLAIN.Text : (PLAIN[kind] ?? []);
    assert.ok(allowed.includes(type), `${where}: ${kind} is ${type}`);
  } else if (inner[1] === "Object") {
    const [, name] = /^(\w+)(?: \| string)? \| null$/.exec(type);
    compare(views, inner[2], name, false);
  } else {
    const [, name] = /^(\w+)\[\] \| null$/.exec(type);
    compare(views, inner[2], `${name}Object`, false);
  }
}

describe("the payload in index.d.ts and the row in Rust say the same:", () => {
  for (const { name, payload, views, view } of typed) {
    // Of four members that are signed the others are not given out.
    test(name, () => compare(views, view, payload, name === "didit-simple"));
  }

  test("every row with documented members is there", () => {
    const documented = rows.filter(({ row }) => /\bmembers! \{/.test(row) && !row.includes("macro_rules")).map(({ file }) => file);
    assert.deepEqual([...new Set(typed.map(({ file }) => file))].sort(), documented.sort());
  });
});

/** What some events have on purpose that the vendor does not document: it arrives as it is. */
const ODD = { sumsub: ["applicantId"], veriff: ["vendorData"], zignsec: ["PersonalNumber", "errors", "result"] };
const isNumber = (value) => typeof value === "number" || /^\{\{#/.test(value);
const isObject = (value) => typeof value === "object" && !Array.isArray(value);

/** The members whose value is not of the documented kind; templates as vectors/deliveries/README.md has them. */
function unlike(views, view, value) {
  return Object.entries(views[view]).flatMap(([member, kind]) => {
    const own = value[member];
    if (own === undefined || own === null) return [];
    const [, inner] = /^Object\((\w+)::SHAPE\)$/.exec(kind) ?? [];
    if (inner !== undefined && isObject(own)) return unlike(views, inner, own);
    const fits = { Text: typeof own === "string" && !isNumber(own), Integer: isNumber(own) || /^(\{\{|\d)/.test(own), TextOrNumber: typeof own !== "object" }[kind];
    return (fits ?? (kind.startsWith("List") ? Array.isArray(own) : kind.startsWith("Date") || isObject(own))) ? [] : [member];
  });
}

describe("what arrives is of the documented kinds:", () => {
  for (const { name, file, views, view } of typed) {
    test(name, () => {
      const { events } = JSON.parse(read("vectors/deliveries", `${file}.json`)).schemes[name];
      const bodies = events.flatMap(({ json }) => (json === undefined || Array.isArray(json) ? [] : [json]));
      assert.deepEqual([...new Set(bodies.flatMap((body) => unlike(views, view, body)))].filter((member) => !(ODD[file] ?? []).includes(member)), []);
    });
  }
});
