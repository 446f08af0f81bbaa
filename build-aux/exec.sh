# exec.sh SOURCE [--no-build] CMD…: builds what is stale, then becomes CMD.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
source_dir=$1
shift
. "$source_dir/build-aux/project.sh"

if [ "$1" = --no-build ]; then
  shift
  describe_flavour dev
else
  # 125 as other launchers do: the command itself was not run.
  build dev || exit 125
fi
use_built
exec "$@"
