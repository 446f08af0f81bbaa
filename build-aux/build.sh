# build.sh SOURCE [FLAVOUR]: builds a flavour.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
source_dir=$1
. "$source_dir/build-aux/project.sh"
build "${2:-dev}"
