/**
 * GitHub's events, from its own OpenAPI description: `webhooks` of `@octokit/openapi-webhooks-types`.
 * Nothing in a body names its event (`X-GitHub-Event` does, unsigned): a member that only some have
 * tells them apart, and `action`.
 */
import type { webhooks } from "@octokit/openapi-webhooks-types";
import type { Installed } from "../installed.js";

/** The payload of one event and action, such as `GithubPayload<"pull-request-opened">`, or any. */
export type GithubPayload<Name extends keyof webhooks = keyof webhooks> = webhooks[Name]["post"]["requestBody"]["content"]["application/json"];

declare module "../index.js" {
  interface Payloads {
    github: Installed<GithubPayload, "@octokit/openapi-webhooks-types">;
  }
}
