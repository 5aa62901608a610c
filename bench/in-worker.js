/** The Worker that measures in workerd: its clock stands still while it works, so `verify.js` times the requests. */
import { prepareCell } from "./cell.js";

let entries = [];

export default {
  /** @param {Request} request */
  async fetch(request) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === "/prepare") {
      entries = await prepareCell(Number(searchParams.get("size")), searchParams.get("form"));
      return Response.json(entries);
    }
    await entries[searchParams.get("entry")].run(Number(searchParams.get("times")));
    return new Response("done");
  },
};
