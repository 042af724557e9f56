"""Works out, behind the last picture of a large file, what nobody has asked for until then.

So the picture need not wait for it, and whoever asks for it later need not either. It is done in slices; what somebody
asks for meanwhile is worked out at once, and after an edit the rest is worked out for what is there then.
"""

from __future__ import annotations

from collections.abc import Iterator

from viewer.registry import biography, links, partners, time_order
from viewer.search import columns, field_counts
from viewer.session import Session
from viewer.timeline import traits

_ALL = (  # what is likely to be asked for comes first
    partners.PARTNERS,
    traits.COLUMNS,
    columns.COLUMNS,
    links.LINKS,
    biography.INDEX,
    field_counts.COUNTS,
    time_order.ORDER,
)


def steps(session: Session) -> Iterator[None]:
    """Work out a little at a time what is not known yet of the registry that `session` shows; end at one in part."""
    for kept in _ALL:
        while not session.is_partial and not kept.has(registry := session.registry):
            for _step in kept.prepare(registry):
                yield
                if session.registry is not registry:
                    break
