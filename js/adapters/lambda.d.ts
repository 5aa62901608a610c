import type { AnyScheme } from "../index.js";
import type { CommonOptions, Handler, StoreOptions, Verifier } from "./types.js";

export type * from "./types.js";

/**
 * The options. Lambda has the body at once, and stops the process with the
 * answer: a handler that takes long puts the event on a queue.
 */
export type LambdaOptions<Args extends unknown[], S extends AnyScheme = AnyScheme> = Omit<CommonOptions<Args, S>, "bodyTimeout" | "answer" | "waitUntil"> & StoreOptions;

/** What is used of an event: of API Gateway (REST and HTTP APIs), a function URL, or a load balancer. */
export interface EventLike {
  body?: string | null | undefined;
  isBase64Encoded?: boolean;
  headers?: Record<string, string | undefined> | null | undefined;
  multiValueHeaders?: Record<string, string[] | undefined> | null | undefined;
}

/** What Lambda passes on as the answer. */
export interface Result {
  statusCode: number;
  headers: Record<string, string>;
  /** For a load balancer whose target group has multi-value headers. */
  multiValueHeaders?: Record<string, string[]>;
  body: string;
  isBase64Encoded: false;
}

/**
 * A handler for AWS Lambda. With a REST API, list the vendor's content types
 * as binary media types, so that the body comes as bytes. It throws where the
 * event is no HTTP request, such as a queue's.
 *
 * @example
 * ```ts
 * import type { APIGatewayProxyEventV2 } from "aws-lambda";
 * import { Webhook } from "hookseal";
 * import { receive } from "hookseal/lambda";
 *
 * const webhook = new Webhook("zignsec", process.env.ZIGNSEC_TOKEN!, { sourceAddresses: "documented" });
 *
 * export const handler = receive(webhook, async (event) => {
 *   console.log(event.payload.identity?.CountryCode);
 * }, { sourceAddress: (request: APIGatewayProxyEventV2) => request.requestContext.http.sourceIp });
 * ```
 */
export function receive<S extends AnyScheme, E extends EventLike = EventLike, C = unknown>(
  webhook: Verifier<S>,
  handler: Handler<NoInfer<S>, [request: E, context: C]>,
  options?: LambdaOptions<[request: E, context: C], NoInfer<S>>,
): (event: E, context: C) => Promise<Result>;
