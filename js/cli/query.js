/** Where a vendor writes its signature, or what it signs, into the URL. @param {string} url @param {string | undefined} query that is added to it */
export const withQuery = (url, query) => (query === undefined ? url : `${url}${url.includes("?") ? "&" : "?"}${query}`);
