<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Ctl</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first of %n plans; --plan chooses another</source>
        <translation>
            <numerusform>The first of %n plan; --plan chooses another</numerusform>
            <numerusform>The first of %n plans; --plan chooses another</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>advice</name>
    <message numerus="yes">
        <source>A nested loop was chosen for %1 row(s) and had to do %2</source>
        <translation>
            <numerusform>A nested loop was chosen for %1 row and had to do %2</numerusform>
            <numerusform>A nested loop was chosen for %1 rows and had to do %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>advise</name>
    <message numerus="yes">
        <source>%n relation(s) were left out because the role may not read them: %1 ...</source>
        <translation>
            <numerusform>%n relation was left out because the role may not read it: %1 ...</numerusform>
            <numerusform>%n relations were left out because the role may not read them: %1 ...</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of the planner&apos;s statistics could not be taken over</source>
        <translation>
            <numerusform>%n part of the planner&apos;s statistics could not be taken over</numerusform>
            <numerusform>%n parts of the planner&apos;s statistics could not be taken over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more object(s) are not in the clone</source>
        <translation>
            <numerusform>%n more object is not in the clone</numerusform>
            <numerusform>%n more objects are not in the clone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n index(es) had no scan, but the counters are too young, or of an age that is not known, to call them unused: thirty days are needed.</source>
        <translation>
            <numerusform>%n index had no scan, but the counters are too young, or of an age that is not known, to call it unused: thirty days are needed.</numerusform>
            <numerusform>%n indexes had no scan, but the counters are too young, or of an age that is not known, to call them unused: thirty days are needed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no scan for %1 days, here and on %n replica(s)</source>
        <translation>
            <numerusform>no scan for %1 days, here and on %n replica</numerusform>
            <numerusform>no scan for %1 days, here and on %n replicas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more statement(s) do not parse and are left out</source>
        <translation>
            <numerusform>%n more statement does not parse and is left out</numerusform>
            <numerusform>%n more statements do not parse and are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) that no index can serve, like SET and BEGIN, are left out</source>
        <translation>
            <numerusform>%n statement that no index can serve, like SET and BEGIN, is left out</numerusform>
            <numerusform>%n statements that no index can serve, like SET and BEGIN, are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) that weigh least are left out, for there are too many</source>
        <translation>
            <numerusform>%n statement that weighs least is left out, for there are too many</numerusform>
            <numerusform>%n statements that weigh least are left out, for there are too many</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) do not parse and are left out, the first because: %1</source>
        <translation>
            <numerusform>%n statement does not parse and is left out, the first because: %1</numerusform>
            <numerusform>%n statements do not parse and are left out, the first because: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) of other roles cannot be read; membership in pg_read_all_stats shows them</source>
        <translation>
            <numerusform>%n statement of other roles cannot be read; membership in pg_read_all_stats shows them</numerusform>
            <numerusform>%n statements of other roles cannot be read; membership in pg_read_all_stats shows them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) of the server do not parse and are left out</source>
        <translation>
            <numerusform>%n statement of the server does not parse and is left out</numerusform>
            <numerusform>%n statements of the server do not parse and are left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) are planned without the values of their parameters, which the server does not keep</source>
        <translation>
            <numerusform>%n statement is planned without the values of its parameters, which the server does not keep</numerusform>
            <numerusform>%n statements are planned without the values of their parameters, which the server does not keep</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) cannot be planned on the copy: %1</source>
        <translation>
            <numerusform>%n statement cannot be planned on the copy: %1</numerusform>
            <numerusform>%n statements cannot be planned on the copy: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>no scan for %1 days, here and on %n replica(s); not asked: %2</source>
        <translation>
            <numerusform>no scan for %1 days, here and on %n replica; not asked: %2</numerusform>
            <numerusform>no scan for %1 days, here and on %n replicas; not asked: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) stream the log from this server; whether they are replicas is seen by a role with pg_monitor</source>
        <translation>
            <numerusform>%n connection streams the log from this server; whether it is a replica is seen by a role with pg_monitor</numerusform>
            <numerusform>%n connections stream the log from this server; whether they are replicas is seen by a role with pg_monitor</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>check</name>
    <message numerus="yes">
        <source>Nothing wrong is in sight, but %n check(s) could not be made</source>
        <translation>
            <numerusform>Nothing wrong is in sight, but %n check could not be made</numerusform>
            <numerusform>Nothing wrong is in sight, but %n checks could not be made</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) of other roles cannot be seen into</source>
        <translation>
            <numerusform>%n session of another role cannot be seen into</numerusform>
            <numerusform>%n sessions of other roles cannot be seen into</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) idle in transaction, the longest for %1 (warning from %2, critical from %3)</source>
        <translation>
            <numerusform>%n session idle in transaction, the longest for %1 (warning from %2, critical from %3)</numerusform>
            <numerusform>%n sessions idle in transaction, the longest for %1 (warning from %2, critical from %3)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) idle in transaction, the longest for %1 (warning from %2, critical from %3, as set for database %4)</source>
        <translation>
            <numerusform>%n session idle in transaction, the longest for %1 (warning from %2, critical from %3, as set for database %4)</numerusform>
            <numerusform>%n sessions idle in transaction, the longest for %1 (warning from %2, critical from %3, as set for database %4)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) running for long, the longest for %1 (warning from %2, critical from %3)</source>
        <translation>
            <numerusform>%n statement running for long, the longest for %1 (warning from %2, critical from %3)</numerusform>
            <numerusform>%n statements running for long, the longest for %1 (warning from %2, critical from %3)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) running for long, the longest for %1 (warning from %2, critical from %3, as set for database %4)</source>
        <translation>
            <numerusform>%n statement running for long, the longest for %1 (warning from %2, critical from %3, as set for database %4)</numerusform>
            <numerusform>%n statements running for long, the longest for %1 (warning from %2, critical from %3, as set for database %4)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) waiting for locks, the longest for %1 (warning from %2, critical from %3)</source>
        <translation>
            <numerusform>%n session waiting for locks, the longest for %1 (warning from %2, critical from %3)</numerusform>
            <numerusform>%n sessions waiting for locks, the longest for %1 (warning from %2, critical from %3)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) waiting for locks, the longest for %1 (warning from %2, critical from %3, as set for database %4)</source>
        <translation>
            <numerusform>%n session waiting for locks, the longest for %1 (warning from %2, critical from %3, as set for database %4)</numerusform>
            <numerusform>%n sessions waiting for locks, the longest for %1 (warning from %2, critical from %3, as set for database %4)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sequence(s) may not be read</source>
        <translation>
            <numerusform>%n sequence may not be read</numerusform>
            <numerusform>%n sequences may not be read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) waiting for a restart, among them %1</source>
        <translation>
            <numerusform>%n setting waiting for a restart: %1</numerusform>
            <numerusform>%n settings waiting for a restart, among them %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (process %2) holds %n connection(s) that nobody uses, the longest for %3: taken by %4 at %5:%6, backend %7</source>
        <translation>
            <numerusform>%1 (process %2) holds %n connection that nobody uses, the longest for %3: taken by %4 at %5:%6, backend %7</numerusform>
            <numerusform>%1 (process %2) holds %n connections that nobody uses, the longest for %3: taken by %4 at %5:%6, backend %7</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 leaks: %n connection(s) that nobody uses, and its pool has none left for those who wait</source>
        <translation>
            <numerusform>%1 leaks: %n connection that nobody uses, and its pool has none left for those who wait</numerusform>
            <numerusform>%1 leaks: %n connections that nobody uses, and its pool has none left for those who wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 leaks: %n connection(s) that nobody uses</source>
        <translation>
            <numerusform>%1 leaks: %n connection that nobody uses</numerusform>
            <numerusform>%1 leaks: %n connections that nobody uses</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>connections</name>
    <message numerus="yes">
        <source>%n connection(s) never returned; %1 ago there was one more</source>
        <translation>
            <numerusform>%n connection never returned; %1 ago there was one more</numerusform>
            <numerusform>%n connections never returned; %1 ago there was one more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) never returned, one more every %1; at that rate no slot is left in %2</source>
        <translation>
            <numerusform>%n connection never returned, one more every %1; at that rate no slot is left in %2</numerusform>
            <numerusform>%n connections never returned, one more every %1; at that rate no slot is left in %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) never returned, one more every %1</source>
        <translation>
            <numerusform>%n connection never returned, one more every %1</numerusform>
            <numerusform>%n connections never returned, one more every %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) more in %1; some were given back before</source>
        <translation>
            <numerusform>%n connection more in %1; some were given back before</numerusform>
            <numerusform>%n connections more in %1; some were given back before</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) more in %1, and they are used</source>
        <translation>
            <numerusform>%n connection more in %1, and it is used</numerusform>
            <numerusform>%n connections more in %1, and they are used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) more in %1, none given back so far</source>
        <translation>
            <numerusform>%n connection more in %1, none given back so far</numerusform>
            <numerusform>%n connections more in %1, none given back so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) idle in transaction, the longest for %1</source>
        <translation>
            <numerusform>%n session idle in transaction, the longest for %1</numerusform>
            <numerusform>%n sessions idle in transaction, the longest for %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) idle for longer than %1, the longest for %2</source>
        <translation>
            <numerusform>%n connection idle for longer than %1, the longest for %2</numerusform>
            <numerusform>%n connections idle for longer than %1, the longest for %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What %n connection(s) do is hidden from our role</source>
        <translation>
            <numerusform>What %n connection does is hidden from our role</numerusform>
            <numerusform>What %n connections do is hidden from our role</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s), watched for %1 so far</source>
        <translation>
            <numerusform>%n connection, watched for %1 so far</numerusform>
            <numerusform>%n connections, watched for %1 so far</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s), no lasting growth in %1</source>
        <translation>
            <numerusform>%n connection, no lasting growth in %1</numerusform>
            <numerusform>%n connections, no lasting growth in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console</name>
    <message numerus="yes">
        <source>%n job(s) of an earlier run had not come to an end</source>
        <translation>
            <numerusform>%n job of an earlier run had not come to an end</numerusform>
            <numerusform>%n jobs of an earlier run had not come to an end</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n private cluster(s) of an earlier run were stopped</source>
        <translation>
            <numerusform>%n private cluster of an earlier run was stopped</numerusform>
            <numerusform>%n private clusters of an earlier run were stopped</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ctl</name>
    <message numerus="yes">
        <source>The application had up to %n connection(s) open</source>
        <translation>
            <numerusform>The application had up to %n connection open</numerusform>
            <numerusform>The application had up to %n connections open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n processes have a pool of this name: the busiest one&apos;s is meant</source>
        <translation>
            <numerusform>%n process has a pool of this name: that one is meant</numerusform>
            <numerusform>%n processes have a pool of this name: the busiest one&apos;s is meant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>it holds %n plan(s)</source>
        <translation>
            <numerusform>it holds %n plan</numerusform>
            <numerusform>it holds %n plans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::models::PoolModel</name>
    <message numerus="yes">
        <source>%n leak(s)</source>
        <translation>
            <numerusform>%n leak</numerusform>
            <numerusform>%n leaks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::pages::AdviceCard</name>
    <message numerus="yes">
        <source>mean %1 → %2 in %n call(s) since</source>
        <translation>
            <numerusform>mean %1 → %2 in %n call since</numerusform>
            <numerusform>mean %1 → %2 in %n calls since</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more statement(s)</source>
        <translation>
            <numerusform>and %n more statement</numerusform>
            <numerusform>and %n more statements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, foretold %2; used %n time(s)</source>
        <translation>
            <numerusform>%1, foretold %2; used %n time</numerusform>
            <numerusform>%1, foretold %2; used %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>makes %n statement(s) over 10 % dearer</source>
        <translation>
            <numerusform>makes %n statement over 10 % dearer</numerusform>
            <numerusform>makes %n statements over 10 % dearer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::pages::AdviceView</name>
    <message numerus="yes">
        <source>%n index(es) could help, %1</source>
        <translation>
            <numerusform>%n index could help, %1</numerusform>
            <numerusform>%n indexes could help, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n index(es) would cut the cost of the workload by %1, for %2</source>
        <translation>
            <numerusform>%n index would cut the cost of the workload by %1, for %2</numerusform>
            <numerusform>%n indexes would cut the cost of the workload by %1, for %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) would cost over 10 % more</source>
        <translation>
            <numerusform>%n statement would cost over 10 % more</numerusform>
            <numerusform>%n statements would cost over 10 % more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>built on a copy of %n table(s) of the server, %1</source>
        <translation>
            <numerusform>built on a copy of %n table of the server, %1</numerusform>
            <numerusform>built on a copy of %n tables of the server, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>built on a copy of %n table(s) out of %2, %1</source>
        <translation>
            <numerusform>built on a copy of %n table out of %2, %1</numerusform>
            <numerusform>built on a copy of %n tables out of %2, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s) stream from this server and were not asked: %1. What looks unused may be read there.</source>
        <translation>
            <numerusform>%n replica streams from this server and was not asked: %1. What looks unused may be read there.</numerusform>
            <numerusform>%n replicas stream from this server and were not asked: %1. What looks unused may be read there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::pages::IndexesPage</name>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n statement</numerusform>
            <numerusform>%n statements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n plan(s) in %1</source>
        <translation>
            <numerusform>%n plan in %1</numerusform>
            <numerusform>%n plans in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::pages::OverviewPage</name>
    <message numerus="yes">
        <source>session(s), longest %1</source>
        <translation>
            <numerusform>session, longest %1</numerusform>
            <numerusform>sessions, longest %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::pages::PoolPage</name>
    <message numerus="yes">
        <source>%n leak(s) suspected</source>
        <translation>
            <numerusform>%n leak suspected</numerusform>
            <numerusform>%n leaks suspected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s)</source>
        <translation>
            <numerusform>%n pool</numerusform>
            <numerusform>%n pools</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::pages::SlowPage</name>
    <message numerus="yes">
        <source>%n statement(s) since the statistics began</source>
        <translation>
            <numerusform>%n statement since the statistics began</numerusform>
            <numerusform>%n statements since the statistics began</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::shell::RailButton</name>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::shell::StatusDock</name>
    <message numerus="yes">
        <source> · %n more</source>
        <translation>
            <numerusform> · %n more</numerusform>
            <numerusform> · %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::widgets::PlanAdviceView</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::widgets::PlanSearchBar</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::widgets::PlanView</name>
    <message numerus="yes">
        <source>%n more, under Plan</source>
        <translation>
            <numerusform>%n more, under Plan</numerusform>
            <numerusform>%n more, under Plan</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::wizards::IndexBuildDialog</name>
    <message numerus="yes">
        <source>%1: about %2 rows, %3, with %n index(es) of %4</source>
        <translation>
            <numerusform>%1: about %2 rows, %3, with %n index of %4</numerusform>
            <numerusform>%1: about %2 rows, %3, with %n indexes of %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>it would wait for %n transaction(s)</source>
        <translation>
            <numerusform>it would wait for %n transaction</numerusform>
            <numerusform>it would wait for %n transactions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::wizards::IndexProveDialog</name>
    <message numerus="yes">
        <source>A private server on this machine gets the rows. The %n advised index(es) are built there, and the statements planned and run without and with each; what writes is rolled back. The copy is removed afterwards.</source>
        <translation>
            <numerusform>A private server on this machine gets the rows. The %n advised index is built there, and the statements planned and run without and with it; what writes is rolled back. The copy is removed afterwards.</numerusform>
            <numerusform>A private server on this machine gets the rows. The %n advised indexes are built there, and the statements planned and run without and with each; what writes is rolled back. The copy is removed afterwards.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s), %1 without indexes: %2</source>
        <translation>
            <numerusform>%n table, %1 without indexes: %2</numerusform>
            <numerusform>%n tables, %1 without indexes: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::wizards::ReplicasDialog</name>
    <message numerus="yes">
        <source>%n replica(s) stream from this server: %1</source>
        <translation>
            <numerusform>%n replica streams from this server: %1</numerusform>
            <numerusform>%n replicas stream from this server: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>monitor</name>
    <message numerus="yes">
        <source>%n row(s) of other roles are hidden from ours</source>
        <translation>
            <numerusform>%n row of another role is hidden from ours</numerusform>
            <numerusform>%n rows of other roles are hidden from ours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pgbouncer</name>
    <message numerus="yes">
        <source>%n client(s) waiting, the first for %1: all of PgBouncer is paused</source>
        <translation>
            <numerusform>%n client waiting, the first for %1: all of PgBouncer is paused</numerusform>
            <numerusform>%n clients waiting, the first for %1: all of PgBouncer is paused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) waiting, the first for %1: the database is paused</source>
        <translation>
            <numerusform>%n client waiting, the first for %1: the database is paused</numerusform>
            <numerusform>%n clients waiting, the first for %1: the database is paused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) waiting, the first for %1: %2 of %3 server connections are taken</source>
        <translation>
            <numerusform>%n client waiting, the first for %1: %2 of %3 server connections are taken</numerusform>
            <numerusform>%n clients waiting, the first for %1: %2 of %3 server connections are taken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) waiting, the first for %1: the database has all %2 connections that it may have</source>
        <translation>
            <numerusform>%n client waiting, the first for %1: the database has all %2 connections that it may have</numerusform>
            <numerusform>%n clients waiting, the first for %1: the database has all %2 connections that it may have</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) waiting, the first for %1: there is no server connection yet</source>
        <translation>
            <numerusform>%n client waiting, the first for %1: there is no server connection yet</numerusform>
            <numerusform>%n clients waiting, the first for %1: there is no server connection yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) waiting, the first for %1</source>
        <translation>
            <numerusform>%n client waiting, the first for %1</numerusform>
            <numerusform>%n clients waiting, the first for %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clients wait in %n pool(s), longest in %1: %2</source>
        <translation>
            <numerusform>Clients wait in %n pool, longest in %1: %2</numerusform>
            <numerusform>Clients wait in %n pools, longest in %1: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) waiting, none for long</source>
        <translation>
            <numerusform>%n client waiting, but not for long</numerusform>
            <numerusform>%n clients waiting, none for long</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plan</name>
    <message numerus="yes">
        <source>Times that do not fit together: %n more node(s)</source>
        <translation>
            <numerusform>Times that do not fit together: %n more node</numerusform>
            <numerusform>Times that do not fit together: %n more nodes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not UTF-8: %n byte(s), replaced</source>
        <translation>
            <numerusform>Not UTF-8: %n byte, replaced</numerusform>
            <numerusform>Not UTF-8: %n bytes, replaced</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not a number (NaN or Infinity): %n figure(s), left out</source>
        <translation>
            <numerusform>Not a number (NaN or Infinity): %n figure, left out</numerusform>
            <numerusform>Not a number (NaN or Infinity): %n figures, left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not understood around the plan: %n line(s), the first is line %1</source>
        <translation>
            <numerusform>Not understood around the plan: %n line, line %1</numerusform>
            <numerusform>Not understood around the plan: %n lines, the first is line %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not understood in the plan: %n more line(s)</source>
        <translation>
            <numerusform>Not understood in the plan: %n more line</numerusform>
            <numerusform>Not understood in the plan: %n more lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lines cut at the table&apos;s width without a mark were put together by their looks: %n</source>
        <translation>
            <numerusform>%n line cut at the table&apos;s width without a mark was put together by its looks</numerusform>
            <numerusform>%n lines cut at the table&apos;s width without a mark were put together by their looks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pool</name>
    <message numerus="yes">
        <source>%n connection(s) that leak were left out: a pool of any size runs dry by leaks, mend those first</source>
        <translation>
            <numerusform>%n connection that leaks was left out: a pool of any size runs dry by leaks, mend those first</numerusform>
            <numerusform>%n connections that leak were left out: a pool of any size runs dry by leaks, mend those first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) in use from the first to the last moment of the recording: counted in; if leaked, the pool can be smaller without</source>
        <translation>
            <numerusform>%n connection in use from the first to the last moment of the recording: counted in; if leaked, the pool can be smaller without</numerusform>
            <numerusform>%n connections in use from the first to the last moment of the recording: counted in; if leaked, the pool can be smaller without</numerusform>
        </translation>
    </message>
</context>
</TS>
