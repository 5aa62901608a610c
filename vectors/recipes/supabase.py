"""What Supabase sends."""

from tools.codes import compact
from tools.delivery import NOW, T, member
from tools.files import file
from tools.standard_webhooks import EVENT, standard_recipe

supabase = standard_recipe(
    "supabase",
    body=compact(
        {
            "metadata": {"uuid": "8b6f0f5e-2b3d-4c56-9a51-3d1f2f9f7a10", "time": "2026-11-22T23:18:54Z", "name": "before-user-created"},
            "user": {"email": "a@example.com"},
        }
    ),
    repeats=True,
    replay=member("metadata", "uuid"),
    more=[
        lambda r: r.vector(
            "attempt",
            "Another attempt: a new id, a new time, and the body that was made once",
            id="msg_another",
            ms=T * 1000 + 2000,
            now=NOW + 2000,
        ),
        lambda r: r.vector("bare", "A hook without the id of its call", {"replayKey": None}, body=EVENT),
        lambda r: r.vector("secret-v1", "The secret as its dashboard shows it", secrets=["v1," + r.secret]),
    ],
)

FILE = file("Supabase", "https://supabase.com/docs/guides/auth/auth-hooks", supabase)
