//! Receives ZignSec's webhooks with axum:
//! `ZIGNSEC_TOKEN=… cargo run --features http --example axum`.

use std::error::Error;
use std::sync::Arc;
use std::time::SystemTime;

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use axum::{Json, Router};
use hookseal::{Challenge, Delivery, Options, Request, Webhook, header_pairs, named};
use serde_json::json;
use tokio::sync::mpsc;

/// Larger bodies are refused before they are read.
const LARGEST_BODY: usize = 64 * 1024;

struct App {
    webhook: Webhook<'static>,
    /// Where your code takes over: a queue in the memory, here.
    events: mpsc::Sender<Bytes>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let token = std::env::var("ZIGNSEC_TOKEN")?;
    let options = Options { max_body_bytes: Some(LARGEST_BODY), ..Options::default() };
    let webhook = Webhook::new(named("zignsec")?, [token.as_str()], options)?;
    let (events, mut received) = mpsc::channel::<Bytes>(100);

    tokio::spawn(async move {
        while let Some(body) = received.recv().await {
            println!("an event of {} bytes", body.len());
        }
    });

    let app = Router::new()
        .route("/webhooks/zignsec", any(receive))
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .with_state(Arc::new(App { webhook, events }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:3000").await?;
    println!("POST to http://{}/webhooks/zignsec", listener.local_addr()?);
    Ok(axum::serve(listener, app).await?)
}

/// A 2xx says that the event is in the queue; anything else has the vendor come again.
async fn receive(State(app): State<Arc<App>>, method: Method, headers: HeaderMap, body: Bytes) -> Response {
    let headers = header_pairs(&headers);
    let request = Request::new(&headers, body).method(method.as_str());
    match app.webhook.verify(request, now()) {
        Ok(Delivery::Event(event)) => match app.events.try_send(event.into_body()) {
            Ok(()) => answer(StatusCode::OK, "status", "accepted"),
            Err(_) => answer(StatusCode::SERVICE_UNAVAILABLE, "error", "busy"),
        },
        Ok(Delivery::Challenge(challenge)) => shake(challenge),
        Err(error) => {
            // The hint is for the log. The sender learns the code.
            eprintln!("{error}");
            let status = StatusCode::from_u16(error.code().status()).unwrap_or(StatusCode::BAD_REQUEST);
            answer(status, "error", error.code().as_str())
        }
    }
}

/// Not with ZignSec; other vendors ask first whether somebody is there.
fn shake(challenge: Challenge) -> Response {
    let mut response =
        (StatusCode::from_u16(challenge.status).unwrap_or_default(), challenge.body).into_response();
    for (name, value) in challenge.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

fn answer(status: StatusCode, name: &str, text: &str) -> Response {
    (status, Json(json!({ name: text }))).into_response()
}

/// In milliseconds since 1970-01-01T00:00Z.
fn now() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
