import { program } from "../hosts.js";

export default [
  {
    name: "ts-jest",
    packages: ["ts-jest", "typescript"],
    tells: "test",
    manifest: { type: undefined },
    how: "typescript",
    main: "told.test.ts",
    files: {
      "jest.config.json": JSON.stringify({ preset: "ts-jest" }),
      "tsconfig.json": JSON.stringify({ compilerOptions: { target: "es2022", module: "node16", moduleResolution: "node16", strict: true, esModuleInterop: true } }),
    },
    host: program("jest"),
  },
];
