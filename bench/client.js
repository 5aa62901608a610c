/** A connection that sends one request again and again; far cheaper than a general HTTP client. */
import { connect } from "node:net";

const HEAD_END = "\r\n\r\n";

/**
 * @param {number} port on loopback
 * @returns {Promise<{ send: (request: Buffer) => Promise<number>, close: () => void }>} `send` resolves to the status
 */
export async function open(port) {
  const socket = connect({ host: "127.0.0.1", port, noDelay: true });
  await new Promise((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  let head = "";
  let answered;
  let failed;
  socket.setEncoding("latin1");
  socket.on("data", (text) => {
    head += text;
    // The Workers measured here answer without a body.
    if (!head.endsWith(HEAD_END)) return;
    const status = Number(head.slice(9, 12));
    head = "";
    answered(status);
  });
  socket.on("close", () => failed?.(new Error("the connection was closed")));
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        answered = resolve;
        failed = reject;
        socket.write(request);
      }),
    close: () => socket.destroy(),
  };
}
