/**
 * What crosses to the wasm of `hookseal/evidence` and of its neighbours, which keep nothing: every call
 * writes all that the verdict depends on. See `src/wasm/exchange.rs`.
 */
import { joined } from "../read.js";

/** In place of the length of a text that is absent. */
export const ABSENT_LENGTH = -1;

/** @typedef {string | number | Uint8Array} Item */

/** @param {number} number in four bytes */
const int32 = (number) => Uint8Array.of(number, number >> 8, number >> 16, number >> 24);

/**
 * @param {Item} item a number, or a text after its length
 * @param {number} longest of a text: longer ones are refused by the wasm, whose limits are lower
 */
function written(item, longest) {
  if (typeof item === "number") return [int32(item)];
  const whole = typeof item === "string" ? new TextEncoder().encode(item.slice(0, longest)) : item;
  const bytes = whole.subarray(0, longest);
  return [int32(bytes.length), bytes];
}

/** A door to one of the modules. */
export class Judge {
  /** @type {any} */
  #wasm;
  #longest;
  /** @type {() => WebAssembly.Module} */
  #compile = () => {
    throw new Error("hookseal: no module was loaded");
  };

  /** @param {number} longest how much of a text the wasm gets, in bytes */
  constructor(longest) {
    this.#longest = longest;
  }

  /** @param {() => WebAssembly.Module} compile from where the compiled module comes */
  load(compile) {
    this.#compile = compile;
  }

  /**
   * What the wasm answers.
   *
   * @param {Item[]} items
   * @param {number[]} numbers
   * @returns {any}
   */
  ask(items, numbers) {
    const bytes = joined(items.flatMap((item) => written(item, this.#longest)));
    // Where it does not start, the error says by itself what to do.
    const module = this.#wasm === undefined ? this.#compile() : undefined;
    try {
      const wasm = (this.#wasm ??= new WebAssembly.Instance(/** @type {WebAssembly.Module} */ (module)).exports);
      // What is reserved may move the memory.
      const at = wasm.reserve(bytes.length) >>> 0;
      new Uint8Array(wasm.memory.buffer, at).set(bytes);
      const length = wasm.verify(...numbers) >>> 0;
      const answer = new Uint8Array(wasm.memory.buffer, wasm.answer() >>> 0, length);
      const text = new TextDecoder().decode(answer);
      // It is about a person.
      wasm.clear();
      return JSON.parse(text);
    } catch (cause) {
      // A trap leaves the instance in no certain state; no input is known to cause one.
      this.#wasm = undefined;
      throw new Error("hookseal stopped: nothing was verified", { cause });
    }
  }
}
