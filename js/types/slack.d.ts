/**
 * What Slack sends: the events of `@slack/types` in the envelope of the Events API, commands and
 * interactions. `type` tells them apart: a command has none.
 */
import type { SlackEvent } from "@slack/types";
import type { Json, Members } from "../index.js";
import type { Installed } from "../installed.js";

/** An event: <https://docs.slack.dev/apis/events-api/#callback-field>. */
export interface SlackEventCallback {
  type: "event_callback";
  event: Installed<SlackEvent, "@slack/types">;
  /** Different for each event, the same for its retries. */
  event_id: string;
  /** When it happened, in seconds since 1970-01-01T00:00Z. */
  event_time: number;
  api_app_id: string;
  team_id: string;
  enterprise_id?: string | null;
  context_team_id?: string | null;
  context_enterprise_id?: string | null;
  is_ext_shared_channel?: boolean;
  authorizations?: SlackAuthorization[] | null;
  event_context?: string;
  /** Deprecated: the signature has taken its place. */
  token?: string;
}

/** One of those to whom an event is visible. */
export interface SlackAuthorization {
  enterprise_id: string | null;
  team_id: string | null;
  user_id: string;
  is_bot: boolean;
  is_enterprise_install?: boolean;
}

/** That an app gets no more events for a while: <https://docs.slack.dev/reference/events/app_rate_limited>. */
export interface SlackRateLimit {
  type: "app_rate_limited";
  team_id: string;
  minute_rate_limited: number;
  api_app_id: string;
  token?: string;
}

/** A slash command, all of it text: <https://docs.slack.dev/interactivity/implementing-slash-commands>. */
export interface SlackCommand {
  type?: undefined;
  command: string;
  text: string;
  response_url: string;
  trigger_id: string;
  user_id: string;
  user_name?: string;
  team_id: string;
  team_domain?: string;
  channel_id: string;
  channel_name?: string;
  enterprise_id?: string;
  enterprise_name?: string;
  is_enterprise_install?: string;
  api_app_id: string;
  token?: string;
}

/** What somebody did in a message, a view or a menu: <https://docs.slack.dev/reference/interaction-payloads>. */
export interface SlackInteraction {
  type: "block_actions" | "block_suggestion" | "message_action" | "shortcut" | "view_submission" | "view_closed" | "interactive_message" | "dialog_submission" | "dialog_cancellation" | "dialog_suggestion";
  api_app_id?: string;
  team: Members | null;
  user: Members & { id: string };
  token?: string;
  /** Each type has members of its own. */
  [member: string]: Json | undefined;
}

declare module "../index.js" {
  interface Payloads {
    slack: SlackEventCallback | SlackRateLimit | SlackCommand | SlackInteraction;
  }
}
