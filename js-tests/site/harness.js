/** The page as people have it: the file itself, in a real browser that has no network. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { bodyOf, mistakeCases, root } from "../scratch.js";

export const PAGE = join(root, "dist", "site", "index.html");
export const url = pathToFileURL(PAGE).href;

/** Where the programs are on the systems of the tests; `setup.js --tests` installs both. */
const PROGRAMS = { chrome: ["/usr/bin/chromium", "/usr/bin/google-chrome"], firefox: ["/usr/bin/firefox-esr", "/usr/bin/firefox"] };

/** @param {"chrome" | "firefox"} browser */
export const launch = (browser) =>
  puppeteer.launch({
    browser,
    executablePath: PROGRAMS[browser].find((path) => existsSync(path)),
    // No sandbox: it does not work for root or in containers, and the page is our own.
    args: browser === "chrome" ? ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] : [],
    headless: true,
    protocolTimeout: 300_000,
  });

/** A folder for files that are dropped on the page. */
export class Files {
  path = mkdtempSync(join(tmpdir(), "hookseal-site-"));

  /** @param {string} name @param {string | Uint8Array} content @returns {string} its path */
  write(name, content) {
    writeFileSync(join(this.path, name), content);
    return join(this.path, name);
  }

  remove() {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** The corpus of mistakes, but for those of options that the page has no field for. */
export const cases = mistakeCases().filter(({ options = {} }) => Object.keys(options).every((name) => ["audience", "verifyToken"].includes(name)));

/** A delivery as `hookseal listen` saves it, which the page takes. */
export const captureOf = (request, now) =>
  JSON.stringify({ hookseal: 1, receivedAt: new Date(now).toISOString(), method: request.method, url: request.url, headers: request.headers, body: bodyOf(request).toString("base64"), runs: [] });

/** A page that is open, by what people do on it. */
export class Page {
  constructor(page) {
    this.page = page;
  }

  /** @param {import("puppeteer-core").Browser} browser @param {{ width?: number, height?: number, dark?: boolean, watch?: (url: string) => void }} [how] */
  static async open(browser, { width = 1280, height = 900, dark = false, watch } = {}) {
    const page = await browser.newPage();
    await page.setViewport({ width, height });
    const own = new Page(page);
    own.errors = [];
    page.on("pageerror", (error) => own.errors.push(String(error)));
    page.on("console", (message) => message.type() === "error" && own.errors.push(message.text()));
    if (watch) page.on("request", (request) => watch(request.url()));
    await page.goto(url);
    if (dark) await page.click("#theme");
    return own;
  }

  /** Waits for the verdict on what was given last. */
  async settled() {
    await this.page.waitForFunction(() => document.getElementById("verdict").getAttribute("aria-busy") === "false", { polling: 20 });
  }

  /** @param {string} path @param {string} [field] */
  async drop(path, field = "#file") {
    await this.dropQuietly(path, field);
    await this.settled();
  }

  /** The same, where the verdict is not waited for. @param {string} path @param {string} [field] */
  async dropQuietly(path, field = "#file") {
    const input = await this.page.$(field);
    await input.uploadFile(path);
  }

  /** Drags a file over the page and drops it there. @param {Uint8Array} bytes */
  async dragged(bytes) {
    await this.page.evaluate((list) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([Uint8Array.from(list)], "dropped"));
      for (const type of ["dragover", "drop"]) document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }, Array.from(bytes));
    await this.settled();
  }

  /** Sets a field as if it was typed. @param {string} selector @param {string} value */
  async set(selector, value) {
    await this.setQuietly(selector, value);
    await this.settled();
  }

  /** The same, where the verdict is not waited for. @param {string} selector @param {string} value */
  setQuietly(selector, value) {
    return this.page.$eval(
      selector,
      (element, text) => {
        element.value = text;
        element.dispatchEvent(new Event("input", { bubbles: true }));
        element.dispatchEvent(new Event("change", { bubbles: true }));
      },
      value,
    );
  }

  /**
   * @param {{ text: string, form?: "text" | "hex", role?: "own" | "other" }[]} list
   * A text with line breaks is pasted: it cannot be typed.
   */
  async secrets(list) {
    const there = (await this.page.$$("#secrets fieldset")).length;
    for (let index = there; index < list.length; index += 1) await this.page.click("#more-secrets");
    const all = Array.from({ length: Math.max(there, list.length) }, (_, index) => ({ text: "", form: "text", role: "own", ...list[index] }));
    await this.page.evaluate((secrets) => {
      for (const [index, { text, form, role }] of secrets.entries()) {
        const field = document.getElementById(`secret-${index + 1}`);
        const [forms, roles] = field.closest("fieldset").querySelectorAll("select");
        const told = (element, value, name) => Object.assign(element, { value }).dispatchEvent(new Event(name, { bubbles: true }));
        told(forms, form, "change");
        told(roles, role, "change");
        told(field, text, "input");
        if (!/[\r\n]/.test(text)) continue;
        // Firefox takes the text by names of its own.
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", text);
        field.select();
        field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, data: text, dataType: "text/plain", cancelable: true, bubbles: true }));
      }
    }, all);
    await this.settled();
  }

  /** @param {string} selector */
  async click(selector) {
    await this.page.click(selector);
    await this.settled();
  }

  text(selector) {
    return this.page.$eval(selector, (element) => element.innerText);
  }

  /** The verdict and the findings. */
  findings() {
    return this.page.evaluate(() => ({
      sentence: document.getElementById("sentence").textContent,
      verdict: document.getElementById("sentence").className,
      findings: Array.from(document.querySelectorAll("article"), ({ dataset }) => ({ grade: dataset.grade, code: dataset.code })),
    }));
  }
}
