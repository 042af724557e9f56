#!/bin/sh
# Print the first Python that is new enough for this project, or say in one sentence what to install.
for name in python3 python3.13 python3.12 python3.11; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        command -v "$name"
        exit 0
    fi
done
echo "Timeline Viewer needs Python 3.11 or newer: install it (on Debian: sudo apt install python3) and try again." >&2
exit 1
