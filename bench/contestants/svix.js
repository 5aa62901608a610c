import { Webhook } from "svix";
import { secrets } from "../schemes.js";
import { textOf } from "./text.js";

/** It takes Node's Buffer, and no other bytes. */
const accepted = (body) => (globalThis.Buffer?.isBuffer(body) ? body : textOf(body));

export default [
  {
    name: "svix",
    scheme: "svix",
    reads: "json",
    async prepare() {
      const webhook = new Webhook(secrets.svix);
      return (body, headers) => webhook.verify(accepted(body), headers);
    },
  },
];
