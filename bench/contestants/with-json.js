import { textOf } from "./text.js";

/**
 * A contestant that verifies alone, and the same followed by what its users do next.
 * @param {import("../contestants.js").Contestant} contestant
 */
export const withJson = (contestant) => [
  contestant,
  {
    ...contestant,
    reads: "json",
    async prepare() {
      const verify = await contestant.prepare();
      const parse = (body) => JSON.parse(textOf(body));
      return contestant.isAsync
        ? async (body, headers) => (await verify(body, headers)) && parse(body)
        : (body, headers) => verify(body, headers) && parse(body);
    },
  },
];
