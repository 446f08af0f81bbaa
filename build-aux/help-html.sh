#!/bin/sh
# help-html.sh YELP-BUILD ITSTOOL MSGFMT OUT LANGUAGE [PO] PAGE…: the pages of the help as web pages, in the folder OUT
# SPDX-License-Identifier: GPL-3.0-or-later
set -eu
yelp_build=$1 itstool=$2 msgfmt=$3 out=$4 language=$5
shift 5
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ "$language" != C ]; then
  "$msgfmt" -o "$work/messages.mo" "$1"
  shift
  "$itstool" -l "$language" -m "$work/messages.mo" -o "$work" "$@"
  set -- "$work"/*.page
fi
rm -rf "$out"
mkdir -p "$out"
"$yelp_build" html -o "$out" "$@"
