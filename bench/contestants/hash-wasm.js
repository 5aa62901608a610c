import { createHMAC, createSHA256 } from "hash-wasm";
import { secrets } from "../schemes.js";
import { equal } from "./equal.js";
import { fromBase64 } from "./text.js";

export default [
  {
    name: "hash-wasm HMAC",
    scheme: "zignsec",
    reads: "nothing",
    async prepare() {
      const prepared = await createHMAC(createSHA256(), secrets.zignsec);
      return (body, headers) =>
        equal(fromBase64(headers["x-zignsec-hmac-sha256"] ?? ""), prepared.init().update(body).digest("binary"));
    },
  },
];
