/** A type of a vendor's package, or, where it is not installed and the compiler would take it for `any`, what to do. */
export type Installed<T, Package extends string> = 0 extends 1 & T ? `the types of ${Package} are not there: install it` : T;
