import { program } from "../hosts.js";

export default [
  { name: "Deno", packages: ["deno"], tells: "print", host: program("deno", "run", "--cached-only", "--no-lock", "--no-prompt", "--node-modules-dir=manual", "main.js") },
];
