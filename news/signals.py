"""What news tells whoever listens; it does not know who does."""

from django.dispatch import Signal

# Sent with `article` when an editor approved it, within the transaction that makes it so.
article_published = Signal()
