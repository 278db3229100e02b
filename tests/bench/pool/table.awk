# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the peers' lines of all rounds one figure each: the least of what costs time alone, the most of what counts mistakes, else the median.
# Prints a table with our ratio to each peer and whether the goals are met, or with json=1 one object a line.
function field(name,   at, rest) {
    at = match($0, "\"" name "\": *")
    if (!at) return ""
    rest = substr($0, RSTART + RLENGTH)
    if (rest ~ /^"/) { rest = substr(rest, 2); return substr(rest, 1, index(rest, "\"") - 1) }
    sub(/[,}].*/, "", rest)
    return rest
}
function combined(key,   n, i, j, swap, all) {
    n = split(values[key], all, " ")
    for (i = 2; i <= n; ++i)
        for (j = i; j > 1 && all[j - 1] + 0 > all[j] + 0; --j) { swap = all[j]; all[j] = all[j - 1]; all[j - 1] = swap }
    if (key ~ /_ns$/ && key !~ /to_raw/) return all[1] + 0
    if (key ~ /(errors|opened|first_success_ms)$/) return all[n] + 0
    return all[int((n + 1) / 2)] + 0
}
function shown(value) { return sprintf("%.*f", value >= 1000 ? 0 : value >= 10 ? 1 : 3, value) }
function figure(peer, metric) { return (peer, metric) in unit ? combined(peer SUBSEP metric) : "" }
function verdict(what, met) { printf "  %-92s %s\n", what, met == "" ? "not measured" : met ? "met" : "not met" }
function beside(what, metric, peer, limit, least,   a, b) {
    a = figure("howdah", metric); b = figure(peer, metric)
    if (a == "" || b == "" || b == 0) { verdict(what, ""); return }
    verdict(what ": " shown(a / b), least ? a / b >= limit : a / b <= limit)
}
function alone(what, metric, limit, least,   a) {
    a = figure("howdah", metric)
    if (a == "") { verdict(what, ""); return }
    verdict(what ": " shown(a), least ? a >= limit : a <= limit)
}
{
    peer = field("peer"); metric = field("metric")
    if (peer == "" || metric == "") next
    if (!(metric in seenMetric)) { seenMetric[metric] = 1; metrics[++metricCount] = metric }
    if (!(peer in seenPeer)) { seenPeer[peer] = 1; peers[++peerCount] = peer }
    values[peer, metric] = values[peer, metric] " " field("value")
    unit[peer, metric] = field("unit"); version[peer] = field("version")
}
END {
    for (m = 1; m <= metricCount; ++m) {
        metric = metrics[m]
        mine = figure("howdah", metric)
        if (!json) printf "\n%s\n", metric
        for (p = 1; p <= peerCount; ++p) {
            peer = peers[p]
            if (!((peer, metric) in unit)) continue
            value = figure(peer, metric)
            ratio = (peer != "howdah" && mine != "" && value != 0) ? mine / value : ""
            if (json)
                printf "{\"schema\":\"howdah/pool-peers/1\",\"peer\":\"%s\",\"version\":\"%s\",\"metric\":\"%s\",\"value\":%.6g,\"unit\":\"%s\",\"ratio\":%s}\n",
                    peer, version[peer], metric, value, unit[peer, metric], ratio == "" ? "null" : sprintf("%.4g", ratio)
            else
                printf "  %-22s %-24s %12s %-4s %s\n", peer, version[peer], shown(value), unit[peer, metric], ratio == "" ? "" : "ratio " shown(ratio)
        }
    }
    if (json) exit
    printf "\ngoals\n"
    beside("checkout and return, at most 0.8 of HikariCP's", "checkout_ns", "hikaricp", 0.8, 0)
    alone("pooled to raw, at least 0.99", "pooled_to_raw", 0.99, 1)
    for (p = 1; p <= peerCount; ++p)
        if (peers[p] != "howdah" && figure(peers[p], "pooled_to_raw") != "")
            beside("pooled to raw, above " peers[p] "'s", "pooled_to_raw", peers[p], 1, 1)
    beside("hold: operations a second, at least 0.95 of SOCI's", "hold.ops_per_s", "soci", 0.95, 1)
    beside("hold: p99 wait, at most 0.5 of HikariCP's", "hold.wait_p99_ms", "hikaricp", 0.5, 0)
    alone("hold: least served thread to most served, at least 0.95", "hold.fairness", 0.95, 1)
    beside("spike: at most 1.2 of HikariCP's time", "spike.ms", "hikaricp", 1.2, 0)
    alone("spike: opened, at most 1", "spike.opened", 1, 0)
    alone("restart: errors with idle connections, none", "restart.idle_errors", 0, 0)
    alone("restart: errors with connections leased across it, none", "restart.held_errors", 0, 0)
    alone("restart: first success, at most 100 ms", "restart.first_success_ms", 100, 0)
    alone("server down: connects a second, at most 2", "down.connects_per_s", 2, 0)
}
