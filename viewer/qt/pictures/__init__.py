"""Pictures of the timeline: pages, and what writes them as SVG, PDF and PNG."""
