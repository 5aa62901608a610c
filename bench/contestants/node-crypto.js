import { createHmac, createSecretKey, timingSafeEqual } from "node:crypto";
import { secrets } from "../schemes.js";
import { withJson } from "./with-json.js";

export default withJson({
  name: "node:crypto createHmac",
  scheme: "zignsec",
  reads: "nothing",
  async prepare() {
    const key = createSecretKey(Buffer.from(secrets.zignsec));
    return (body, headers) => {
      const given = Buffer.from(headers["x-zignsec-hmac-sha256"] ?? "", "base64");
      const expected = createHmac("sha256", key).update(body).digest();
      return given.length === expected.length && timingSafeEqual(given, expected);
    };
  },
});
