/** Bodies as vendors' servers write them: made by the encoders of their languages. */
import { filter, go, java, php, ruby } from "../tools/receivers.js";

/** Everything that writers write in different ways. */
export const ORDER = {
  id: "evt_1NG8Du2eZvKYlo2CUI79vXWy",
  type: "order.paid",
  created: 1795391934,
  livemode: false,
  data: { object: { id: "ord_77", note: "Zoë & Søn <3", url: "https://shop.example/o/77", tags: ["new", "vip"], customer: null } },
};
/** Without anything but ASCII in it, and no slash. */
export const PLAIN = { id: "evt_42", event: "charge.success", data: { amount: 5000, currency: "NGN", reference: "a1b2c3" } };
export const ACCENTS = { id: "evt_43", event: "customer.updated", name: "Jürgen Größe", city: "Málaga" };

export const compact = (value) => JSON.stringify(value);
export const indented = (value, by = 2) => JSON.stringify(value, null, by);
export const byPhp = (value, way = "encode") => php(way)(compact(value));
export const byPython = (value, ...args) => filter("python3", "-c", `import json,sys; sys.stdout.buffer.write(json.dumps(json.load(sys.stdin)${args.length ? `, ${args}` : ""}).encode())`)(compact(value));
export const byGo = (value, way = "marshal") => go(way)(compact(value));
export const byJava = (value, way = "jackson") => java(way)(compact(value));
export const byRuby = (value, way = "generate") => ruby(way)(compact(value));
