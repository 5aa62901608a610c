/** The browsers of the system: how one opens an address without a screen. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";

/** @import { App } from "./app.js" */

/** The first of these that is there. @param {...string} paths */
const found = (...paths) => paths.find((path) => existsSync(path));

/** A profile of its own, new at each start. @param {App} app */
function profile(app) {
  const path = app.path(`profile-${process.hrtime.bigint()}`);
  mkdirSync(path, { recursive: true });
  return path;
}

const miniBrowser = () => found(...["4.1", "4.0", "6.0"].map((version) => `/usr/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu/webkit2gtk-${version}/MiniBrowser`));

/** @type {Record<string, { package: string, path: string | undefined, version: () => string, open: (url: string, app: App) => { command: string[], env?: Record<string, string> } }>} */
export const BROWSERS = {
  Chromium: {
    package: "chromium",
    path: found("/usr/bin/chromium", "/usr/bin/google-chrome"),
    version: () => printed(BROWSERS.Chromium.path, "--version"),
    // No sandbox: it does not work for root or in containers, and the page is our own.
    open: (url, app) => ({
      command: [BROWSERS.Chromium.path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", `--user-data-dir=${profile(app)}`, url],
    }),
  },
  Firefox: {
    package: "firefox-esr",
    path: found("/usr/bin/firefox-esr", "/usr/bin/firefox"),
    version: () => printed(BROWSERS.Firefox.path, "--version"),
    open: (url, app) => ({ command: [BROWSERS.Firefox.path, "--headless", "--no-remote", "--profile", profile(app), url] }),
  },
  WebKitGTK: {
    package: "webkit2gtk-driver and xvfb",
    path: existsSync("/usr/bin/xvfb-run") ? miniBrowser() : undefined,
    version: () => printed("dpkg-query", "--show", "--showformat", "${Version}", "webkit2gtk-driver"),
    // It has no headless mode: a screen that nobody sees.
    open: (url, app) => ({
      command: ["xvfb-run", "--auto-servernum", BROWSERS.WebKitGTK.path, url],
      env: { HOME: profile(app), WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1", LIBGL_ALWAYS_SOFTWARE: "1" },
    }),
  },
};

/** The major version that a program prints; its last digits change by the week. */
function printed(program, ...args) {
  return /\d+(\.\d+)?/.exec(execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }))?.[0].replace(/\.0$/, "") ?? "";
}
