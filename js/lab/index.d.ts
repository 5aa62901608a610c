/**
 * Imported for its effect: brings the module that `Webhook.diagnose` searches for causes with, in
 * Workers, browsers and bundles, where it would otherwise be uploaded for everybody. Node, Deno
 * and Bun take it from its file without this import.
 */
export {};
