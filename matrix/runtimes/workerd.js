import wrangler from "../bundlers/wrangler.js";

export default wrangler.map((row) => ({ ...row, name: row.name.replace("wrangler", "workerd"), packages: ["workerd"], build: undefined, output: undefined }));
