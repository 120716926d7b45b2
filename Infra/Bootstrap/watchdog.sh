# Ends this container, and with it the task, when Octopus Server on this node hangs.
#
# ping answers 200 (serving) or 418 (draining): both are alive, and a draining node must not be killed. Before the first
# answer there is patience for a schema to be created or upgraded; after it, only so many bad answers in a row.
#
# URL       what to ask
# INTERVAL  seconds between questions
# FAILURES  bad answers in a row, after the first good one, that end the task
# PATIENCE  seconds that the first good answer may take
set -u

# The first process of a container ends on TERM only if it says so; the server is told to stop after this container has.
trap 'exit 0' TERM

# A hung server takes the connection and never answers, hence timeout; wget's own -T is not sound in every busybox.

began=$(date +%s)
answered=no
failures=0

while :; do
    status=$(timeout 10 wget -q -S -O /dev/null "$URL" 2>&1 | sed -n 's|^ *HTTP/[0-9.]* \([0-9]*\).*|\1|p' | tail -n 1)
    case "$status" in
        200 | 418)
            [ "$answered" = yes ] || echo "watchdog: first answer $status after $(($(date +%s) - began)) s"
            answered=yes
            failures=0
            ;;
        *)
            if [ "$answered" = yes ]; then
                failures=$((failures + 1))
                echo "watchdog: answer '${status:-none}', $failures of $FAILURES"
                if [ "$failures" -ge "$FAILURES" ]; then
                    echo "watchdog: Octopus Server hangs, ending the task"
                    exit 1
                fi
            elif [ $(($(date +%s) - began)) -ge "$PATIENCE" ]; then
                echo "watchdog: no good answer within $PATIENCE s (last '${status:-none}'), ending the task"
                exit 1
            fi
            ;;
    esac
    sleep "$INTERVAL" &
    wait $!
done
