/** Elements: whatever a sender wrote becomes text, never markup. */

/** @param {string} id @returns {any} */
export const byId = (id) => document.getElementById(id);

/**
 * @param {string} tag
 * @param {Record<string, any>} properties
 * @param {...(Node | string)} children
 * @returns {any}
 */
export function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-") || name === "for" || name === "role") element.setAttribute(name, value);
    else Object.assign(element, { [name]: value });
  }
  element.append(...children);
  return element;
}

/** @param {string} id @param {...(Node | string)} children */
export const fill = (id, ...children) => byId(id).replaceChildren(...children);

/** Control characters as pictures, so that each byte is seen. @param {string} text */
// eslint-disable-next-line no-control-regex -- the control characters are what is looked for
export const visible = (text) => text.replace(/[\0-\x1f\x7f]/g, (one) => (one === "\n" ? "␊\n" : String.fromCharCode(one === "\x7f" ? 0x2421 : 0x2400 + one.charCodeAt(0))));

/** How many files are being read: until they are, no verdict is the last one. */
let reading = 0;
export const isReading = () => reading > 0;

/**
 * The bytes of a file that was chosen or dropped. The same file can be chosen again: it may be another by then.
 * @param {File | undefined} file
 * @param {(bytes: Buffer) => void} take
 */
export async function read(file, take) {
  if (file === undefined) return;
  reading += 1;
  byId("verdict").setAttribute("aria-busy", "true");
  try {
    take(Buffer.from(new Uint8Array(await file.arrayBuffer().finally(() => (reading -= 1)))));
  } catch {
    fill("problem", "The file cannot be read.");
    byId("verdict").setAttribute("aria-busy", "false");
  }
}

/** @param {string} id of a field for files @param {(bytes: Buffer) => void} take */
export function onFile(id, take) {
  const field = byId(id);
  field.addEventListener("change", () => {
    const [file] = field.files;
    void read(file, take);
    field.value = "";
  });
}
