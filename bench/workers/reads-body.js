/** What any Worker that receives a webhook costs: it reads the body and answers. */
export default {
  async fetch(request) {
    await request.arrayBuffer();
    return new Response(null, { status: 204 });
  },
};
