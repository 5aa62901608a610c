/** The second column: secrets as they are, and of what they consist. */
import { byId, fill, h, onFile } from "./dom.js";
import { state } from "./state.js";

/** Kinds of characters, as people look for them. */
const KINDS = /** @type {const} */ ([
  ["small letters", /[a-z]/],
  ["capitals", /[A-Z]/],
  ["digits", /[0-9]/],
  ["punctuation", /[!-/:-@[-`{-~]/],
  ["spaces", / /],
  ["line breaks", /[\r\n]/],
  ["other than ASCII", /[^\0-\x7f]/],
]);

/** @param {string} text @returns {string} what it consists of, but for its prefix nothing of what it is */
function consistsOf(text) {
  if (text === "") return "";
  const [prefix] = /^(v1,)?[A-Za-z]{2,8}_((live|test)_)?/.exec(text) ?? /^-----BEGIN [A-Z ]+-----/.exec(text) ?? [];
  const ends = [
    [/\r?\n$/, "ends with a line break"],
    [/[ \t]$/, "ends with white space"],
    [/^\s/, "begins with white space"],
    [/^["'].*["']$/s, "in quotes"],
  ].flatMap(([pattern, words]) => (/** @type {RegExp} */ (pattern).test(text) ? [/** @type {string} */ (words)] : []));
  const kinds = KINDS.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
  return [`${text.length} character${text.length === 1 ? "" : "s"}`, ...(prefix ? [`begins with ${prefix}`] : []), ...ends, kinds.join(" and ")].join(", ");
}

/** @param {() => void} change */
export function wireSecrets(change) {
  showSecrets(change);
  byId("more-secrets").addEventListener("click", () => {
    state.secrets.push({ text: "", form: "text", role: "own" });
    showSecrets(change);
    byId(`secret-${state.secrets.length}`).focus();
  });
  onFile("secret-file", (bytes) => {
    const text = bytes.toString("utf8");
    const isText = Buffer.from(text).equals(bytes);
    Object.assign(state.secrets[state.secrets.length - 1], isText ? { text, form: "text" } : { text: bytes.toString("hex"), form: "hex" });
    state.isSample = false;
    showSecrets(change);
    change();
  });
}

/** @param {() => void} change */
export function showSecrets(change) {
  fill("secrets", ...state.secrets.map((_, index) => row(index, change)));
}

/** @param {number} index @param {() => void} change */
function row(index, change) {
  const own = state.secrets[index];
  const id = `secret-${index + 1}`;
  const facts = h("p", { id: `${id}-facts` });
  const tell = () => (facts.textContent = consistsOf(own.text) + (/[\r\n]/.test(own.text) ? ": this field does not show line breaks, and they are kept" : ""));
  const field = fieldOf(own, id, () => {
    tell();
    change();
  });
  tell();
  const toggle = h("button", { type: "button", "aria-pressed": "false", "aria-label": `Show secret ${index + 1}`, textContent: "Show" });
  toggle.addEventListener("click", () => {
    const isShown = field.type === "text";
    field.type = isShown ? "password" : "text";
    toggle.setAttribute("aria-pressed", String(!isShown));
  });
  const choices = [choice(own, "form", `Form of secret ${index + 1}`, { text: "text", hex: "bytes, in hex" }, change), choice(own, "role", `Whose secret ${index + 1} is`, { own: "this endpoint's", other: "another endpoint's" }, change)];
  return h("fieldset", {}, h("legend", {}, `Secret ${index + 1}`), h("label", { for: id, className: "quiet" }, `Secret ${index + 1}`), h("div", { className: "secret" }, field), facts, h("div", { className: "row" }, toggle, ...choices));
}

/**
 * A field that keeps what is pasted as it is: a browser takes line breaks out of it.
 * @param {import("./state.js").Secret} own
 * @param {string} id
 * @param {() => void} change
 */
function fieldOf(own, id, change) {
  const field = h("input", { type: "password", id, value: own.text, autocomplete: "off", spellcheck: false, "aria-describedby": `${id}-facts` });
  const set = (/** @type {string} */ text) => {
    own.text = text;
    state.isSample = false;
    change();
  };
  field.addEventListener("input", () => set(field.value));
  field.addEventListener("paste", (/** @type {ClipboardEvent} */ event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const isWhole = field.selectionStart === 0 && field.selectionEnd === field.value.length;
    if (!isWhole || !/[\r\n]/.test(text)) return;
    event.preventDefault();
    field.value = text;
    set(text);
  });
  return field;
}

/**
 * @param {any} own
 * @param {"form" | "role"} member
 * @param {string} label
 * @param {Record<string, string>} words
 * @param {() => void} change
 */
function choice(own, member, label, words, change) {
  const options = Object.entries(words).map(([value, text]) => h("option", { value, selected: own[member] === value }, text));
  const select = h("select", { "aria-label": label }, ...options);
  select.addEventListener("change", () => {
    own[member] = select.value;
    change();
  });
  return select;
}
