//! Evidence within webhooks: BankID's own sample, and a PKI made for the test.

mod attacks;
mod bits;
mod der;
mod differential;
mod independent;
mod pki;
mod reference;
mod sample;
