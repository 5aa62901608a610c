/** Asks for a secret on a terminal, without showing what is typed. */
import { UsageError } from "./args.js";
import { plain } from "./print.js";

const ENTER = ["\r", "\n", "\u0004"];
const INTERRUPT = "\u0003";
/** In characters: it has the name of a scheme, and whoever wrote its description chose that. */
const MAX_QUESTION_LENGTH = 100;
const RUBOUT = ["\u007f", "\b"];

/**
 * @param {import("./types.js").Io} io
 * @param {string} question
 * @returns {Promise<string>}
 */
export async function ask({ stdin, stderr }, question) {
  // First: what is typed before it would be shown.
  stdin.setRawMode(true);
  stderr.write(`${plain(question.slice(0, MAX_QUESTION_LENGTH))} (not shown): `);
  stdin.setEncoding("utf8");
  try {
    return await typed(stdin);
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write("\n");
  }
}

/** @param {NodeJS.ReadStream} stdin @returns {Promise<string>} */
function typed(stdin) {
  return new Promise((resolve, reject) => {
    let text = "";
    /** @param {string} piece */
    const take = (piece) => {
      for (const character of piece) {
        if (character === INTERRUPT) return end(() => reject(new UsageError("no secret was typed")));
        if (ENTER.includes(character)) return end(() => resolve(text));
        text = RUBOUT.includes(character) ? [...text].slice(0, -1).join("") : text + character;
      }
    };
    /** @param {() => void} then */
    const end = (then) => {
      stdin.off("data", take);
      then();
    };
    stdin.on("data", take);
    stdin.resume();
  });
}
