#!/bin/sh
# every.sh SECONDS COMMAND...: run a command again and again, so many seconds from start to start, without a pause where
# it took longer. SIGTERM and SIGINT go to the command, as SIGTERM; how it ends then is how this ends.
set -u
seconds=$1
shift
trap 'kill -TERM "$run" "$tick"; wait "$run"; exit "$?"' TERM INT
while :; do
  sleep "$seconds" &
  tick=$! run=$!
  "$@" &
  run=$!
  wait "$run"
  run=$tick
  wait "$tick"
done
