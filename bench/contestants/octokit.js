import { verify } from "@octokit/webhooks-methods";
import { secrets } from "../schemes.js";
import { textOf } from "./text.js";

export default [
  {
    name: "@octokit/webhooks-methods",
    scheme: "github",
    reads: "nothing",
    isAsync: true,
    prepare: async () => (body, headers) => verify(secrets.github, textOf(body), headers["x-hub-signature-256"]),
  },
];
