# soffice.sh ARGUMENT…: LibreOffice without a window, from this system or from the root made for it (root.sh).
# SPDX-License-Identifier: GPL-3.0-or-later
# Exit status 127 when there is none. Each run has a profile of its own.
set -u
source_dir=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
profile=$(mktemp -d "${TMPDIR:-/tmp}/permanence-office.XXXXXX")
trap 'rm -rf "$profile"' EXIT
trap 'exit 143' TERM INT HUP
set -- "-env:UserInstallation=file://$profile" --headless --norestore --nolockcheck "$@"
if [ -n "${PERMANENCE_OFFICE_ROOT:-}" ]; then
  (
    . "$source_dir/build-aux/messages.sh"
    . "$source_dir/build-aux/root.sh"
    # Both are for enter.sh.
    # shellcheck disable=SC2034
    root=$PERMANENCE_OFFICE_ROOT cache_dir=$profile
    unset PERMANENCE_INSIDE
    . "$source_dir/build-aux/enter.sh"
    enter soffice "$@"
  )
elif command -v soffice >/dev/null 2>&1; then
  soffice "$@"
else
  exit 127
fi
