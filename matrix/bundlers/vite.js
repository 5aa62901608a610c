import { page } from "../hosts.js";

export default [
  {
    name: "Vite",
    packages: ["vite"],
    tells: "page",
    files: { "index.html": '<!doctype html><script type="module" src="/main.js"></script>' },
    build: ["vite", "build"],
    output: "dist",
    host: page("dist"),
  },
];
