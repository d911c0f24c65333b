#!/usr/bin/env bash
# Runs the commands of docs/containers.md on a Docker engine, in order, and checks what comes of them: images, a record
# that becomes a prediction, read-only roots, logs, an orderly stop. It works on a copy of this folder, under a project
# name of its own, and leaves nothing behind but the images.
#   WITHOUT="grafana" leaves services out whose images cannot be had.
set -euo pipefail
cd "$(dirname "$0")/.."
home=$PWD
work=$(mktemp -d)
export COMPOSE_PROJECT_NAME=limbeck-try
export LIMBECK_TEACHER=${LIMBECK_TEACHER:-bge-small-en-q}
unset LIMBECK_PII_KEY LIMBECK_TOKEN
services=(ingest scorer labeler trainer)

say() { printf '%s\n' "containers: $*"; }
fail() {
    say "FAILED: $*" >&2
    exit 1
}

# docker compose, or docker-compose where that is what there is; without the services of WITHOUT.
docker() {
    if [ "$1" != compose ]; then
        command docker "$@"
        return
    fi
    shift
    local only=()
    if [ "$1" = up ] && [ -n "${WITHOUT:-}" ]; then
        # shellcheck disable=SC2046 # one word a service
        only=($(docker compose config --services | grep -vxF "$(tr ' ' '\n' <<<"$WITHOUT")"))
    fi
    if command docker compose version >/dev/null 2>&1; then
        command docker compose "$@" "${only[@]}"
    else
        docker-compose "$@" "${only[@]}"
    fi
}

finish() {
    status=$?
    if [ "$status" != 0 ]; then
        for service in kafka "${services[@]}"; do
            say "the end of $service's log:"
            docker compose logs --no-color --tail 15 "$service" || true
        done
    fi
    docker compose down --volumes --timeout 15 >/dev/null 2>&1 || true
    rm -rf "$work"
    exit "$status"
}

# The Nth block of commands in the quick start.
block() {
    awk -v wanted="$1" '/^## /{exit} /^```sh$/{n++; inside=1; next} /^```$/{inside=0} inside && n==wanted' \
        "$home/docs/containers.md"
}

# Runs the Nth block here; a Maven line only where nothing has been laid out yet.
run() {
    local commands
    commands=$(block "$1")
    [ -n "$commands" ] || fail "docs/containers.md has no block $1"
    eval "$commands"
}

container() { docker compose ps -q "$1"; }
health() { command docker inspect --format '{{.State.Health.Status}}' "$(container "$1")"; }

# Repeats a command until it succeeds.
await() {
    local seconds=$1 what=$2 started=$SECONDS
    shift 2
    until "$@" >/dev/null 2>&1; do
        [ $((SECONDS - started)) -lt "$seconds" ] || fail "$what: not within $seconds s"
        sleep 0.5
    done
}

for tool in docker kcat curl; do
    command -v "$tool" >/dev/null || { say "skipped: there is no $tool here"; exit 0; }
done
command docker info >/dev/null 2>&1 || { say "skipped: no Docker engine answers"; exit 0; }
command docker compose version >/dev/null 2>&1 || command -v docker-compose >/dev/null \
    || { say "skipped: there is neither docker compose nor docker-compose"; exit 0; }

mvn() {
    if [ -d "$home/docker/target/image/app" ]; then
        say "laid out already: docker/target/image"
    else
        (cd "$home" && command mvn "$@")
    fi
}

# The first block's mvn lays out what the copy then holds, so it runs before the copy is made.
eval "$(block 1 | sed -n '/^mvn /p')"
cp -R docker "$work/docker"
rm -f "$work/docker/.env"
cd "$work"
trap finish EXIT

run 1 >/dev/null
if docker compose up -d >"$work/up.log" 2>&1; then
    fail "it starts without secrets"
fi
grep -q "copy .env.example to .env" "$work/up.log" || fail "a missing secret is not named: $(cat "$work/up.log")"

run 2
say "building images"
run 3 >"$work/build.log" 2>&1 || { tail -n 40 "$work/build.log"; fail "the images do not build"; }
for image in services trainer; do
    size=$(command docker image inspect --format '{{.Size}}' "limbeck/$image:dev")
    say "image limbeck/$image: $((size / 1000000)) MB"
    user=$(command docker image inspect --format '{{.Config.User}}' "limbeck/$image:dev")
    [ "$user" = 10001:10001 ] || fail "limbeck/$image runs as '$user'"
done

token=$(sed -n 's/^LIMBECK_TOKEN=//p' .env)
started=$(date +%s%N)
run 4 >"$work/up.log" 2>&1 || { cat "$work/up.log"; fail "the stack does not start"; }
ready() { [ "$(health "$1")" = healthy ]; }
for service in "${services[@]}"; do
    await 300 "$service is ready" ready "$service"
done
say "all four services ready after $((($(date +%s%N) - started) / 1000000)) ms, Kafka's start included"

for service in "${services[@]}"; do
    id=$(container "$service")
    [ "$(command docker exec "$id" id -u)" = 10001 ] || fail "$service runs as root"
    command docker exec "$id" touch /opt/limbeck/x 2>/dev/null && fail "$service can write to its image"
    command docker exec "$id" touch /x 2>/dev/null && fail "$service can write to its root"
    command docker exec "$id" touch /data/.can-write || fail "$service cannot write to /data"
    # Signals pending, blocked, ignored, caught: SIGTERM is bit 15 of what process 1 catches.
    caught=$(command docker exec "$id" sed -n 's/^SigCgt:\t//p' /proc/1/status)
    [ $((0x$caught >> 14 & 1)) = 1 ] || fail "$service does not take SIGTERM as process 1"
    command docker exec "$id" grep -q '^CapEff:[[:space:]]0*$' /proc/1/status || fail "$service has capabilities"
done
say "user 10001, read-only roots, no capabilities"

[ "$(curl -s -o /dev/null -w '%{http_code}' http://127.0.0.1:7080/label)" = 302 ] || fail "the console lets anybody in"
curl -s -c "$work/jar" -o /dev/null --data-urlencode "token=$token" http://127.0.0.1:7080/login
[ "$(curl -s -b "$work/jar" -o /dev/null -w '%{http_code}' http://127.0.0.1:7080/label)" = 200 ] \
    || fail "the token does not open the console"

# Four labels, sixty tickets each, all different.
awk 'BEGIN {
    print "text,label"
    split("parcel courier tracking late address|invoice charge payment bank tax|refund money back return item|password login account locked mail", word, "|")
    split("delivery billing refund account", label, " ")
    for (i = 0; i < 240; i++) {
        c = i % 4 + 1; n = split(word[c], w, " ")
        printf "the %s of order %d and my %s %s again,%s\n", w[i % n + 1], i, w[int(i / 4) % n + 1], w[int(i / 20) % n + 1], label[c]
    }
}' > old-tickets.csv
run 5 | tee "$work/import.log"
grep -q "imported 240 labels" "$work/import.log" || fail "the labels were not imported"

began=$SECONDS
run 6 >"$work/predictions" 2>&1 || true
# Every codec that Kafka knows: each has a native library of its own.
for codec in none gzip snappy lz4 zstd; do
    echo "{\"id\":\"codec-$codec\",\"text\":\"the refund of order 7 is late, write to jane@example.com\"}" \
        | kcat -b localhost:9092 -t tickets.raw -P -z "$codec"
done
predicted() {
    kcat -b localhost:9092 -t tickets.predictions -C -e -q -X isolation.level=read_committed >"$work/predictions"
    for id in t-1 codec-none codec-gzip codec-snappy codec-lz4 codec-zstd; do
        grep -q "\"id\":\"$id\"" "$work/predictions" || return 1
    done
}
await 300 "predictions of six records" predicted
say "first model and six predictions after $((SECONDS - began)) s: $(grep '"id":"t-1"' "$work/predictions" | cut -c1-160)"
grep -q "901820\|jane@" "$work/predictions" && fail "personal data in the predictions"

answer=$(curl -s -w ' %{http_code}' -H "Authorization: Bearer $token" -H 'Content-Type: application/json' \
    --data '{"text":"the invoice of order 3"}' http://127.0.0.1:7081/predict)
[[ $answer == *" 200" ]] || fail "/predict answers $answer"
[ "$(curl -s -o /dev/null -w '%{http_code}' --data '{"text":"x"}' http://127.0.0.1:7081/predict)" = 401 ] \
    || fail "/predict answers without a token"

if [ -n "$(container prometheus)" ]; then
    scraped() {
        curl -sg 'http://127.0.0.1:9090/api/v1/query?query=sum(up{instance=~"(ingest|scorer|labeler|trainer):.*"})' \
            | grep -q '"4"'
    }
    await 60 "Prometheus scrapes four services" scraped
    say "Prometheus scrapes four services"
fi

run 7 | tee "$work/audit.log"
grep -q "every message is accounted for" "$work/audit.log" || fail "the audit does not hold"

for service in "${services[@]}"; do
    command docker logs "$(container "$service")" >"$work/log" 2>"$work/err"
    [ -s "$work/log" ] || fail "$service logs nothing"
    grep -v '^{"timestamp":".*}$' "$work/log" && fail "$service writes that to stdout, which is not JSON"
    [ ! -s "$work/err" ] || { cat "$work/err"; fail "$service writes that to stderr"; }
    written=$(command docker exec "$(container "$service")" find /tmp -mindepth 1 -printf '%P (%s) ')
    [ -z "$written" ] || say "$service has in /tmp: $written"
done

ids=()
for service in "${services[@]}"; do ids+=("$(container "$service")"); done
began=$SECONDS
run 8 >"$work/stop.log" 2>&1 &
stopping=$!
stopped() { [ "$(command docker inspect --format '{{.State.Running}}' "${ids[@]}" | grep -c false)" = 4 ]; }
await 60 "the services stop" stopped
say "all stopped within $((SECONDS - began)) s"
for i in "${!services[@]}"; do
    code=$(command docker inspect --format '{{.State.ExitCode}} {{.State.OOMKilled}} {{.RestartCount}}' "${ids[$i]}")
    [ "$code" = "0 false 0" ] || fail "${services[$i]} ended with (code, out of memory, restarts) $code"
done
wait "$stopping"
say "every service drained and ended with 0; none crashed or was restarted"
run 9 >/dev/null 2>&1 || fail "the stack is not taken down"
