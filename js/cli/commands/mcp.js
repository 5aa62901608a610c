/** `hookseal mcp`: the same for coding agents, over stdio, with the Model Context Protocol's own SDK. */
import { JSON_OUTPUT, UsageError } from "../args.js";
import { TOOLS, called } from "../tools.js";
import { packageVersion } from "../version.js";

/** @type {import("../types.js").Command} */
export const mcp = {
  name: "mcp",
  summary: "serve why, verify, bytes, schemes and replay to coding agents (Model Context Protocol, stdio)",
  usage: "hookseal mcp",
  positionals: 0,
  options: { ...JSON_OUTPUT },
  examples: ["npm install --save-dev @modelcontextprotocol/sdk && npx hookseal mcp", "npx @modelcontextprotocol/inspector npx hookseal mcp"],
  notes: ["Tools take names of variables and files, never a secret, and return neither a secret nor a signature that was not sent."],
  run,
};

/** @param {import("../types.js").Call} call */
async function run({ io }) {
  const { Server, StdioServerTransport, CallToolRequestSchema, ListToolsRequestSchema } = await sdk();
  const server = new Server({ name: "hookseal", version: packageVersion() }, { capabilities: { tools: {} } });
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: TOOLS.map(({ name, description, inputSchema }) => ({ name, description, inputSchema })) }));
  server.setRequestHandler(CallToolRequestSchema, (/** @type {any} */ { params }) => called(params.name, params.arguments ?? {}, io));
  const closed = new Promise((resolve) => {
    server.onclose = () => resolve(undefined);
    io.stdin.once("end", () => resolve(undefined));
    io.interrupted().addEventListener("abort", () => resolve(undefined));
  });
  await server.connect(new StdioServerTransport());
  await closed;
  await server.close();
  return 0;
}

/** The SDK, which only whoever uses this command installs. @returns {Promise<Record<string, any>>} */
async function sdk() {
  try {
    const [{ Server }, { StdioServerTransport }, types] = await Promise.all([
      import("@modelcontextprotocol/sdk/server/index.js"),
      import("@modelcontextprotocol/sdk/server/stdio.js"),
      import("@modelcontextprotocol/sdk/types.js"),
    ]);
    return { Server, StdioServerTransport, CallToolRequestSchema: types.CallToolRequestSchema, ListToolsRequestSchema: types.ListToolsRequestSchema };
  } catch (error) {
    if (/** @type {any} */ (error).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new UsageError("the package @modelcontextprotocol/sdk is not installed: npm install --save-dev @modelcontextprotocol/sdk");
  }
}
