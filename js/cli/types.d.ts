import type { Printer } from "./print.js";

/** What a command has of the process that runs it. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /**
   * Whether a coding agent asks (`mcp`), and so perhaps whoever wrote what it reads: what a
   * request names is not read, no content is shown, and nothing goes further than loopback.
   */
  readonly isAgent?: boolean;
  /** For a command that waits: what is aborted when it is to end. */
  interrupted(): AbortSignal;
}

export interface Option {
  readonly type: "string" | "boolean";
  readonly short?: string;
  readonly multiple?: boolean;
  /** What stands for its value in the help. */
  readonly value?: string;
  readonly help: string;
}

export type Options = Readonly<Record<string, Option>>;

/** Values of options by their names: a text, a flag, or a list where an option may come several times. */
export type Values = Record<string, any>;

export interface Call {
  readonly values: Values;
  readonly positionals: readonly string[];
  readonly io: Io;
  readonly print: Printer;
}

export interface Command {
  readonly name: string;
  /** One line for the overview. */
  readonly summary: string;
  readonly usage: string;
  /** The most positional arguments. */
  readonly positionals: number;
  readonly options: Options;
  readonly examples: readonly string[];
  /** Further lines of the help. */
  readonly notes?: readonly string[];
  run(call: Call): Promise<number> | number;
}

/** A webhook delivery as it was captured: bytes and never text. */
export interface Delivery {
  readonly method?: string;
  /** The URL that the vendor called, as far as it is known. */
  readonly url?: string;
  /** What it may have been instead, where nothing says which of two was called: either is right. */
  readonly otherUrl?: string;
  /** What signing added to the URL, where the signature stands there. */
  readonly query?: string;
  /** In order; a name may come twice. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  /** What was assumed in reading it, for people. */
  readonly notes: readonly string[];
  /** What a capture says of the time it came, in milliseconds. */
  readonly at?: number;
}

/** A secret as it was given, with the shell words that give it to another program. */
export interface Given {
  readonly secret: string | Uint8Array;
  /** The variable that holds it. */
  readonly named?: string;
  /** Such as `"$STRIPE_SECRET"`, or what reads it from its file: a shell writes the secret where this stands. */
  readonly shell?: string;
  readonly note?: string;
}
