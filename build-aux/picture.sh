# picture.sh FILE CMD…: starts CMD on the screen, waits until its window is drawn, keeps a picture of it, closes it.
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
file=$1
shift
"$@" &
app=$!
previous=
tries=0
windows () { xprop -root _NET_CLIENT_LIST 2>/dev/null | grep -o '0x[0-9a-f]*'; }

while kill -0 "$app" 2>/dev/null; do
  # Drawn means: a window is there, the picture has colours, and the next picture is the same.
  if [ -n "$(windows)" ]; then
    import -window root "$file.new.png"
    now=$(identify -format '%#' "$file.new.png")
    colours=$(identify -format '%k' "$file.new.png")
    [ "$now" != "$previous" ] || [ "$colours" -lt 16 ] || break
    previous=$now
  fi
  tries=$((tries + 1))
  if [ "$tries" -gt 100 ]; then
    echo "No window appeared." >&2
    kill "$app"
    wait "$app"
    exit 1
  fi
  sleep 0.3
done
if ! kill -0 "$app" 2>/dev/null; then
  wait "$app"
  status=$?
  rm -f "$file.new.png"
  echo "The app ended before its window was drawn (status $status)." >&2
  [ "$status" -ne 0 ] || status=1
  exit "$status"
fi
mv "$file.new.png" "$file"
echo "$file"
# Closed as a person closes it; a dialog takes the first key for itself.
tries=0
while kill -0 "$app" 2>/dev/null && [ "$tries" -lt 30 ]; do
  [ $((tries % 10)) -ne 0 ] || [ -z "$(windows)" ] || xdotool key alt+F4
  tries=$((tries + 1))
  sleep 0.2
done
kill "$app" 2>/dev/null
wait "$app"
