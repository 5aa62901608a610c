//! Evidence within webhooks: BankID's own sample, and a PKI made for the test.

mod bits;
mod sample;
