/** For `node:http`; see `node.d.ts`. */
import { listener } from "./incoming-message.js";

const FIX =
  "the body was read before: let nothing read the request before this handler. In pages/api of Next: export const config = { api: { bodyParser: false } }. In Koa: stand above the parser, or give the request what it kept: ctx.req.rawBody = ctx.request.rawBody";

/** @type {(webhook: any, handler: any, options?: any) => any} */
export const receive = (webhook, handler, options) => listener(webhook, handler, options, FIX);
