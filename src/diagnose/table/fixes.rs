//! Fixes that several causes share, framework by framework.

/// How to get at the bytes as they came.
pub(super) const RAW: &[(&str, &str)] = &[
    (
        "Express",
        "app.post(path, express.raw({ type: \"*/*\" }), …) before any express.json(), and pass req.body; or hookseal/express",
    ),
    (
        "Fastify",
        "addContentTypeParser(\"*\", { parseAs: \"buffer\" }, (_, body, done) => done(null, body)); or hookseal/fastify",
    ),
    ("NestJS", "NestFactory.create(AppModule, { rawBody: true }), and pass req.rawBody"),
    (
        "Next.js",
        "App Router: await request.arrayBuffer(); Pages: export const config = { api: { bodyParser: false } }",
    ),
    (
        "Hono, Workers, Deno, Bun",
        "await request.arrayBuffer() before anything else reads it; or webhook.verifyRequest(request)",
    ),
    (
        "AWS Lambda",
        "Buffer.from(event.body, event.isBase64Encoded ? \"base64\" : \"utf8\"); or hookseal/lambda",
    ),
    ("Flask", "request.get_data(), before request.json and request.form"),
    ("Django", "request.body, before request.POST"),
    ("FastAPI", "await request.body()"),
    ("Rails", "request.raw_post"),
    ("PHP, Laravel", "file_get_contents(\"php://input\"), $request->getContent()"),
    ("Go", "io.ReadAll(r.Body), before any decoder"),
    ("Spring", "@RequestBody byte[] body"),
    ("ASP.NET", "Request.EnableBuffering(), and read Request.Body as bytes"),
    ("axum", "the extractor Bytes, not Json"),
];

/// How to read an environment variable as it is meant.
pub(super) const SECRET: &[(&str, &str)] = &[
    ("Shell", "printf %s \"$SECRET\", not echo, into files and secret stores"),
    (".env", "NAME=value without quotes and without anything behind it"),
    ("Docker, Kubernetes", "base64 of the secret without a line feed: printf %s … | base64 -w0"),
    ("Vercel, Netlify, Heroku", "paste the value alone, without quotes, and deploy again"),
    ("Cloudflare", "wrangler secret put NAME, and paste the value alone"),
];

/// How the URL as the vendor called it is told behind a proxy.
pub(super) const URL: &[(&str, &str)] = &[
    ("Any", "pass url: the address as it is configured with the vendor, with the query that the request has"),
    (
        "Express",
        "url: (req) => \"https://your.host\" + req.originalUrl; or app.set(\"trust proxy\", …) and a URL of req.protocol, req.hostname and req.originalUrl",
    ),
    ("nginx", "proxy_set_header X-Forwarded-Proto $scheme; proxy_set_header Host $host"),
    ("AWS ALB, Cloudflare, ngrok", "they end TLS: the URL that is called begins with https"),
    (
        "Django",
        "SECURE_PROXY_SSL_HEADER = (\"HTTP_X_FORWARDED_PROTO\", \"https\"), USE_X_FORWARDED_HOST = True",
    ),
    ("Flask", "app.wsgi_app = ProxyFix(app.wsgi_app, x_proto=1, x_host=1, x_prefix=1)"),
    ("Laravel, Symfony", "trust the proxy: TrustProxies, framework.trusted_proxies"),
];
