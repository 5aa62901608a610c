/** The exit codes of every command. */
export const GENUINE = 0;
export const REFUSED = 1;
export const USAGE = 2;
/** Refused, and a cause is proven or noticed. */
export const EXPLAINED = 3;
