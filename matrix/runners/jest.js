import { VERIFYING } from "../entries.js";
import { program } from "../hosts.js";

const common = { packages: ["jest"], tells: "test" };
const versions = ["node20", "node22", "node24", "node26"];

/** Jest as `npm init` and `npm install` leave it; ES modules as its documentation says. */
const commonJs = { manifest: { type: undefined }, how: "require", main: "told.test.js" };
const modules = { main: "told.test.js", files: { "jest.config.json": JSON.stringify({ transform: {} }) } };
const environment = (name) => ["jest", "--env", name];
const knownFor = (/** @type {string} */ why) => Object.fromEntries(VERIFYING.map((entry) => [entry, why]));
const jsdom = { ...commonJs, packages: ["jest", "jest-environment-jsdom"], host: program(...environment("jsdom")) };

export default [
  ...versions.flatMap((node) => [
    { ...common, ...commonJs, name: `Jest, CommonJS, Node ${node.slice("node".length)}`, node, host: program("jest") },
    { ...common, ...modules, name: `Jest, ES modules, Node ${node.slice("node".length)}`, node, host: program("node", "--experimental-vm-modules", "../../../../node_modules/jest/bin/jest.js") },
  ]),
  { ...common, ...jsdom, name: "Jest, jsdom" },
  {
    ...common,
    ...commonJs,
    name: "Jest, the edge environment",
    packages: ["jest", "@edge-runtime/jest-environment"],
    known: knownFor("it takes the entry of `edge-light`, to which a build gives compiled modules: `@jest-environment node` for these tests"),
    host: program(...environment("@edge-runtime/jest-environment")),
  },
];
