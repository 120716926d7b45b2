# Starts Redis as Octopus wants it: in memory alone, nothing evicted. The password comes from the environment and goes in by
# standard input: on a command line every process could read it.
exec docker-entrypoint.sh redis-server - --save "" --appendonly no --maxmemory "$MAX_MEMORY" --maxmemory-policy noeviction <<END
requirepass "$REDIS_PASSWORD"
END
