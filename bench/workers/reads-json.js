/** The same, and it parses the body, which it believes. */
export default {
  async fetch(request) {
    await request.json();
    return new Response(null, { status: 204 });
  },
};
