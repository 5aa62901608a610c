/** Loaded before the program (`--import`): any connection and any name that is not this machine's ends it. */
import dns from "node:dns";
import dgram from "node:dgram";
import net from "node:net";
import { syncBuiltinESMExports } from "node:module";

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/;

function refuse(what) {
  process.stderr.write(`NETWORK: ${what}\n`);
  process.exit(99);
}

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function guarded(...args) {
  const [first] = args[0] instanceof Array ? args[0] : args;
  const host = typeof first === "object" ? (first.path === undefined || first.port !== undefined ? (first.host ?? "localhost") : "localhost") : "localhost";
  if (!LOOPBACK.test(host)) refuse(`connection to ${host}`);
  return connect.apply(this, args);
};
const { lookup } = dns;
dns.lookup = (name, ...rest) => (LOOPBACK.test(name) ? lookup(name, ...rest) : refuse(`name ${name}`));
for (const name of ["resolve", "resolve4", "resolve6"]) dns[name] = (host) => refuse(`name ${host}`);
dgram.Socket.prototype.send = () => refuse("a datagram");
globalThis.fetch = (url) => refuse(`fetch of ${url}`);
const { listen } = net.Server.prototype;
net.Server.prototype.listen = function guarded(...args) {
  const host = typeof args[1] === "string" ? args[1] : args[0]?.host;
  if (!LOOPBACK.test(host ?? "")) refuse(`listening on ${host ?? "every address"}`);
  return listen.apply(this, args);
};
syncBuiltinESMExports();
