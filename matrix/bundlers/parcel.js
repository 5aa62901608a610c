import { page } from "../hosts.js";

/** A lock file is what Parcel takes for the root of a project, whose settings it reads. */
const common = {
  packages: ["parcel"],
  tells: "page",
  isAlone: true,
  files: { "index.html": '<!doctype html><script type="module" src="./main.js"></script>', "package-lock.json": "{}" },
  build: ["parcel", "build", "index.html", "--no-cache", "--no-source-maps"],
  output: "dist",
  host: page("dist"),
};

const SUBPATH = "Parcel reads `exports` where it is told to: the next row";

export default [
  { ...common, name: "Parcel", known: { "hookseal/hmac": SUBPATH, "hookseal/slim": SUBPATH } },
  { ...common, name: "Parcel, with `packageExports`", manifest: { "@parcel/resolver-default": { packageExports: true } } },
];
