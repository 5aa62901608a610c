/** The least ratios that hookseal has to reach, and whether a run reached them. */

export const sizes = [256, 1024, 16_384, 65_536, 1_048_576];

/** `least` goes with {@link sizes}; where there are several peers, each of them counts. */
const figures = {
  Node: [
    { peers: ["node:crypto createHmac"], reads: "nothing", least: [1.5, 1, 0.95, 0.95, 0.95] },
    { peers: ["WebCrypto, key cached"], reads: "nothing", least: [8, 5, 2, 1.5, 1] },
    { peers: ["standardwebhooks", "svix"], reads: "json", least: [3, 3, 3, 3, 3] },
    { peers: ["standardwebhooks"], reads: "nothing", least: [4, 5, 12, 20, 20] },
    { peers: ["stripe constructEvent"], reads: "json", least: [1.3, 1.2, 1.1, 1.1, 1.1] },
    { peers: ["hash-wasm HMAC", "@noble/hashes hmac"], reads: "nothing", least: [2.5, 2, 3, 5, 5] },
  ],
  workerd: [
    { peers: ["WebCrypto, key cached"], reads: "nothing", least: [1, 1 / 1.5, 1 / 1.1, 1 / 1.1, 1 / 1.1] },
  ],
};

/**
 * @param {{ runtime: string, cells: object[] }} result
 * @returns {{ peers: string[], reads: string, form: string, cells: { least: number, ratio: number, reached: boolean }[] }[]}
 */
export function judge({ runtime, cells }) {
  const [kind] = runtime.split(" ");
  return ["bytes", "string"].flatMap((form) =>
    figures[kind].map(({ peers, reads, least }) => ({
      peers,
      reads,
      form,
      cells: sizes.map((size, index) => {
        const { rows } = cells.find((cell) => cell.size === size && cell.form === form);
        const ratios = rows.filter((row) => peers.includes(row.name) && row.reads === reads).map(({ ratio }) => ratio);
        const ratio = Math.min(...ratios);
        return { least: least[index], ratio, reached: ratio >= least[index] };
      }),
    })),
  );
}
