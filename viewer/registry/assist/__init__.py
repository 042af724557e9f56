"""What helps somebody who types a registry: colours, completion, explanations, folding, indentation, finding.

Nothing here knows a widget. Each part takes a text and a place in it, looks at the lines around alone, and works on
text that is broken, because text is broken whenever somebody types.
"""
