import { Webhook } from "standardwebhooks";
import { secrets } from "../schemes.js";
import { textOf } from "./text.js";

/** It takes Node's Buffer, and no other bytes. */
const accepted = (body) => (globalThis.Buffer?.isBuffer(body) ? body : textOf(body));

const contestant = (reads, options) => ({
  name: "standardwebhooks",
  scheme: "standard-webhooks",
  reads,
  async prepare() {
    const webhook = new Webhook(secrets["standard-webhooks"]);
    return (body, headers) => {
      const json = webhook.verify(accepted(body), headers, options);
      return json ?? true;
    };
  },
});

export default [contestant("nothing", { jsonParse: false }), contestant("json")];
