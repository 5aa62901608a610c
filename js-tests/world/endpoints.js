/** How the Worker is set up for every scheme: its endpoints, and the variables with their secrets. */

/** @param {any[]} schemes */
export function setUp(schemes) {
  const named = schemes.map((scheme, index) => ({ ...scheme, variable: `SECRET_${index}` }));
  const bindings = named.filter(({ secrets }) => secrets.length > 0).map(({ variable, secrets }) => [variable, secrets[0]]);
  const tokens = named.filter(({ options }) => options.verifyToken).map(({ variable, options }) => [`${variable}_TOKEN`, options.verifyToken]);
  return {
    bindings: Object.fromEntries([...bindings, ...tokens]),
    endpoints: Object.fromEntries(named.map((scheme) => [scheme.scheme, settings(scheme)])),
  };
}

function settings({ scheme, secrets, options: { verifyToken, ...options }, variable }) {
  return { scheme, secrets: secrets.map(() => variable), ...options, ...(verifyToken && { verifyToken: `${variable}_TOKEN` }) };
}
