/**
 * The modules: the cargo feature of each, and how much LLVM expands: little where nobody waits
 * (docs/architecture.md has the figures). What hashes keeps its own level (Cargo.toml).
 */
export const MODULES = {
  // Workers and bundles carry it, and it is small; Node has the same as fast as it can be.
  hookseal: { feature: "complete", level: "z", inline: 40 },
  node: { feature: "complete", level: 2, inline: 40 },
  lab: { feature: "lab", level: "z", inline: 5 },
  hmac: { feature: "js", level: 2, inline: 10 },
  keys: { feature: "keys", level: "s", inline: 40 },
  slim: { feature: "slim", level: 2, inline: 40 },
  // Its time is that of the arithmetic, which keeps its own level. The stack would be half of the memory that it may take.
  evidence: { feature: "evidence-js", level: "z", inline: 40, stack: 262_144 },
  apple: { feature: "apple-js", level: "z", inline: 40, stack: 262_144 },
  id_token: { feature: "id-token-js", level: "z", inline: 40, stack: 262_144 },
  unpack: { feature: "unpack", level: "z", inline: 40, stack: 65_536 },
};
