/** Node takes the module from its file when a cause is asked for. */
export {};
