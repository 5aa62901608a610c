import { program } from "../hosts.js";

export default [{ name: "Bun", packages: ["bun"], tells: "print", host: program("bun", "--no-install", "main.js") }];
