/** For Express, 4 and 5; see `express.d.ts`. */
import { listener } from "./incoming-message.js";

const FIX =
  'express.json() or another parser took the raw body: put this route above app.use(express.json()), or have the parser keep the bytes: express.json({ limit: "25mb", verify: (request, response, body) => { request.rawBody = body; } }), and express.urlencoded likewise for forms; multer keeps none, and has to leave this route alone. In NestJS: NestFactory.create(AppModule, { rawBody: true }), and app.useBodyParser("json", { limit: "25mb" }). Without a limit of its own a parser answers 413 to more than 100 kB';

/** @type {(webhook: any, handler: any, options?: any) => any} */
export const receive = (webhook, handler, options) => listener(webhook, handler, options, FIX);
