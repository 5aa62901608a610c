/** `hookseal doctor`: what in a project will make signatures fail, before a delivery comes. */
import { readFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { JSON_OUTPUT, UsageError } from "../args.js";
import { checkEnvironment } from "../doctor/environment.js";
import { checkSource, isAboutWebhooks } from "../doctor/source.js";
import { EXPLAINED, GENUINE } from "../exit.js";
import { printPage } from "../explain.js";
import { sourceFiles } from "../doctor/files.js";
import { counted, plain } from "../print.js";
import { dependenciesOf, frameworkOf } from "../project.js";

/** @type {import("../types.js").Command} */
export const doctor = {
  name: "doctor",
  summary: "look into a project: body parsers before the route, variables, framework",
  usage: "hookseal doctor [folder]",
  positionals: 1,
  options: { ...JSON_OUTPUT },
  examples: ["hookseal doctor", "hookseal doctor services/payments --json"],
  notes: ["Exit code 0: nothing was noticed; 3: something was. It reads files, runs none, and repeats no value of a variable."],
  run,
};

/**
 * The packages that a file may use: those of each manifest above it. In a repository of several, one that has
 * nothing to do with webhooks need not keep what they need.
 * @param {string} folder
 * @param {import("../doctor/files.js").Files} files
 * @returns {(path: string) => string[]}
 */
function packagesIn(folder, { source, packages }) {
  const isWithin = (/** @type {string} */ path, /** @type {string} */ at) => at === "." || path.startsWith(join(at, sep));
  const nearest = (/** @type {string} */ path) => packages.findLast((at) => isWithin(path, at));
  const isAbout = (/** @type {string} */ path) => isAboutWebhooks(readFileSync(join(folder, path), "utf8"));
  const hasWebhooks = (/** @type {string} */ at) => at === "." || [join(at, "package.json"), ...source.filter((path) => nearest(path) === at)].some(isAbout);
  const named = new Map(packages.map((at) => [at, hasWebhooks(at) ? Object.keys(dependenciesOf(join(folder, at))) : []]));
  return (path) => packages.filter((at) => isWithin(path, at)).flatMap((at) => named.get(at) ?? []);
}

/** @param {import("../types.js").Call} call */
function run({ positionals: [given = "."], io, print }) {
  const folder = resolve(io.cwd, given);
  const files = sourceFiles(folder);
  if (files === undefined) throw new UsageError("there is no such folder");
  const packagesOf = packagesIn(folder, files);
  const findings = [
    ...files.source.flatMap((path) => checkSource(readFileSync(join(folder, path), "utf8"), path, packagesOf(path)).map((finding) => ({ path, ...finding }))),
    ...files.environment.flatMap((path) => checkEnvironment(readFileSync(join(folder, path), "latin1")).map((finding) => ({ path, ...finding }))),
  ];
  const frameworks = [folder, ...files.packages.map((at) => join(folder, at))].map((at) => frameworkOf(at)?.name);
  const framework = [...new Set(frameworks.filter((name) => name !== undefined))].join(", ") || undefined;
  for (const path of files.tooLarge) print.note(`${path} is passed over: it has more than 512 KiB`);
  print.text(`framework: ${framework ?? "none that is known"}; ${counted(files.source.length, "source file")}, ${counted(files.environment.length, "file")} of variables`);
  for (const { path, line, text, fix, code } of findings) {
    print.text("", `${print.in("yellow", "NOTICED")} ${plain(path)}:${line}: ${text}`, `  fix    ${fix}`);
    printPage(code, print);
  }
  if (findings.length === 0) print.text(`${print.in("green", "nothing noticed")}: that is no proof; hookseal send tries an endpoint`);
  print.json({ framework: framework ?? null, files: files.source.length + files.environment.length, passedOver: files.tooLarge, findings });
  return findings.length === 0 ? GENUINE : EXPLAINED;
}
