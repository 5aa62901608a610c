"""Recipes of vendors that show a public key."""

from dataclasses import dataclass

from tools.public_keys import P256, Ed25519, stream
from tools.recipe import Recipe

# Private keys by the public ones that are shown.
PAIRS = {}


@dataclass
class PublicRecipe(Recipe):
    """A scheme whose vendor shows a public key."""

    kind: type = Ed25519
    shows: object = None  # how the vendor shows it: a function of the pair and its name

    def other(self, use):
        pair = self.kind(stream(f"{self.scheme} {use}", 32))
        # A forger names the key that it does not have.
        shown = self.shows(pair, f"{self.scheme}-{'previous' if use == 'previous' else 'current'}")
        PAIRS[shown] = pair
        return shown

    @property
    def pair(self):
        return PAIRS[self.secret]


def public(*args, **recipe):
    """A PublicRecipe, whose secrets are the texts that the vendor shows."""
    return PublicRecipe(*args, key=PAIRS.__getitem__, **recipe)


# Keys of other vendors', for recipes that must not take one of another kind.
OTHER_ED25519 = Ed25519(stream("standard-webhooks-v1a secret", 32))
OTHER_P256 = P256(stream("sendgrid secret", 32))
