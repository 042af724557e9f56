"""The hand-over bundle: a briefing, the part of the registry and the texts that it rests on, and a timeline in HTML."""
