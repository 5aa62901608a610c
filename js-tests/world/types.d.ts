/** What `vectors/deliveries/` holds (schema.json there), and what is made of it. */

/** A request on its way. */
export interface Sent {
  method: string;
  url: string;
  headers: [name: string, value: string][];
  body: Buffer;
  /** The bytes that are signed: the body, before it was compressed on the way. */
  signed: Buffer;
  /** The bytes of which its event is known at the other end: those, or the query where that is the payload. */
  handedOn: Buffer;
  sourceAddress?: string;
  isChunked: boolean;
  about: { tokenId: string };
  get(name: string): string | undefined;
  set(name: string, value: string): void;
}

export interface Signer {
  members?(all: any, secret: string, at: number): unknown;
  form?(fields: Record<string, string>, secret: string): Record<string, string>;
  request?(sent: Sent, secret: string, at: number): unknown;
  /** Where they are not those of the vectors. */
  secrets?: string[];
  options?: object;
  audience?: string;
  /** The vendor's address, where that alone shows who sends. */
  source?: string;
}
