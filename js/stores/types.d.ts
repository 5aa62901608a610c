/**
 * Remembers what was handled. A key is 64 hexadecimal digits, and says nothing
 * about the event; times are in seconds.
 *
 * A key is free, reserved by the holder of a token until its lease runs out, or
 * confirmed until its time to live runs out. Of many that reserve a free key at
 * the same instant, one gets it.
 */
export interface ReplayStore {
  /** Takes the key, if it is free. */
  reserve(key: string, lease: number): Promise<Reservation>;
  /**
   * Remembers that the delivery was handled: if the key is held by this token,
   * also when it was confirmed by it before, or is free.
   *
   * @returns whether it was; if not, another copy has the key.
   */
  confirm(key: string, token: string, ttl: number): Promise<boolean>;
  /** Makes the key free, if this token holds it, confirmed or not. */
  release(key: string, token: string): Promise<void>;
}

export type Reservation =
  | { readonly state: "reserved"; readonly token: string }
  /** Another copy is being handled. `retryAfter` is in whole seconds, at least 1. */
  | { readonly state: "busy"; readonly retryAfter: number }
  /** It was handled. */
  | { readonly state: "confirmed" };

/** For stores that take the time from the process, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00Z. `Date.now` by default. */
  now?: (() => number) | undefined;
}
