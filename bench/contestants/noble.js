import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { secrets } from "../schemes.js";
import { equal } from "./equal.js";
import { bytesOf, fromBase64 } from "./text.js";

export default [
  {
    name: "@noble/hashes hmac",
    scheme: "zignsec",
    reads: "nothing",
    async prepare() {
      const key = bytesOf(secrets.zignsec);
      // Without a prepared key, which would be no faster: measured.
      return (body, headers) => equal(fromBase64(headers["x-zignsec-hmac-sha256"] ?? ""), hmac(sha256, key, bytesOf(body)));
    },
  },
];
