/** An empty module: what an import and a call cost by themselves. */
export default [{ name: "an empty module", scheme: "zignsec", reads: "nothing", prepare: async () => () => true }];
