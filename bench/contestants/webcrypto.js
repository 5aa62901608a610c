import { secrets } from "../schemes.js";
import { bytesOf, fromBase64 } from "./text.js";
import { withJson } from "./with-json.js";

const importKey = () =>
  crypto.subtle.importKey("raw", bytesOf(secrets.zignsec), { name: "HMAC", hash: "SHA-256" }, false, ["verify"]);

const verifyWith = (key, body, headers) =>
  crypto.subtle.verify("HMAC", key, fromBase64(headers["x-zignsec-hmac-sha256"] ?? ""), bytesOf(body));

const cached = {
  name: "WebCrypto, key cached",
  scheme: "zignsec",
  reads: "nothing",
  isAsync: true,
  async prepare() {
    const key = await importKey();
    return (body, headers) => verifyWith(key, body, headers);
  },
};

const imported = {
  name: "WebCrypto, key imported each time",
  scheme: "zignsec",
  reads: "nothing",
  isAsync: true,
  prepare: async () => async (body, headers) => verifyWith(await importKey(), body, headers),
};

export default [...withJson(cached), imported];
