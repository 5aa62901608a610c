//! Receives ZignSec's webhooks with actix-web: `ZIGNSEC_TOKEN=… cargo run`.

use std::error::Error;
use std::time::SystemTime;

use actix_web::http::StatusCode;
use actix_web::web::{self, Bytes, Data, PayloadConfig, ServiceConfig};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use hookseal::{Delivery, Options, Request, Webhook, named};

/// Larger bodies are refused before they are read.
const LARGEST_BODY: usize = 64 * 1024;

#[actix_web::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let webhook = Data::new(webhook(&std::env::var("ZIGNSEC_TOKEN")?)?);
    let server = HttpServer::new(move || App::new().app_data(webhook.clone()).configure(routes));
    Ok(server.bind(("127.0.0.1", 3000))?.run().await?)
}

fn webhook(token: &str) -> Result<Webhook<'static>, hookseal::Error> {
    let options = Options { max_body_bytes: Some(LARGEST_BODY), ..Options::default() };
    Webhook::new(named("zignsec")?, [token], options)
}

fn routes(config: &mut ServiceConfig) {
    config.app_data(PayloadConfig::new(LARGEST_BODY)).route("/webhooks/zignsec", web::post().to(receive));
}

/// `Bytes` is the raw body. A 2xx says that the event is handled; anything else has the vendor come again.
async fn receive(webhook: Data<Webhook<'static>>, request: HttpRequest, body: Bytes) -> HttpResponse {
    let headers: Vec<_> =
        request.headers().iter().map(|(name, value)| (name.as_str(), value.as_bytes())).collect();
    match webhook.verify(Request::new(&headers, body).method(request.method().as_str()), now()) {
        Ok(Delivery::Event(event)) => {
            println!("an event: {:?}", event.id());
            HttpResponse::Ok().body("accepted")
        }
        // Not with ZignSec; other vendors ask first whether somebody is there.
        Ok(Delivery::Challenge(challenge)) => {
            let mut response = HttpResponse::build(status(challenge.status));
            for (name, value) in challenge.headers {
                response.insert_header((name, value));
            }
            response.body(challenge.body)
        }
        Err(error) => {
            // The hint is for the log. The sender learns the code.
            eprintln!("{error}");
            HttpResponse::build(status(error.code().status())).body(error.code().as_str())
        }
    }
}

fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// In milliseconds since 1970-01-01T00:00Z.
fn now() -> u64 {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use actix_web::test::{TestRequest, call_service, init_service};
    use hookseal::Signing;

    use super::*;

    /// The answers to a genuine delivery and to a forged one.
    #[actix_web::test]
    async fn takes_what_is_genuine_and_nothing_else() {
        let webhook = webhook("the token").unwrap();
        let (genuine, forged) = (r#"{"id":"1"}"#, r#"{"id":"2"}"#);
        let signed = webhook.sign(genuine.as_bytes(), &Signing::default()).unwrap();
        let app = init_service(App::new().app_data(Data::new(webhook)).configure(routes)).await;
        for (body, expected) in [(genuine, StatusCode::OK), (forged, StatusCode::UNAUTHORIZED)] {
            let mut request = TestRequest::post().uri("/webhooks/zignsec").set_payload(body);
            for (name, value) in &signed {
                request = request.insert_header((name.as_str(), value.as_str()));
            }
            assert_eq!(call_service(&app, request.to_request()).await.status(), expected);
        }
    }
}
