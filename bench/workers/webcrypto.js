import { secrets } from "../schemes.js";
import { fromBase64 } from "../contestants/text.js";

let key;

const importKey = () =>
  crypto.subtle.importKey(
    "raw",
    new TextEncoder().encode(secrets.zignsec),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["verify"],
  );

export default {
  async fetch(request) {
    key ??= await importKey();
    const body = await request.arrayBuffer();
    const signature = fromBase64(request.headers.get("x-zignsec-hmac-sha256") ?? "");
    if (!(await crypto.subtle.verify("HMAC", key, signature, body))) return new Response(null, { status: 401 });
    JSON.parse(new TextDecoder().decode(body));
    return new Response(null, { status: 204 });
  },
};
