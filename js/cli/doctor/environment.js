/** Variables that hold secrets as no vendor shows them. No value is repeated. */

/** @typedef {{ line: number, code: string, text: string, fix: string }} Finding */

const ASSIGNMENT = /^\s*(?:export\s+)?([A-Za-z_]\w*)(\s*)=(.*)$/s;
const SECRET = /(webhook|signing|hmac|hook).*(secret|key|token)|(secret|key|token).*(webhook|hook)|^whsec/i;

/** What is wrong with a value, as it stands in the file. @type {readonly { pattern: RegExp, code: string, text: string, fix: string }[]} */
const VALUES = [
  { pattern: /^\s*(undefined|null|\[object Object\])?\s*$/, code: "secret_is_placeholder", text: "holds no secret", fix: "Set it to what the vendor shows for this endpoint." },
  { pattern: /^["']?(changeme|your[-_ ].*|xxx+|<.*>|todo)["']?\s*$/i, code: "secret_is_placeholder", text: "holds a placeholder", fix: "Set it to what the vendor shows for this endpoint." },
  { pattern: /^["']?(sk|rk|pk)_(live|test)_|^["']?shpat_|^["']?gh[pousr]_|^["']?xox[bp]-/, code: "secret_is_api_key", text: "holds an API key, which signs no webhooks", fix: "Take the endpoint's signing secret from the vendor's page of webhooks." },
  { pattern: /\\[nr]["']?\s*$/, code: "secret_literal_newline", text: "ends in a line break written as \\n", fix: "Cut the \\n." },
  { pattern: /^["']\s|\s["']\s*$/, code: "secret_whitespace", text: "has white space inside its quotes", fix: "Cut the white space." },
  { pattern: /^["']?["'].*["']["']\s*$/, code: "secret_quoted", text: "is quoted twice", fix: "Cut one pair of the quotes." },
];

/**
 * @param {string} file
 * @returns {Finding[]}
 */
export const checkEnvironment = (file) =>
  file.split("\n").flatMap((text, index) => {
    const [, name, gap, value] = ASSIGNMENT.exec(text.replace(/\r$/, "")) ?? [];
    if (name === undefined || !SECRET.test(name)) return [];
    const line = index + 1;
    const wrong = VALUES.find(({ pattern }) => pattern.test(value));
    const found = wrong ? [{ line, code: wrong.code, text: `${name} ${wrong.text}`, fix: wrong.fix }] : [];
    const blank = gap !== "" || /^\s/.test(value) ? [{ line, code: "secret_whitespace", text: `${name} has white space around its =, which Docker's --env-file keeps`, fix: "Write NAME=value." }] : [];
    const ends = text.endsWith("\r") ? [{ line, code: "secret_whitespace", text: `${name} ends in CR LF, and shells that source the file keep the CR`, fix: "Save the file with LF line ends." }] : [];
    return [...found, ...blank, ...ends];
  });
