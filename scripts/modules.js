/**
 * The modules: the cargo features of each, and how much LLVM expands: little where nobody waits
 * (docs/architecture.md has the figures). What hashes keeps its own level (Cargo.toml).
 */
export const MODULES = {
  // Workers and bundles carry it, and it is small; Node has the same as fast as it can be.
  hookseal: { features: ["descriptions"], level: "z", inline: 40 },
  node: { features: ["descriptions"], level: 2, inline: 40 },
  // Each diagnosis has an instance of its own, which is cleared: 0.5 of 1.9 ms were the usual stack's. The deepest document takes 110 KB of this one.
  lab: { features: ["descriptions", "lab"], level: "z", inline: 5, stack: 262_144 },
  // Of the page, which describes nothing, and is no part of the package.
  page: { features: ["lab"], level: "z", inline: 5, stack: 262_144 },
  hmac: { features: ["js"], level: 2, inline: 10 },
  keys: { features: ["keys"], level: "s", inline: 40 },
  slim: { features: ["slim"], level: 2, inline: 40 },
  // Its time is that of the arithmetic, which keeps its own level. The stack would be half of the memory that it may take.
  evidence: { features: ["evidence-js"], level: "z", inline: 40, stack: 262_144 },
  apple: { features: ["apple-js"], level: "z", inline: 40, stack: 262_144 },
  id_token: { features: ["id-token-js"], level: "z", inline: 40, stack: 262_144 },
  unpack: { features: ["unpack"], level: "z", inline: 40, stack: 65_536 },
};
