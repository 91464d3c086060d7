# Sourced: starts the local stack at the time $at with its output in $work, and says in $address where it listens; it ends with the script.
rm -f "$work/server.log"
mvn -q -B -ntp compile exec:java -Dexec.args="serve --port 0 --at $at" > "$work/server.log" 2>&1 &
server=$!
trap 'kill "$server" 2> /dev/null || true; wait "$server" 2> /dev/null || true' EXIT

address=
for second in $(seq 600); do
  address="$(sed -n 's/^.*listens on \(http[^ ]*\).*$/\1/p' "$work/server.log")"
  [ -n "$address" ] && break
  kill -0 "$server" || { cat "$work/server.log"; exit 1; }
  sleep 1
done
[ -n "$address" ] || { echo "The local stack does not listen after ten minutes."; cat "$work/server.log"; exit 1; }

# Whatever proxy the packages came through, this is between programs of one machine.
export no_proxy=127.0.0.1 NO_PROXY=127.0.0.1
