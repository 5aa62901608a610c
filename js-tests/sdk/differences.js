/** Ways of reading that several SDKs have: what they take, and hookseal does not. */

/** A time ahead is none to refuse. */
export const NO_FUTURE = ["signed a second past it ahead", "signed an hour past it ahead"];

/** parseInt reads the time, and the number is what is signed. */
export const PARSED_TIME = [
  "time: with a zero before it",
  "time: with a plus sign",
  "time: with a fraction",
  "time: with an exponent",
  "time: with a letter after it",
  "time: with a space before it",
  "time: with a space after it",
];

/** Pairs are read whatever is between them, and of two times the last. */
export const ALL_PAIRS = [
  "header: twice, as Node joins them",
  "header: twice, with a comma",
  "header: bad and genuine",
  "header: bad and genuine, with a comma",
];

/** The same, and whatever else stands between them (Stripe, Mux). */
export const UNKNOWN_PAIRS = [
  ...ALL_PAIRS,
  "header: genuine and bad",
  "time: twice, another first",
  "signature: with more padding",
];

/** Items are split at spaces and commas, and some are passed over. */
export const STANDARD_ITEMS = [
  "header: twice, as Node joins them",
  "header: twice, with a comma",
  "header: genuine and bad",
  "header: bad and genuine",
  "header: with a comma after it",
  "header: with a version beside it",
];

/** Buffer.from(…, "base64") reads what it can. */
export const ANY_BASE64 = [
  "signature: in base64url",
  "signature: without its last character",
  "signature: twice",
  "signature: with a byte more",
  "signature: with half a byte more",
  "signature: with no character of the alphabet after it",
  "signature: with a space after it",
  "signature: with a space before it",
  "signature: with a tab after it",
  "signature: in quotes",
  "signature: with a letter beyond ASCII",
  "signature: without padding",
  "signature: with more padding",
  "signature: with its spare bits set",
  "header: with a space before it",
  "header: with a space after it",
  "header: twice, as Node joins them",
  "header: twice, with a comma",
  "header: genuine and bad",
  "header: with a comma after it",
  "header: with a semicolon after it",
  "header: with a version beside it",
  "header: in another order",
];

/** The same, where nothing else is in the header. */
export const ANY_BASE64_ALONE = [
  "signature: with a space in it",
  "signature: with a NUL after it",
  "header: twice, with a space",
  "header: with a comma before it",
];

/** Buffer.from(…, "hex") reads either case, up to what is no hexadecimal. */
export const ANY_HEX = [
  "signature: in capitals",
  "signature: with half a byte more",
  "signature: with no character of the alphabet after it",
  "signature: with a space after it",
  "signature: with a tab after it",
  "signature: with a NUL after it",
  "signature: with a letter beyond ASCII",
  "signature: with more padding",
  "header: with a space after it",
  "header: in capitals",
  "header: twice, as Node joins them",
  "header: twice, with a comma",
  "header: twice, with a space",
  "header: genuine and bad",
  "header: with a comma after it",
  "header: with a semicolon after it",
  "header: with a version beside it",
  "header: in another order",
];
