"""Standard Webhooks: v1, a shared secret."""

from tools.recipe import published
from tools.standard_webhooks import SW_BODY, SW_ID, SW_KEY, SW_T, SW_TAG, accepted, standard_recipe, standard_vectors, trio
from tools.verdicts import MALFORMED, MISMATCH, refused

SW_TESTS = "standard-webhooks/standard-webhooks libraries, tests"
RUST_KEY, RUST_ID, RUST_T = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD", "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk", 1649367553
RUST_BODY = '{"email":"test@example.com","username":"test_user"}'
DECOYS = "v1,tFtCZ5RDCPxzWQRWXWPgrCgE2frDBe9gjpbWQxnVfsQ= v1,Mm7xgUVICxZfQ3bgf0h0Dof65L/IFx+PnZvnDWPCX6Q= v1,9DfC1c3eeOrXB6w/5dIDydLNQaEyww5KalE5jLBZucE="


def sw_published(r):
    def one(number, note, signature, expect, *, time=SW_T, now=SW_T):
        return published(r, number, note, SW_KEY, trio(SW_ID, time, signature), SW_BODY, expect, source=SW_TESTS, now=now * 1000)

    def rust(number, note, signature, expect):
        return published(r, number, note, RUST_KEY, trio(RUST_ID, RUST_T, signature), RUST_BODY, expect, source=SW_TESTS, now=RUST_T * 1000)

    return [
        one(1, "The libraries' test", SW_TAG, accepted(SW_ID, SW_T)),
        one(2, "No signature at all", "v1,dawfeoifkpqwoekfpqoekf", MALFORMED),
        one(3, "Part of one", "v1,", MALFORMED),
        one(4, "An unknown version", SW_TAG.replace("v1", "v2"), MALFORMED),
        one(5, "Old by a second too much", SW_TAG, refused("timestamp_too_old"), now=SW_T + 301),
        one(6, "Early by a second too much", SW_TAG, refused("timestamp_in_future"), now=SW_T - 301),
        one(7, "A time that is none, and that nobody signed", SW_TAG, MISMATCH, time="hello"),
        one(8, "A fraction, that nobody signed", SW_TAG, MISMATCH, time="161426533.0", now=161426533),
        rust(9, "Another library's test", "v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=", accepted(RUST_ID, RUST_T)),
        rust(10, "Another body's signature", "v1,R3PTzyfHASBKHH98a7yexTwaJ4yNIcGhFQc1yuN+BPU=", MISMATCH),
        rust(11, "Several, none of which is good", DECOYS, MISMATCH),
    ]


standard = standard_recipe("standard-webhooks")

VECTORS = [*standard.vectors(), *standard_vectors(standard), *sw_published(standard)]
