/** The first column: a delivery from a file, from what is pasted, or field by field. */
import { UsageError } from "../js/cli/args.js";
import { headersIn, inAnyForm } from "../js/cli/requests/any.js";
import { isCapture } from "../js/cli/requests/capture.js";
import { infoOf } from "../js/cli/scheme.js";
import { byId, fill, h, onFile, read } from "./dom.js";
import { inWords } from "./judged.js";
import { setDelivery, state } from "./state.js";

/** What may be a signature, a key or a time beside one. */
const CODE = /[0-9a-f]{32,}|[A-Za-z0-9+/_-]{27,}={0,2}/gi;
const NAME = /signature|hmac|sig$|digest|-sign$|token/i;

/** The HAR whose entries there are to choose from. @type {Buffer | undefined} */
let archive;

/** @param {() => void} change is told when the request is another */
export function wireRequest(change) {
  const take = (/** @type {Buffer} */ bytes, /** @type {boolean} */ isFile) => {
    attempt(() => takeBytes(bytes, isFile));
    change();
  };
  onFile("file", (bytes) => take(bytes, true));
  byId("paste").addEventListener("input", (/** @type {any} */ { target }) => target.value.trim() && take(Buffer.from(target.value), false));
  byId("entry").addEventListener("change", () => {
    attempt(() => archive && takeEntry(archive, Number(byId("entry").value)));
    change();
  });
  const edited = (/** @type {string} */ id, /** @type {(value: string) => object} */ parse) =>
    byId(id).addEventListener("input", (/** @type {any} */ { target }) => {
      attempt(() => setDelivery(parse(target.value)));
      change();
    });
  edited("headers", (value) => ({ headers: headersIn(Buffer.from(value).toString("latin1")).map(([name, text]) => [name, latin1Of(text)]) }));
  edited("body", (value) => ({ body: Buffer.from(value) }));
  edited("method", (value) => ({ method: value || undefined }));
  edited("url", (value) => ({ url: value || undefined, notes: state.delivery.notes.filter((note) => !note.includes("--url")) }));
  wireDrop((bytes) => take(bytes, true));
}

/** A header's bytes, which what is typed has as UTF-8 and HTTP as Latin-1, where it can. @param {string} text */
const latin1Of = (text) => {
  const typed = Buffer.from(text, "latin1").toString("utf8");
  return /^[\0-\xff]*$/.test(typed) ? typed : text;
};

/** @param {(bytes: Buffer) => void} take */
function wireDrop(take) {
  const over = (/** @type {DragEvent} */ event, /** @type {boolean} */ is) => {
    event.preventDefault();
    document.body.classList.toggle("over", is);
  };
  document.addEventListener("dragover", (event) => over(event, true));
  document.addEventListener("dragleave", (event) => over(event, false));
  document.addEventListener("drop", (event) => {
    over(event, false);
    void read(event.dataTransfer?.files[0], take);
  });
}

/** @param {() => void} task */
function attempt(task) {
  fill("problem");
  try {
    task();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    fill("problem", inWords(error.message));
  }
}

/**
 * @param {Buffer} bytes
 * @param {boolean} isFile one in no form that is known is the body itself
 */
function takeBytes(bytes, isFile) {
  archive = undefined;
  byId("entries").hidden = true;
  const form = formOf(bytes);
  if (form === "har") takeEntry((archive = bytes), undefined);
  else if (form !== undefined) show(inAnyForm(bytes, "", undefined));
  else if (isFile) show({ ...state.delivery, body: bytes, notes: ["the file is taken as the body, byte for byte"] });
  else inAnyForm(bytes, "", undefined);
}

/** @param {Buffer} bytes @returns {"har" | "other" | undefined} */
function formOf(bytes) {
  const text = bytes.toString("utf8").trimStart();
  if (/^(\ufeff)?\{/.test(text)) {
    try {
      const value = JSON.parse(text.replace(/^\ufeff/, ""));
      return value?.log?.entries === undefined ? (isCapture(value) ? "other" : undefined) : "har";
    } catch {
      return undefined;
    }
  }
  return /^(\$ )?curl(\.exe)?\s|^[A-Z]+ \S+ HTTP\/|^[\w-]+:[ \t]/.test(text) ? "other" : undefined;
}

/** @param {Buffer} har @param {number | undefined} number of its entry, from 1 */
function takeEntry(har, number) {
  const { entries } = JSON.parse(har.toString("utf8").replace(/^\ufeff/, "")).log;
  const options = Array.from(entries ?? [], (/** @type {any} */ entry, index) => ({ index: index + 1, request: entry?.request })).filter(({ request }) => request);
  const first = options.find(({ request }) => request.postData !== undefined) ?? options[0];
  if (number === undefined && options.length > 1) {
    byId("entries").hidden = false;
    fill("entry", ...options.map(({ index, request }) => h("option", { value: index, selected: index === first.index }, `${index}: ${request.method} ${request.url}`)));
  }
  show(inAnyForm(har, "", number ?? first?.index));
}

/** @param {import("../js/cli/types.js").Delivery} delivery */
function show(delivery) {
  setDelivery({ method: undefined, url: undefined, at: undefined, ...delivery });
  if (delivery.at !== undefined) byId("time").value = state.time = "captured";
  fillFields();
}

/** Writes the request into the fields, which change nothing of it: line ends and what is no text stay as they are. */
export function fillFields() {
  const { headers, body, method = "", url = "" } = state.delivery;
  byId("headers").value = headers.map(([name, value]) => `${name}: ${value}`).join("\n");
  byId("body").value = body.toString("utf8");
  byId("method").value = method;
  byId("url").value = url;
}

/** What was read. */
export function showRequest() {
  const { headers, body, notes, at } = state.delivery;
  const own = infoOf(/** @type {any} */ (state.scheme))?.headers ?? [];
  fill("fields", ...headers.map(([name, value]) => h("li", {}, `${name}: `, ...marked(value, NAME.test(name) || own.includes(name.toLowerCase())))));
  fill("notes", ...notes.map((note) => h("li", {}, inWords(note))));
  fill("bytes", state.given ? factsOf(body) : "");
  const captured = byId("time").options[1];
  captured.disabled = at === undefined;
  if (at === undefined && state.time === "captured") byId("time").value = state.time = "now";
}

/** @param {string} value @param {boolean} isRead whether a signature may stand there */
function marked(value, isRead) {
  if (!isRead) return [value];
  const codes = value.match(CODE) ?? [];
  return value.split(CODE).flatMap((text, index) => (codes[index] === undefined ? [text] : [text, h("u", { title: "like a signature" }, codes[index])]));
}

/** @param {Buffer} body */
function factsOf(body) {
  const text = body.toString("latin1");
  const count = (/** @type {RegExp} */ pattern) => text.match(pattern)?.length ?? 0;
  const counts = { CRLF: count(/\r\n/g), LF: count(/(?<!\r)\n/g), NUL: count(/\0/g), "not UTF-8": count(/[^\0-\x7f]/g) > 0 && body.toString("utf8").includes("\ufffd") ? 1 : 0 };
  const found = Object.entries(counts).filter(([, number]) => number > 0).map(([name, number]) => (name === "not UTF-8" ? name : `${number} ${name}`));
  return [`${body.length} bytes`, ...found].join(", ");
}
