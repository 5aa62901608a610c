import { server } from "../hosts.js";

const row = (name, compatibility_flags) => ({
  name,
  packages: ["wrangler"],
  tells: "worker",
  files: { "wrangler.json": JSON.stringify({ name: "told", main: "main.js", compatibility_date: "2026-04-01", compatibility_flags }) },
  build: ["wrangler", "deploy", "--dry-run", "--minify", "--outdir", "dist"],
  output: "dist",
  known: { schemes: "the code has none, and wrangler uploads each module that it has met" },
  host: server((port) => ["wrangler", "dev", "--ip", "127.0.0.1", "--port", String(port), "--inspector-port", "0", "--show-interactive-dev-session=false"]),
});

export default [row("wrangler", []), row("wrangler, `nodejs_compat`", ["nodejs_compat"])];
