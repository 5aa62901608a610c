/** React Native's bundler, and the compiler of its engine, which reads less than others. */
const hermes = "../../../../node_modules/hermes-compiler/hermesc/linux64-bin/hermesc";

/** @import { App } from "../app.js" */

export default [
  {
    name: "Metro, as React Native sets it, and Hermes' compiler (there is no WebAssembly: the error says what to do)",
    packages: ["metro", "hermes-compiler"],
    tells: "print",
    manifest: { type: undefined },
    files: {
      "babel.config.js": 'module.exports = { presets: ["module:@react-native/babel-preset"] };',
      "metro.config.js": 'module.exports = { ...require("@react-native/metro-config").getDefaultConfig(__dirname), watchFolders: [require("node:path").join(__dirname, "../../../..")] };',
    },
    build: ["metro", "build", "main.js", "--platform", "android", "--minify", "--out", "main.bundle"],
    expects: /^Error: hookseal: this runtime has no WebAssembly/,
    host: async (/** @type {App} */ app) => {
      await app.run([hermes, "-emit-binary", "-out", "main.hbc", "main.bundle.js"]);
      return app.run(["node", "--jitless", "main.bundle.js"]);
    },
  },
];
