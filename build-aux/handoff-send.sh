# handoff-send.sh PIPE ADDRESS: gives an address to whoever reads the pipe outside the root.
# SPDX-License-Identifier: GPL-3.0-or-later
# One line is one write, so that two at once do not mix.
printf '%s\n' "$2" >>"$1"
