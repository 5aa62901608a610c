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
