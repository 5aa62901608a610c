//! Receives ZignSec's webhooks in a Cloudflare Worker written in Rust, without
//! the npm package: `npx wrangler secret put ZIGNSEC_TOKEN`, `npx wrangler dev`.

use hookseal::{Delivery, Options, Request, Webhook, header_pairs, named};
use http_body_util::BodyExt;
use worker::{Body, Context, Date, Env, HttpRequest, Result, console_log, event};

/// A queue message holds 128 KB.
const LARGEST_BODY: usize = 100_000;

type Response = http::Response<String>;

#[event(fetch)]
async fn fetch(request: HttpRequest, env: Env, _context: Context) -> Result<Response> {
    let token = env.secret("ZIGNSEC_TOKEN")?.to_string();
    let (parts, body) = request.into_parts();
    let body = read(body).await?;

    match verify(&token, &parts, &body) {
        Ok(Delivery::Event(event)) => {
            // Your code: hand it over, to a queue say, and answer 2xx only then.
            console_log!("an event: {:?}", event.id());
            answer(200, r#"{"status":"accepted"}"#.into())
        }
        // Other vendors ask first whether somebody is there; ZignSec does not.
        Ok(Delivery::Challenge(challenge)) => answer(challenge.status, challenge.body),
        Err(error) => {
            // The hint is for the log. The sender learns the code.
            console_log!("{error}");
            answer(error.code().status(), format!(r#"{{"error":"{}"}}"#, error.code().as_str()))
        }
    }
}

fn verify<'b>(
    token: &str,
    parts: &http::request::Parts,
    body: &'b [u8],
) -> std::result::Result<Delivery<'static, &'b [u8]>, hookseal::Error> {
    let options = Options { max_body_bytes: Some(LARGEST_BODY), ..Options::default() };
    let webhook = Webhook::new(named("zignsec")?, [token], options)?;
    let headers = header_pairs(&parts.headers);
    webhook.verify(Request::new(&headers, body).method(parts.method.as_str()), Date::now().as_millis())
}

/// The raw body: as much as is allowed, and enough beyond it to see that it was
/// more. It is read to its end even so: workerd drops the connection of a
/// request that was not read, and the answer with it.
async fn read(mut body: Body) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(frame) = body.frame().await {
        if let (Some(data), true) = (frame?.data_ref(), bytes.len() <= LARGEST_BODY) {
            bytes.extend_from_slice(data);
        }
    }
    Ok(bytes)
}

fn answer(status: u16, body: String) -> Result<Response> {
    let response = http::Response::builder().status(status).header("content-type", "application/json");
    Ok(response.body(body)?)
}
