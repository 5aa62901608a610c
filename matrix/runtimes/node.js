import { program } from "../hosts.js";

const versions = ["node20", "node22", "node24", "node26"];

/** The last of them is Node's current line. */
export default versions.flatMap((node) => [
  { name: `Node ${node.slice("node".length)}, \`import\``, packages: [node], node, tells: "print", host: program("node", "main.js") },
  { name: `Node ${node.slice("node".length)}, \`require\``, packages: [node], node, tells: "print", how: "require", main: "main.cjs", host: program("node", "main.cjs") },
]);
