<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Ctl</name>
    <message>
        <source>Server: URI, &quot;key=value ...&quot; or service=NAME; else DATABASE_URL, else libpq&apos;s variables</source>
        <translation>Server: URI, &quot;key=value ...&quot; oder service=NAME; sonst DATABASE_URL, sonst die Variablen von libpq</translation>
    </message>
    <message>
        <source>A server remembered by the console</source>
        <translation>Ein Server, den die Konsole gespeichert hat</translation>
    </message>
    <message>
        <source>Howdah&apos;s own folder</source>
        <translation>Howdahs eigener Ordner</translation>
    </message>
    <message>
        <source>One JSON document on standard output</source>
        <translation>Ein JSON-Dokument auf der Standardausgabe</translation>
    </message>
    <message>
        <source>No messages on standard error but failures</source>
        <translation>Auf der Standardfehlerausgabe nur Fehler melden</translation>
    </message>
    <message>
        <source>Confirm a destructive step by naming its object</source>
        <translation>Einen zerstörenden Schritt durch Nennen seines Objekts bestätigen</translation>
    </message>
    <message>
        <source>Seconds to reach the server (10)</source>
        <translation>Sekunden, um den Server zu erreichen (10)</translation>
    </message>
    <message>
        <source>PostgreSQL from the command line, with proof: health, slow statements, plans, a demo to try them on.</source>
        <translation>PostgreSQL auf der Kommandozeile, mit Belegen: Zustand, langsame Anweisungen, Pläne, und eine Demo zum Ausprobieren.</translation>
    </message>
    <message>
        <source>The password in -d was visible to everyone on this machine; use PGPASSFILE or DATABASE_URL instead</source>
        <translation>Das Passwort in -d war für alle auf diesem Rechner sichtbar; besser PGPASSFILE oder DATABASE_URL benutzen</translation>
    </message>
    <message>
        <source>The demo is stopped; start it with: howdahctl demo start</source>
        <translation>Die Demo ist angehalten; sie startet mit: howdahctl demo start</translation>
    </message>
    <message>
        <source>There is no demo yet; make it with: howdahctl demo start</source>
        <translation>Es gibt noch keine Demo; sie entsteht mit: howdahctl demo start</translation>
    </message>
    <message>
        <source>The demo runs: PostgreSQL %1, scale %2, %3</source>
        <translation>Die Demo läuft: PostgreSQL %1, Größe %2, %3</translation>
    </message>
    <message>
        <source>with its load</source>
        <translation>mit ihrer Last</translation>
    </message>
    <message>
        <source>without its load</source>
        <translation>ohne ihre Last</translation>
    </message>
    <message>
        <source>demo: %1 (%2 of %3)</source>
        <translation>Demo: %1 (%2 von %3)</translation>
    </message>
    <message>
        <source>A private PostgreSQL with a shop&apos;s data and a load that is wrong on purpose</source>
        <translation>Ein eigenes PostgreSQL mit den Daten eines Ladens und einer absichtlich fehlerhaften Last</translation>
    </message>
    <message>
        <source>Start it, making it first when needed</source>
        <translation>Starten und vorher anlegen, wenn nötig</translation>
    </message>
    <message>
        <source>Throw its data away and make it anew</source>
        <translation>Ihre Daten verwerfen und sie neu anlegen</translation>
    </message>
    <message>
        <source>Size of the data; 1 is about 300 MB</source>
        <translation>Größe der Daten; 1 sind etwa 300 MB</translation>
    </message>
    <message>
        <source>Stop it; its data stay</source>
        <translation>Anhalten; ihre Daten bleiben</translation>
    </message>
    <message>
        <source>Say whether it runs</source>
        <translation>Sagen, ob sie läuft</translation>
    </message>
    <message>
        <source>Print the URI of its database</source>
        <translation>Die URI ihrer Datenbank ausgeben</translation>
    </message>
    <message>
        <source>■ critical</source>
        <translation>■ kritisch</translation>
    </message>
    <message>
        <source>▲ warning</source>
        <translation>▲ Warnung</translation>
    </message>
    <message>
        <source>? unknown</source>
        <translation>? unbekannt</translation>
    </message>
    <message>
        <source>✓ ok</source>
        <translation>✓ ok</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Check the server; ends with 1 when something was found</source>
        <translation>Den Server prüfen; endet mit 1, wenn etwas gefunden wurde</translation>
    </message>
    <message>
        <source>%1  %2 connections, %3 active, %4 waiting</source>
        <translation>%1  %2 Verbindungen, %3 aktiv, %4 wartend</translation>
    </message>
    <message>
        <source>, %1 transactions/s</source>
        <translation>, %1 Transaktionen/s</translation>
    </message>
    <message>
        <source>, %1 cache hits</source>
        <translation>, %1 Cache-Treffer</translation>
    </message>
    <message>
        <source>Watch the server: a line a reading, with --json a document each</source>
        <translation>Den Server beobachten: eine Zeile je Messung, mit --json je ein Dokument</translation>
    </message>
    <message>
        <source>Seconds between two readings (1)</source>
        <translation>Sekunden zwischen zwei Messungen (1)</translation>
    </message>
    <message>
        <source>Seconds after which it ends; without it, at Ctrl+C</source>
        <translation>Sekunden bis zum Ende; ohne Angabe bei Strg+C</translation>
    </message>
    <message>
        <source>Plans: read EXPLAIN output, or explain a statement</source>
        <translation>Pläne: EXPLAIN-Ausgaben lesen oder eine Anweisung untersuchen</translation>
    </message>
    <message>
        <source>Explain one statement; with --analyze it runs and is rolled back</source>
        <translation>Eine Anweisung untersuchen; mit --analyze läuft sie und wird zurückgerollt</translation>
    </message>
    <message>
        <source>Run it and measure</source>
        <translation>Ausführen und messen</translation>
    </message>
    <message>
        <source>Let a statement that writes run; it is rolled back all the same</source>
        <translation>Auch eine schreibende Anweisung ausführen; sie wird trotzdem zurückgerollt</translation>
    </message>
    <message>
        <source>With output columns and schemas</source>
        <translation>Mit Ausgabespalten und Schemas</translation>
    </message>
    <message>
        <source>Seconds after which the statement is cancelled (60)</source>
        <translation>Sekunden, nach denen die Anweisung abgebrochen wird (60)</translation>
    </message>
    <message>
        <source>total</source>
        <translation>gesamt</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>längste</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>No statement was recorded since the statistics began.</source>
        <translation>Seit Beginn der Statistik wurde keine Anweisung erfasst.</translation>
    </message>
    <message>
        <source>Statements that take the time, from pg_stat_statements</source>
        <translation>Anweisungen, die die Zeit kosten, aus pg_stat_statements</translation>
    </message>
    <message>
        <source>How many at the most (10)</source>
        <translation>Wie viele höchstens (10)</translation>
    </message>
    <message>
        <source>From which mean or longest run on a statement is marked (1000)</source>
        <translation>Ab welcher mittleren oder längsten Laufzeit eine Anweisung markiert wird (1000)</translation>
    </message>
    <message>
        <source>total, mean, calls, io, temp or wal</source>
        <translation>total, mean, calls, io, temp oder wal</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>● long</source>
        <translation>● lang</translation>
    </message>
    <message>
        <source>▲ leak</source>
        <translation>▲ Leck</translation>
    </message>
    <message>
        <source>▲ orphan</source>
        <translation>▲ verwaist</translation>
    </message>
    <message>
        <source>statement running for %1</source>
        <translation>Anweisung läuft seit %1</translation>
    </message>
    <message>
        <source>no statement for %1</source>
        <translation>seit %1 keine Anweisung</translation>
    </message>
    <message>
        <source>%1, process %2, to %3</source>
        <translation>%1, Prozess %2, zu %3</translation>
    </message>
    <message>
        <source>in use %1, idle %2, overflow %3, waiting %4; size %5, most %6</source>
        <translation>belegt %1, frei %2, Overflow %3, wartend %4; Größe %5, höchstens %6</translation>
    </message>
    <message>
        <source>%1 checkouts, waited %2 (median), %3 (p99); %4 timeouts</source>
        <translation>%1 Checkouts, gewartet %2 (Median), %3 (p99); %4 Timeouts</translation>
    </message>
    <message>
        <source>the last connect failed: %1</source>
        <translation>der letzte Verbindungsaufbau ist gescheitert: %1</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>held</source>
        <translation>gehalten</translation>
    </message>
    <message>
        <source>backend</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>borrowed by</source>
        <translation>ausgeliehen von</translation>
    </message>
    <message>
        <source>doing</source>
        <translation>Tätigkeit</translation>
    </message>
    <message>
        <source>last statement</source>
        <translation>letzte Anweisung</translation>
    </message>
    <message>
        <source>No process of this account has a pool open.</source>
        <translation>Kein Prozess dieses Kontos hat einen Pool offen.</translation>
    </message>
    <message>
        <source>Connection pools: what they do, what size they should be</source>
        <translation>Verbindungspools: was sie tun, welche Größe sie haben sollten</translation>
    </message>
    <message>
        <source>The pools of every program of this account that uses Howdah&apos;s; ends with 1 when one leaks</source>
        <translation>Die Pools aller Programme dieses Kontos, die Howdahs Pool benutzen; endet mit 1, wenn einer ein Leck hat</translation>
    </message>
    <message>
        <source>Replace a pool&apos;s connections: idle ones now, others when they are returned</source>
        <translation>Die Verbindungen eines Pools ersetzen: freie sofort, andere bei ihrer Rückgabe</translation>
    </message>
    <message>
        <source>Asked for; connections in use are replaced when they are returned.</source>
        <translation>Angefordert; belegte Verbindungen werden bei ihrer Rückgabe ersetzt.</translation>
    </message>
    <message>
        <source>Process, as pool status names it</source>
        <translation>Prozess, wie pool status ihn nennt</translation>
    </message>
    <message>
        <source>Pool of that process (1)</source>
        <translation>Pool dieses Prozesses (1)</translation>
    </message>
    <message>
        <source>Only the connection of this lease</source>
        <translation>Nur die Verbindung dieser Ausleihe</translation>
    </message>
    <message>
        <source>what</source>
        <translation>was</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>how</source>
        <translation>wie</translation>
    </message>
    <message>
        <source>checkout and return</source>
        <translation>Checkout und Rückgabe</translation>
    </message>
    <message>
        <source>uncontended, with figures and leak context</source>
        <translation>ohne Konkurrenz, mit Zählern und Leckkontext</translation>
    </message>
    <message>
        <source>pooled to raw</source>
        <translation>Pool zu direkt</translation>
    </message>
    <message>
        <source>statements a second with the pool to those without, on the same backend</source>
        <translation>Anweisungen je Sekunde mit dem Pool zu denen ohne, auf demselben Backend</translation>
    </message>
    <message>
        <source>50 threads on 20 connections, held 1 ms</source>
        <translation>50 Threads auf 20 Verbindungen, je 1 ms gehalten</translation>
    </message>
    <message>
        <source>operations</source>
        <translation>Operationen</translation>
    </message>
    <message>
        <source>wait, p99</source>
        <translation>Wartezeit, p99</translation>
    </message>
    <message>
        <source>fairness</source>
        <translation>Fairness</translation>
    </message>
    <message>
        <source>the same; least served thread to most served</source>
        <translation>dasselbe; der am wenigsten bediente Thread zum am meisten bedienten</translation>
    </message>
    <message>
        <source>50 requests, 5 idle connections, 150 ms to connect, 2 ms of work</source>
        <translation>50 Anforderungen, 5 freie Verbindungen, 150 ms Verbindungsaufbau, 2 ms Arbeit</translation>
    </message>
    <message>
        <source>spike</source>
        <translation>Lastspitze</translation>
    </message>
    <message>
        <source>opened in the spike</source>
        <translation>in der Lastspitze geöffnet</translation>
    </message>
    <message>
        <source>server restarted under 20 connections, 60 queries, twice</source>
        <translation>Server unter 20 Verbindungen neu gestartet, 60 Abfragen, zweimal</translation>
    </message>
    <message>
        <source>errors after a restart</source>
        <translation>Fehler nach einem Neustart</translation>
    </message>
    <message>
        <source>first success</source>
        <translation>erster Erfolg</translation>
    </message>
    <message>
        <source>connects while down</source>
        <translation>Verbindungsversuche während des Ausfalls</translation>
    </message>
    <message>
        <source>server stopped, 50 threads waiting</source>
        <translation>Server angehalten, 50 Threads warten</translation>
    </message>
    <message>
        <source>connecting each time</source>
        <translation>jedes Mal neu verbinden</translation>
    </message>
    <message>
        <source>what a statement then takes, to one through the pool</source>
        <translation>was eine Anweisung dann braucht, zu einer über den Pool</translation>
    </message>
    <message>
        <source>The bench stops and restarts its server, so it takes one of its own: -d, --profile and DATABASE_URL are not used</source>
        <translation>Die Messung hält ihren Server an und startet ihn neu, daher nimmt sie einen eigenen: -d, --profile und DATABASE_URL werden nicht benutzt</translation>
    </message>
    <message>
        <source>bench: %1</source>
        <translation>Messung: %1</translation>
    </message>
    <message>
        <source>bench: starting a server</source>
        <translation>Messung: ein Server wird gestartet</translation>
    </message>
    <message>
        <source>Measure the pool on a server of its own, never on yours</source>
        <translation>Den Pool auf einem eigenen Server messen, nie auf dem des Benutzers</translation>
    </message>
    <message>
        <source>For each of the longer measurements (3)</source>
        <translation>Für jede der längeren Messungen (3)</translation>
    </message>
    <message>
        <source>Short: good for trying it, not for figures</source>
        <translation>Kurz: gut zum Ausprobieren, nicht für Messwerte</translation>
    </message>
    <message>
        <source>Recording for %1 …</source>
        <translation>Zeichnet %1 lang auf …</translation>
    </message>
    <message>
        <source>size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>overflow</source>
        <translation>Overflow</translation>
    </message>
    <message>
        <source>wait p50</source>
        <translation>Wartezeit p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>p99 of replays</source>
        <translation>p99 der Wiederholungen</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>belegt</translation>
    </message>
    <message>
        <source>connects/s</source>
        <translation>Verbindungsaufbauten/s</translation>
    </message>
    <message>
        <source>◀ recommended</source>
        <translation>◀ empfohlen</translation>
    </message>
    <message>
        <source>◀ today</source>
        <translation>◀ heute</translation>
    </message>
    <message>
        <source>Recorded: %1 checkouts in %2.</source>
        <translation>Aufgezeichnet: %1 Checkouts in %2.</translation>
    </message>
    <message>
        <source>They are held for %1 on average: %2 connections at once.</source>
        <translation>Sie werden im Mittel %1 gehalten: %2 Verbindungen zugleich.</translation>
    </message>
    <message>
        <source>What size the pool should be, by simulation of what was recorded</source>
        <translation>Welche Größe der Pool haben sollte, durch Simulation des Aufgezeichneten</translation>
    </message>
    <message>
        <source>What is asked: feed (the programs&apos; own pools), pgbouncer (-d leads to it), activity (the server&apos;s sessions)</source>
        <translation>Was gefragt wird: feed (die Pools der Programme selbst), pgbouncer (-d führt dorthin), activity (die Sitzungen des Servers)</translation>
    </message>
    <message>
        <source>Only this application; of PgBouncer only this database</source>
        <translation>Nur diese Anwendung; bei PgBouncer nur diese Datenbank</translation>
    </message>
    <message>
        <source>How long to record (30)</source>
        <translation>Wie lange aufgezeichnet wird (30)</translation>
    </message>
    <message>
        <source>99 of 100 checkouts are to wait no longer than this (10)</source>
        <translation>99 von 100 Checkouts sollen höchstens so lange warten (10)</translation>
    </message>
    <message>
        <source>Today&apos;s size, to compare</source>
        <translation>Heutige Größe, zum Vergleich</translation>
    </message>
    <message>
        <source>Today&apos;s overflow, to compare</source>
        <translation>Heutiger Overflow, zum Vergleich</translation>
    </message>
    <message>
        <source>Cores of the server, which cannot be asked for</source>
        <translation>Kerne des Servers, der danach nicht gefragt werden kann</translation>
    </message>
    <message>
        <source>PgBouncer %1 at %2: %3</source>
        <translation>PgBouncer %1 auf %2: %3</translation>
    </message>
    <message>
        <source>%1 of %2 clients</source>
        <translation>%1 von %2 Clients</translation>
    </message>
    <message>
        <source>user</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>longest wait</source>
        <translation>längste Wartezeit</translation>
    </message>
    <message>
        <source>clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>active</source>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>trans./s</source>
        <translation>Trans./s</translation>
    </message>
    <message>
        <source>what it means</source>
        <translation>was das heißt</translation>
    </message>
    <message>
        <source>No client has connected through it yet.</source>
        <translation>Noch hat sich kein Client darüber verbunden.</translation>
    </message>
    <message>
        <source>The pools of a PgBouncer, -d leads to it; ends with 1 when clients wait too long</source>
        <translation>Die Pools eines PgBouncers, zu dem -d führt; endet mit 1, wenn Clients zu lange warten</translation>
    </message>
    <message>
        <source>Between the two readings that rates are taken from (1)</source>
        <translation>Zwischen den beiden Ablesungen, aus denen die Raten folgen (1)</translation>
    </message>
    <message>
        <source>advise: %1</source>
        <translation>Beratung: %1</translation>
    </message>
    <message>
        <source>What all new indexes together may take, as 200MB; else as much as they are worth</source>
        <translation>Was alle neuen Indexe zusammen belegen dürfen, etwa 200MB; sonst so viel, wie sie wert sind</translation>
    </message>
    <message>
        <source>New indexes at most (10)</source>
        <translation>Höchstzahl neuer Indexe (10)</translation>
    </message>
    <message>
        <source>How advice is proved: clone (a private copy of schema and statistics, without data) or hypopg (the extension on the server)</source>
        <translation>Wie Vorschläge belegt werden: clone (eine eigene Kopie von Schema und Statistik, ohne Daten) oder hypopg (die Erweiterung auf dem Server)</translation>
    </message>
    <message>
        <source>Which indexes to create and to drop, each with its proof</source>
        <translation>Welche Indexe anzulegen und zu löschen sind, jeder mit Beleg</translation>
    </message>
    <message>
        <source>For what the server runs, or a file of statements</source>
        <translation>Für das, was der Server ausführt, oder für eine Datei mit Anweisungen</translation>
    </message>
    <message>
        <source>Statements from a file instead of pg_stat_statements</source>
        <translation>Anweisungen aus einer Datei statt aus pg_stat_statements</translation>
    </message>
    <message>
        <source>For one statement; it does not run</source>
        <translation>Für eine Anweisung; sie läuft nicht</translation>
    </message>
    <message numerus="yes">
        <source>The first of %n plans; --plan chooses another</source>
        <translation>
            <numerusform>Der erste von %n Plänen; --plan wählt einen anderen</numerusform>
            <numerusform>Der erste von %n Plänen; --plan wählt einen anderen</numerusform>
        </translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>Nach %1 geschrieben</translation>
    </message>
    <message>
        <source>Value of $1, then of $2 …, as the server reads it; \N is NULL</source>
        <translation>Wert von $1, dann von $2 …, wie der Server ihn liest; \N ist NULL</translation>
    </message>
    <message>
        <source>The plan that holds for all values</source>
        <translation>Der Plan, der für alle Werte gilt</translation>
    </message>
    <message>
        <source>With --analyze: what was written to the WAL</source>
        <translation>Mit --analyze: was ins WAL geschrieben wurde</translation>
    </message>
    <message>
        <source>What planning took (servers from 17 on)</source>
        <translation>Was das Planen gebraucht hat (Server ab 17)</translation>
    </message>
    <message>
        <source>With --analyze: what making text or binary of the rows takes (servers from 17 on)</source>
        <translation>Mit --analyze: was die Umwandlung der Zeilen in Text oder Binärform braucht (Server ab 17)</translation>
    </message>
    <message>
        <source>With --analyze: each node&apos;s time (on); measuring it takes time too</source>
        <translation>Mit --analyze: die Zeit jedes Knotens (on); auch das Messen braucht Zeit</translation>
    </message>
    <message>
        <source>Blocks read and found (on)</source>
        <translation>Gelesene und gefundene Blöcke (on)</translation>
    </message>
    <message>
        <source>Settings that are not the default (on)</source>
        <translation>Einstellungen, die vom Standard abweichen (on)</translation>
    </message>
    <message>
        <source>Estimates (on)</source>
        <translation>Schätzungen (on)</translation>
    </message>
    <message>
        <source>Time of planning and execution (on)</source>
        <translation>Zeit von Planung und Ausführung (on)</translation>
    </message>
    <message>
        <source>text, json, html or svg</source>
        <translation>text, json, html oder svg</translation>
    </message>
    <message>
        <source>Replace names and constants, to show the plan to others</source>
        <translation>Namen und Konstanten ersetzen, um den Plan anderen zu zeigen</translation>
    </message>
    <message>
        <source>Write to this file</source>
        <translation>In diese Datei schreiben</translation>
    </message>
    <message>
        <source>Which plan of several, from 1</source>
        <translation>Welcher von mehreren Plänen, ab 1</translation>
    </message>
    <message>
        <source>Compare two plans of one statement: shape first, then figures</source>
        <translation>Zwei Pläne einer Anweisung vergleichen: zuerst die Form, dann die Zahlen</translation>
    </message>
    <message>
        <source>Which plan of several in each file, from 1</source>
        <translation>Welcher von mehreren Plänen in jeder Datei, ab 1</translation>
    </message>
    <message>
        <source>Read what EXPLAIN wrote (text, JSON, YAML, XML, logs) from a file, or - for standard input</source>
        <translation>Liest, was EXPLAIN schrieb (Text, JSON, YAML, XML, Protokolle), aus einer Datei oder mit - von der Standardeingabe</translation>
    </message>
    <message>
        <source>built: also builds and measures the advised indexes on a private copy of the tables that the statements touch, made by pg_dump (ACCESS SHARE locks, one snapshot)</source>
        <translation>built: baut die vorgeschlagenen Indexe außerdem auf einer eigenen Kopie der Tabellen auf, die die Anweisungen berühren, und misst; die Kopie macht pg_dump (ACCESS SHARE-Sperren, ein Snapshot)</translation>
    </message>
    <message>
        <source>With --prove built: out of this backup of pg_dump&apos;s (custom, directory, tar or script) instead of the server</source>
        <translation>Mit --prove built: aus diesem Backup von pg_dump (custom, directory, tar oder Skript) statt vom Server</translation>
    </message>
    <message>
        <source>With --prove built: most that is copied (2GB)</source>
        <translation>Mit --prove built: wie viel höchstens kopiert wird (2GB)</translation>
    </message>
    <message>
        <source>The advice goes by the plan alone: %1</source>
        <translation>Die Vorschläge richten sich allein nach dem Plan: %1</translation>
    </message>
    <message>
        <source>A physical replica of the server, whose scans count too before an index is called unused; once for each; else DATABASE_REPLICA_URL</source>
        <translation>Ein physisches Replikat des Servers, dessen Scans auch zählen, bevor ein Index unbenutzt heißt; einmal für jedes; sonst DATABASE_REPLICA_URL</translation>
    </message>
    <message>
        <source>Ask no replica, not even the one of DATABASE_REPLICA_URL</source>
        <translation>Kein Replikat fragen, auch nicht das von DATABASE_REPLICA_URL</translation>
    </message>
    <message>
        <source>Reads no rows: some are else, where statistics do not tell how large an index would be, or of an expression&apos;s values</source>
        <translation>Liest keine Zeilen; sonst werden einige gelesen, wo Statistiken nichts über die Größe eines Index oder die Werte eines Ausdrucks sagen</translation>
    </message>
</context>
<context>
    <name>IndexAdvice</name>
    <message>
        <source>not proved</source>
        <translation>nicht belegt</translation>
    </message>
    <message>
        <source>on a clone</source>
        <translation>auf einem Klon</translation>
    </message>
    <message>
        <source>by HypoPG</source>
        <translation>durch HypoPG</translation>
    </message>
    <message>
        <source>built</source>
        <translation>aufgebaut</translation>
    </message>
    <message>
        <source>falls short</source>
        <translation>bleibt zurück</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>nicht benutzt</translation>
    </message>
    <message>
        <source>slower</source>
        <translation>langsamer</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Slow queries</source>
        <translation>Slow Queries</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Index advisor</source>
        <translation>Indexberater</translation>
    </message>
</context>
<context>
    <name>PlanDetails</name>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>%1 loops</source>
        <translation>%1 Durchläufe</translation>
    </message>
    <message>
        <source>worker %1</source>
        <translation>Worker %1</translation>
    </message>
    <message>
        <source>own blocks</source>
        <translation>eigene Blöcke</translation>
    </message>
    <message>
        <source>%1 hit, %2 read</source>
        <translation>%1 Treffer, %2 gelesen</translation>
    </message>
    <message>
        <source>read from outside</source>
        <translation>von außerhalb gelesen</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>%1 dirtied, %2 written</source>
        <translation>%1 verändert, %2 geschrieben</translation>
    </message>
    <message>
        <source>temporary</source>
        <translation>temporär</translation>
    </message>
    <message>
        <source>%1 read, %2 written</source>
        <translation>%1 gelesen, %2 geschrieben</translation>
    </message>
    <message>
        <source>I/O time</source>
        <translation>I/O-Zeit</translation>
    </message>
    <message>
        <source>%1 reading, %2 writing</source>
        <translation>%1 beim Lesen, %2 beim Schreiben</translation>
    </message>
    <message>
        <source>part of the plan</source>
        <translation>Teil des Plans</translation>
    </message>
    <message>
        <source>own time</source>
        <translation>eigene Zeit</translation>
    </message>
    <message>
        <source>never run</source>
        <translation>nie ausgeführt</translation>
    </message>
    <message>
        <source>with children</source>
        <translation>mit Kindern</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>%1 to start, %2 in all</source>
        <translation>%1 bis zum Start, %2 insgesamt</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>%1 expected, %2 came</source>
        <translation>%1 erwartet, %2 gekommen</translation>
    </message>
    <message>
        <source>%1 expected</source>
        <translation>%1 erwartet</translation>
    </message>
    <message>
        <source>loops</source>
        <translation>Durchläufe</translation>
    </message>
    <message>
        <source>rows of all loops</source>
        <translation>Zeilen aller Durchläufe</translation>
    </message>
    <message>
        <source>width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>%1 B a row</source>
        <translation>%1 B je Zeile</translation>
    </message>
    <message>
        <source>execution</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>planning</source>
        <translation>Planung</translation>
    </message>
    <message>
        <source>query id</source>
        <translation>Query-ID</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Settings that are not the default</source>
        <translation>Einstellungen, die vom Standard abweichen</translation>
    </message>
    <message>
        <source>Said beside the tree</source>
        <translation>Neben dem Baum angegeben</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>Zweifel</translation>
    </message>
</context>
<context>
    <name>PlanGraph</name>
    <message>
        <source>cost %1</source>
        <translation>Kosten %1</translation>
    </message>
    <message>
        <source>never run</source>
        <translation>nie ausgeführt</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>off by %1</source>
        <translation>um %1 daneben</translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>cost %1</source>
        <translation>Kosten %1</translation>
    </message>
</context>
<context>
    <name>PoolSources</name>
    <message>
        <source>this console</source>
        <translation>diese Konsole</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <source>process %1, to %2</source>
        <translation>Prozess %1, zu %2</translation>
    </message>
</context>
<context>
    <name>advice</name>
    <message>
        <source>Refresh what the planner knows of the table</source>
        <translation>Auffrischen, was der Planer über die Tabelle weiß</translation>
    </message>
    <message>
        <source>In memory it would need about %1: read fewer or narrower rows, or in the order of an index</source>
        <translation>Im Speicher bräuchte es etwa %1: weniger oder schmalere Zeilen lesen, oder in der Reihenfolge eines Index</translation>
    </message>
    <message>
        <source>Allow more memory for this session; every such operation of every session may take as much, so do not set it for the whole server</source>
        <translation>Dieser Sitzung mehr Speicher erlauben; jede solche Operation jeder Sitzung kann so viel belegen, daher nicht für den ganzen Server setzen</translation>
    </message>
    <message>
        <source>%1: the condition hides a column behind %2</source>
        <translation>%1: die Bedingung verbirgt eine Spalte hinter %2</translation>
    </message>
    <message>
        <source>%1 was reckoned for %2 rows in %3 to keep %4; the planner, which knows nothing of its values, expected %5 a loop</source>
        <translation>%1 wurde für %2 Zeilen in %3 berechnet, um %4 zu behalten; der Planer, der von den Werten nichts weiß, hat %5 je Durchlauf erwartet</translation>
    </message>
    <message>
        <source>An index on the expression; ANALYZE after it gives the planner its values too</source>
        <translation>Ein Index auf den Ausdruck; ein ANALYZE danach gibt dem Planer auch seine Werte</translation>
    </message>
    <message>
        <source>Where only the estimate matters: statistics on the expression (server 14 and later), and ANALYZE after it</source>
        <translation>Wo nur die Schätzung zählt: Statistik auf den Ausdruck (ab Server 14), und danach ANALYZE</translation>
    </message>
    <message>
        <source>An index on the expression, if its function is immutable; or a condition on the bare column</source>
        <translation>Ein Index auf den Ausdruck, wenn seine Funktion immutable ist; oder eine Bedingung auf die bloße Spalte</translation>
    </message>
    <message>
        <source>%1: %2 is cast to %3 in every row, so that no index on it can serve</source>
        <translation>%1: %2 wird in jeder Zeile in %3 umgewandelt, so dass kein Index darauf dienen kann</translation>
    </message>
    <message>
        <source>%1 rows were cast and compared in %2 to keep %3</source>
        <translation>%1 Zeilen wurden in %2 umgewandelt und verglichen, um %3 zu behalten</translation>
    </message>
    <message>
        <source>Cast the value, not the column: this condition in place of %1</source>
        <translation>Den Wert umwandeln, nicht die Spalte: diese Bedingung anstelle von %1</translation>
    </message>
    <message>
        <source>Cast the value, not the column: compare %1 with a value of its own type</source>
        <translation>Den Wert umwandeln, nicht die Spalte: %1 mit einem Wert des eigenen Typs vergleichen</translation>
    </message>
    <message>
        <source>%1: a pattern was tried on %2 rows</source>
        <translation>%1: ein Muster wurde an %2 Zeilen geprüft</translation>
    </message>
    <message>
        <source>%1 took %3, rows that meet it: %2; a plain index does not know where in a text a part stands</source>
        <translation>%1 hat %3 gebraucht, passende Zeilen: %2; ein einfacher Index weiß nicht, wo in einem Text ein Teil steht</translation>
    </message>
    <message>
        <source>%1 took %3, rows that meet it: %2; only an index in the order of bytes finds a beginning</source>
        <translation>%1 hat %3 gebraucht, passende Zeilen: %2; nur ein Index in der Reihenfolge der Bytes findet einen Anfang</translation>
    </message>
    <message>
        <source>An index on %1 with text_pattern_ops</source>
        <translation>Ein Index auf %1 mit text_pattern_ops</translation>
    </message>
    <message>
        <source>A GIN index on %1 with gin_trgm_ops, of the extension pg_trgm</source>
        <translation>Ein GIN-Index auf %1 mit gin_trgm_ops, aus der Erweiterung pg_trgm</translation>
    </message>
    <message>
        <source>An index that finds beginnings</source>
        <translation>Ein Index, der Anfänge findet</translation>
    </message>
    <message>
        <source>A trigram index needs three letters in a row: ask for a longer part</source>
        <translation>Ein Trigramm-Index braucht drei Buchstaben in Folge: nach einem längeren Teil suchen</translation>
    </message>
    <message>
        <source>A trigram index; needs the extension pg_trgm in this database</source>
        <translation>Ein Trigramm-Index; braucht die Erweiterung pg_trgm in dieser Datenbank</translation>
    </message>
    <message>
        <source>Where pg_trgm is not there yet, before it</source>
        <translation>Davor, wo pg_trgm noch fehlt</translation>
    </message>
    <message>
        <source>Rows a loop: %1 expected, %2 found, too few by %3</source>
        <translation>Zeilen je Durchlauf: %1 erwartet, %2 gefunden, um %3 zu wenig erwartet</translation>
    </message>
    <message>
        <source>Rows a loop: %1 expected, %2 found, too many by %3</source>
        <translation>Zeilen je Durchlauf: %1 erwartet, %2 gefunden, um %3 zu viel erwartet</translation>
    </message>
    <message>
        <source>%1: the planner was wrong about the rows</source>
        <translation>%1: der Planer hat sich bei den Zeilen verschätzt</translation>
    </message>
    <message>
        <source>If fresh statistics are as wrong: look at more of the column&apos;s values, and ANALYZE after it</source>
        <translation>Wenn frische Statistik ebenso falsch ist: mehr Werte der Spalte ansehen, und danach ANALYZE</translation>
    </message>
    <message>
        <source>A function or cast around a column hides its values from the planner: statistics or an index on the expression show them</source>
        <translation>Eine Funktion oder ein Cast um eine Spalte verbirgt ihre Werte vor dem Planer: Statistik oder ein Index auf den Ausdruck zeigt sie</translation>
    </message>
    <message>
        <source>The statistics are fresh: the condition itself is what the planner cannot judge</source>
        <translation>Die Statistik ist frisch: die Bedingung selbst kann der Planer nicht beurteilen</translation>
    </message>
    <message>
        <source>%1: columns that go together were taken to be independent</source>
        <translation>%1: zusammengehörige Spalten wurden für unabhängig gehalten</translation>
    </message>
    <message>
        <source>Where each condition alone is estimated well and one of %1 decides the other: how far it does, and ANALYZE after it</source>
        <translation>Wo jede Bedingung für sich gut geschätzt ist und eine der Spalten %1 die andere bestimmt: wie weit sie das tut, und danach ANALYZE</translation>
    </message>
    <message>
        <source>Or, where a few hundred combinations make up most rows: those combinations</source>
        <translation>Oder, wo ein paar hundert Kombinationen die meisten Zeilen ausmachen: diese Kombinationen</translation>
    </message>
    <message>
        <source>The number of groups by %1 was misjudged</source>
        <translation>Die Zahl der Gruppen nach %1 wurde falsch geschätzt</translation>
    </message>
    <message>
        <source>Expected were %1, there were %2; how groups are made and joined further on was chosen by that</source>
        <translation>Erwartet waren %1, gekommen sind %2; wie Gruppen gebildet und weiter verbunden werden, wurde danach gewählt</translation>
    </message>
    <message>
        <source>Count the combinations that there are, and ANALYZE after it</source>
        <translation>Die vorhandenen Kombinationen zählen, und danach ANALYZE</translation>
    </message>
    <message>
        <source>If that is not enough: the column&apos;s number of values is hard to sample, look at more of them, or set n_distinct to what you know</source>
        <translation>Wenn das nicht reicht: die Zahl der Werte der Spalte ist schwer aus Stichproben zu bestimmen; mehr davon ansehen oder n_distinct auf den bekannten Wert setzen</translation>
    </message>
    <message>
        <source>Of an expression the planner knows the number of values only by statistics on it (CREATE STATISTICS, server 14 and later), across tables not at all</source>
        <translation>Von einem Ausdruck kennt der Planer die Zahl der Werte nur durch Statistik darauf (CREATE STATISTICS, ab Server 14), über Tabellen hinweg gar nicht</translation>
    </message>
    <message>
        <source>An index on the column that joins</source>
        <translation>Ein Index auf die Spalte, über die verbunden wird</translation>
    </message>
    <message>
        <source>Its inner side, %1, ran %2 times and took %3</source>
        <translation>Seine innere Seite, %1, lief %2 Mal und hat %3 gebraucht</translation>
    </message>
    <message>
        <source>Where no statistics help: put the outer side into WITH … AS MATERIALIZED, which the planner takes to be many rows, or try SET enable_nestloop = off in this session to see what the other plan takes</source>
        <translation>Wo keine Statistik hilft: die äußere Seite in WITH … AS MATERIALIZED setzen, wofür der Planer viele Zeilen annimmt, oder in dieser Sitzung SET enable_nestloop = off versuchen, um zu sehen, was der andere Plan braucht</translation>
    </message>
    <message>
        <source>%1: the whole table was read %2 times</source>
        <translation>%1: die ganze Tabelle wurde %2 Mal gelesen</translation>
    </message>
    <message>
        <source>Once for every row of what it is joined with; together it took %1</source>
        <translation>Einmal für jede Zeile dessen, womit sie verbunden wird; zusammen hat das %1 gebraucht</translation>
    </message>
    <message>
        <source>An index on the column that joins, or a join by equality, which can be hashed</source>
        <translation>Ein Index auf die Spalte, über die verbunden wird, oder ein Join über Gleichheit, der sich hashen lässt</translation>
    </message>
    <message>
        <source>%1 pairs of rows were put together, %2 were kept</source>
        <translation>%1 Zeilenpaare wurden gebildet, %2 behalten</translation>
    </message>
    <message>
        <source>%1 was tested on every pair, in %2</source>
        <translation>%1 wurde an jedem Paar geprüft, in %2</translation>
    </message>
    <message>
        <source>Join by an equality too, so that rows can be hashed or merged; for ranges a GiST index on a range type (&amp;&amp;) finds the few that overlap</source>
        <translation>Auch über eine Gleichheit verbinden, damit sich Zeilen hashen oder mischen lassen; bei Bereichen findet ein GiST-Index auf einen Range-Typ (&amp;&amp;) die wenigen, die sich überschneiden</translation>
    </message>
    <message>
        <source>An OR across tables is tested only after they are joined</source>
        <translation>Ein OR über Tabellen hinweg wird erst nach dem Verbinden geprüft</translation>
    </message>
    <message>
        <source>%1 can use no index of either table: all rows are joined first</source>
        <translation>%1 kann keinen Index der beiden Tabellen nutzen: zuerst werden alle Zeilen verbunden</translation>
    </message>
    <message>
        <source>One SELECT for each side of the OR, put together by UNION (which also takes away rows that are the same in all columns: select a key)</source>
        <translation>Ein SELECT für jede Seite des OR, verbunden durch UNION (das auch Zeilen entfernt, die in allen Spalten gleich sind: einen Schlüssel mit auswählen)</translation>
    </message>
    <message>
        <source>A subquery ran %1 times</source>
        <translation>Eine Unterabfrage lief %1 Mal</translation>
    </message>
    <message>
        <source>%1 is asked anew for every row of %2; together that took %3</source>
        <translation>%1 wird für jede Zeile von %2 neu gefragt; zusammen hat das %3 gebraucht</translation>
    </message>
    <message>
        <source>Where it is NOT IN (SELECT …): write NOT EXISTS with the columns compared inside, which becomes an anti join; the two differ when the subquery gives NULLs</source>
        <translation>Bei NOT IN (SELECT …): NOT EXISTS mit dem Spaltenvergleich darin schreiben, daraus wird ein Anti Join; beide unterscheiden sich, wenn die Unterabfrage NULL liefert</translation>
    </message>
    <message>
        <source>Join what the subquery reads, grouped by the column it is asked by, or LEFT JOIN LATERAL it</source>
        <translation>Was die Unterabfrage liest, nach der abgefragten Spalte gruppiert verbinden, oder mit LEFT JOIN LATERAL</translation>
    </message>
    <message>
        <source>WITH %1: %2 rows were made, %3 were used</source>
        <translation>WITH %1: %2 Zeilen wurden erzeugt, %3 benutzt</translation>
    </message>
    <message>
        <source>It is kept apart from the statement, so that %1 is tested only when all its rows are there; making and reading them took %2</source>
        <translation>Es wird von der Anweisung getrennt gehalten, so dass %1 erst geprüft wird, wenn alle Zeilen da sind; sie zu erzeugen und zu lesen hat %2 gebraucht</translation>
    </message>
    <message>
        <source>Write AS NOT MATERIALIZED, so that the condition reaches the tables inside; a volatile function in it keeps it apart all the same: then move the condition inside yourself</source>
        <translation>AS NOT MATERIALIZED schreiben, damit die Bedingung die Tabellen darin erreicht; eine volatile Funktion darin hält es trotzdem getrennt: dann die Bedingung selbst hineinsetzen</translation>
    </message>
    <message>
        <source>An index in this order, which spares the sort where few rows are wanted</source>
        <translation>Ein Index in dieser Reihenfolge, der die Sortierung erspart, wo wenige Zeilen gewünscht sind</translation>
    </message>
    <message>
        <source>A sort wrote %1 to disk</source>
        <translation>Eine Sortierung hat %1 auf die Platte geschrieben</translation>
    </message>
    <message>
        <source>%1 rows were sorted by %2 in %3; with the memory allowed they did not fit</source>
        <translation>%1 Zeilen wurden in %3 nach %2 sortiert; sie passten nicht in den erlaubten Speicher</translation>
    </message>
    <message>
        <source>A hash join went to disk in %1 batches</source>
        <translation>Ein Hash Join ging in %1 Batches auf die Platte</translation>
    </message>
    <message>
        <source>%1 rows did not fit into the hash table&apos;s %2; filling it and joining took %3</source>
        <translation>%1 Zeilen passten nicht in die Hashtabelle von %2; sie zu füllen und zu verbinden hat %3 gebraucht</translation>
    </message>
    <message>
        <source>Or only for hashes: a larger multiple of work_mem, never a smaller one</source>
        <translation>Oder nur für Hashes: ein größeres Vielfaches von work_mem, nie ein kleineres</translation>
    </message>
    <message>
        <source>It was planned with fewer batches: more rows came than expected, or one value is so common that its rows cannot be divided</source>
        <translation>Geplant waren weniger Batches: es kamen mehr Zeilen als erwartet, oder ein Wert ist so häufig, dass sich seine Zeilen nicht aufteilen lassen</translation>
    </message>
    <message>
        <source>Grouping wrote %1 to disk</source>
        <translation>Das Gruppieren hat %1 auf die Platte geschrieben</translation>
    </message>
    <message>
        <source>%1 groups by %2 did not fit into memory; grouping took %3</source>
        <translation>%1 Gruppen nach %2 passten nicht in den Speicher; das Gruppieren hat %3 gebraucht</translation>
    </message>
    <message>
        <source>Group by fewer or narrower columns: other columns of the same row can be joined to the groups afterwards</source>
        <translation>Nach weniger oder schmaleren Spalten gruppieren: andere Spalten derselben Zeile lassen sich danach mit den Gruppen verbinden</translation>
    </message>
    <message>
        <source>Memoize found %1 of %2 lookups</source>
        <translation>Memoize hat %1 von %2 Suchen aus dem Speicher beantwortet</translation>
    </message>
    <message>
        <source>It threw %1 results away to make room for others; the lookups took %2</source>
        <translation>Es hat %1 Ergebnisse verworfen, um Platz für andere zu schaffen; die Suchen haben %2 gebraucht</translation>
    </message>
    <message>
        <source>Most values came once, so that keeping results paid little; the lookups took %1</source>
        <translation>Die meisten Werte kamen einmal, so dass sich das Aufheben der Ergebnisse wenig gelohnt hat; die Suchen haben %1 gebraucht</translation>
    </message>
    <message>
        <source>The planner expected fewer different values: ANALYZE the table they come from, or set n_distinct of its column (ALTER TABLE … ALTER COLUMN … SET (n_distinct = …))</source>
        <translation>Der Planer hat weniger verschiedene Werte erwartet: ANALYZE für die Tabelle, aus der sie kommen, oder n_distinct ihrer Spalte setzen (ALTER TABLE … ALTER COLUMN … SET (n_distinct = …))</translation>
    </message>
    <message>
        <source>OFFSET: %1 rows were made and left out</source>
        <translation>OFFSET: %1 Zeilen wurden erzeugt und weggelassen</translation>
    </message>
    <message>
        <source>For %1 rows that were shown, in %2; every further page takes longer</source>
        <translation>Für %1 gezeigte Zeilen, in %2; jede weitere Seite dauert länger</translation>
    </message>
    <message>
        <source>Page by key: WHERE (order columns) &gt; (those of the last row shown) ORDER BY … LIMIT …, with an index on the order&apos;s columns and a unique one last</source>
        <translation>Nach Schlüssel blättern: WHERE (Sortierspalten) &gt; (die der letzten gezeigten Zeile) ORDER BY … LIMIT …, mit einem Index auf die Sortierspalten und einer eindeutigen zuletzt</translation>
    </message>
    <message>
        <source>%1 rows were read to find the first %2</source>
        <translation>%1 Zeilen wurden gelesen, um die ersten %2 zu finden</translation>
    </message>
    <message>
        <source>In the order of %1, which nothing provides; reading and sorting took %2</source>
        <translation>In der Reihenfolge von %1, die nichts liefert; Lesen und Sortieren haben %2 gebraucht</translation>
    </message>
    <message>
        <source>An index in the order of ORDER BY, on one table; behind a join or an expression it takes a column that holds the value</source>
        <translation>Ein Index in der Reihenfolge von ORDER BY, auf einer Tabelle; hinter einem Join oder einem Ausdruck braucht es eine Spalte, die den Wert enthält</translation>
    </message>
    <message>
        <source>%1: %2 of %3 partitions were read and had nothing</source>
        <translation>%1: %2 von %3 Partitionen wurden gelesen und enthielten nichts</translation>
    </message>
    <message>
        <source>They took %1; the condition %2 does not say in terms of the partition key where the rows are</source>
        <translation>Sie haben %1 gebraucht; die Bedingung %2 sagt nicht anhand des Partitionsschlüssels, wo die Zeilen liegen</translation>
    </message>
    <message>
        <source>Add a condition on the partition key, compared as it is, without a function or cast around it, with a constant or parameter</source>
        <translation>Eine Bedingung auf den Partitionsschlüssel hinzufügen, unverändert verglichen, ohne Funktion oder Cast darum, mit einer Konstanten oder einem Parameter</translation>
    </message>
    <message>
        <source>%1: waited for storage most of the time</source>
        <translation>%1: hat die meiste Zeit auf den Datenträger gewartet</translation>
    </message>
    <message>
        <source>%1 were not in the cache; reading them took %2 of the node&apos;s %3</source>
        <translation>%1 lagen nicht im Cache; sie zu lesen hat %2 von den %3 des Knotens gebraucht</translation>
    </message>
    <message>
        <source>An index that also holds the columns that are only fetched (INCLUDE) spares the table&apos;s pages</source>
        <translation>Ein Index, der auch die nur geholten Spalten enthält (INCLUDE), erspart die Seiten der Tabelle</translation>
    </message>
    <message>
        <source>Read less of it: an index for the condition, fewer or narrower columns in the table</source>
        <translation>Weniger davon lesen: ein Index für die Bedingung, weniger oder schmalere Spalten in der Tabelle</translation>
    </message>
    <message>
        <source>Run it again: if it is fast then, the pages were only cold; if not, shared_buffers and memory are too small for what is read often</source>
        <translation>Noch einmal ausführen: geht es dann schnell, waren die Seiten nur kalt; wenn nicht, sind shared_buffers und Speicher zu klein für das, was oft gelesen wird</translation>
    </message>
    <message>
        <source>%1: %2 pages were touched for %3 rows</source>
        <translation>%1: %2 Seiten wurden für %3 Zeilen berührt</translation>
    </message>
    <message>
        <source>One page a row is the most that scattered rows need; the rest are dead rows or empty pages of table %1 or index %2</source>
        <translation>Mehr als eine Seite je Zeile brauchen auch verstreute Zeilen nicht; der Rest sind tote Zeilen oder leere Seiten von Tabelle %1 oder Index %2</translation>
    </message>
    <message>
        <source>Take dead rows away; an old transaction that is still open keeps them</source>
        <translation>Tote Zeilen entfernen; eine alte, noch offene Transaktion hält sie fest</translation>
    </message>
    <message>
        <source>Then rebuild the index, if it stays as large</source>
        <translation>Danach den Index neu aufbauen, wenn er so groß bleibt</translation>
    </message>
    <message>
        <source>CLUSTER brings rows together in the index&apos;s order; it locks the table against everybody while it runs</source>
        <translation>CLUSTER bringt Zeilen in die Reihenfolge des Index zusammen; währenddessen ist die Tabelle für alle gesperrt</translation>
    </message>
    <message>
        <source>%1: %2 rows came from outside to be thrown away here</source>
        <translation>%1: %2 Zeilen kamen von außerhalb, um hier verworfen zu werden</translation>
    </message>
    <message>
        <source>%1 is tested here, on %2 rows, for %3 that meet it; fetching them took %4</source>
        <translation>%1 wird hier geprüft, an %2 Zeilen, für %3 passende; sie zu holen hat %4 gebraucht</translation>
    </message>
    <message>
        <source>Write the condition so that the other server can test it: built-in, immutable functions and operators, no type or collation that only this server has</source>
        <translation>Die Bedingung so schreiben, dass der andere Server sie prüfen kann: eingebaute, immutable Funktionen und Operatoren, kein Typ und keine Sortierfolge, die nur dieser Server hat</translation>
    </message>
    <message>
        <source>Have the other server estimate rows and costs (SET in place of ADD where the option is there already)</source>
        <translation>Den anderen Server Zeilen und Kosten schätzen lassen (SET anstelle von ADD, wo die Option schon steht)</translation>
    </message>
    <message>
        <source>%1: all rows were counted</source>
        <translation>%1: alle Zeilen wurden gezählt</translation>
    </message>
    <message>
        <source>An exact count reads every row that this transaction may see; nothing shortens that</source>
        <translation>Eine genaue Zählung liest jede Zeile, die diese Transaktion sehen darf; das lässt sich nicht abkürzen</translation>
    </message>
    <message>
        <source>Where the last ANALYZE&apos;s figure is near enough</source>
        <translation>Wo die Zahl des letzten ANALYZE genau genug ist</translation>
    </message>
    <message>
        <source>To learn whether there are rows at all, or more than a page shows, ask with EXISTS or LIMIT</source>
        <translation>Um zu erfahren, ob es überhaupt Zeilen gibt oder mehr, als eine Seite zeigt, mit EXISTS oder LIMIT fragen</translation>
    </message>
    <message>
        <source>An index on what the condition compares; it cannot be read safely from the plan what that is, so the statement is yours to write</source>
        <translation>Ein Index auf das, was die Bedingung vergleicht; was das ist, lässt sich aus dem Plan nicht sicher ablesen, daher ist die Anweisung selbst zu schreiben</translation>
    </message>
    <message>
        <source>%1: %2 of %3 rows were read to be thrown away</source>
        <translation>%1: %2 von %3 Zeilen wurden gelesen, um verworfen zu werden</translation>
    </message>
    <message>
        <source>The whole table was read in %1; rows that meet %3: %2</source>
        <translation>Die ganze Tabelle wurde in %1 gelesen; Zeilen, die %3 erfüllen: %2</translation>
    </message>
    <message>
        <source>An index that begins with %1 exists and was not used: the planner expected %2 rows; see whether random_page_cost suits the storage</source>
        <translation>Ein Index, der mit %1 beginnt, ist da und wurde nicht benutzt: der Planer hat %2 Zeilen erwartet; prüfen, ob random_page_cost zum Datenträger passt</translation>
    </message>
    <message>
        <source>An index on what the condition compares</source>
        <translation>Ein Index auf das, was die Bedingung vergleicht</translation>
    </message>
    <message>
        <source>Smaller, where the statement always asks for this one value</source>
        <translation>Kleiner, wo die Anweisung immer nach diesem einen Wert fragt</translation>
    </message>
    <message>
        <source>%1: the index found %2 rows, of which %3 were thrown away</source>
        <translation>%1: der Index hat %2 Zeilen gefunden, von denen %3 verworfen wurden</translation>
    </message>
    <message>
        <source>Each was fetched from the table in %1 to learn that it does not meet %2</source>
        <translation>Jede wurde in %1 aus der Tabelle geholt, um zu erfahren, dass sie %2 nicht erfüllt</translation>
    </message>
    <message>
        <source>An index that holds the filtered columns too</source>
        <translation>Ein Index, der auch die gefilterten Spalten enthält</translation>
    </message>
    <message>
        <source>%1: %2 rows were read in the order asked for, to find %3</source>
        <translation>%1: %2 Zeilen wurden in der verlangten Reihenfolge gelesen, um %3 zu finden</translation>
    </message>
    <message>
        <source>The planner hoped to meet rows with %1 early in the order of index %2; it read on for %3</source>
        <translation>Der Planer hat gehofft, Zeilen mit %1 früh in der Reihenfolge von Index %2 zu treffen; er hat %3 lang weitergelesen</translation>
    </message>
    <message>
        <source>An index on the filtered columns first, then in the order asked for</source>
        <translation>Ein Index zuerst auf die gefilterten Spalten, dann in der verlangten Reihenfolge</translation>
    </message>
    <message>
        <source>An index on the filtered columns first, then on those of ORDER BY</source>
        <translation>Ein Index zuerst auf die gefilterten Spalten, dann auf die von ORDER BY</translation>
    </message>
    <message>
        <source>Until then, order by an expression of the same value (id + 0 in place of id): it keeps the planner from reading in that index&apos;s order</source>
        <translation>Bis dahin nach einem Ausdruck mit demselben Wert sortieren (id + 0 anstelle von id): das hält den Planer davon ab, in der Reihenfolge dieses Index zu lesen</translation>
    </message>
    <message>
        <source>%1: an index-only scan went to the table %2 times</source>
        <translation>%1: ein Index-only-Scan ging %2 Mal an die Tabelle</translation>
    </message>
    <message>
        <source>For %1 rows; pages changed since the last VACUUM are not known to be visible to everybody</source>
        <translation>Für %1 Zeilen; von Seiten, die seit dem letzten VACUUM geändert wurden, ist nicht bekannt, ob sie für alle sichtbar sind</translation>
    </message>
    <message>
        <source>Mark the pages visible; an old transaction that is still open can keep this from helping</source>
        <translation>Die Seiten als sichtbar markieren; eine alte, noch offene Transaktion kann verhindern, dass das hilft</translation>
    </message>
    <message>
        <source>Have autovacuum come by earlier, where it was too rare</source>
        <translation>Autovacuum früher kommen lassen, wo es zu selten war</translation>
    </message>
    <message>
        <source>%1: the bitmap of rows did not fit into memory</source>
        <translation>%1: die Bitmap der Zeilen passte nicht in den Speicher</translation>
    </message>
    <message>
        <source>Of %1 pages %2 were remembered as a whole, and %3 rows of them read and thrown away</source>
        <translation>Von %1 Seiten wurden %2 als Ganzes gemerkt, und %3 Zeilen davon gelesen und verworfen</translation>
    </message>
    <message>
        <source>%1: the index could not decide, %2 rows were checked in vain</source>
        <translation>%1: der Index konnte nicht entscheiden, %2 Zeilen wurden vergeblich geprüft</translation>
    </message>
    <message>
        <source>The index names rows that may meet %1; only %2 of %3 did</source>
        <translation>Der Index nennt Zeilen, die %1 erfüllen können; nur %2 von %3 taten es</translation>
    </message>
    <message>
        <source>Another operator class may tell more: jsonb_ops where jsonb_path_ops or a key&apos;s existence is asked for, gin_trgm_ops with longer patterns, a larger siglen for GiST, btree where whole values are compared</source>
        <translation>Eine andere Operatorklasse kann mehr sagen: jsonb_ops, wo jsonb_path_ops oder das Vorhandensein eines Schlüssels gefragt ist, gin_trgm_ops mit längeren Mustern, ein größeres siglen für GiST, btree, wo ganze Werte verglichen werden</translation>
    </message>
    <message>
        <source>Compiling took %1 of %2</source>
        <translation>Das Kompilieren hat %1 von %2 gebraucht</translation>
    </message>
    <message>
        <source>JIT compiled %1 functions in %2 processes; its time is part of the nodes&apos; and is given here for one process</source>
        <translation>JIT hat %1 Funktionen in %2 Prozessen kompiliert; die Zeit gehört zu der der Knoten und ist hier für einen Prozess angegeben</translation>
    </message>
    <message>
        <source>JIT compiled %1 functions; its time is part of the nodes&apos; that needed them</source>
        <translation>JIT hat %1 Funktionen kompiliert; die Zeit gehört zu der der Knoten, die sie brauchten</translation>
    </message>
    <message>
        <source>Compile only what costs more than this (ALTER ROLE or ALTER DATABASE … SET keeps it)</source>
        <translation>Nur kompilieren, was mehr kostet als das hier (ALTER ROLE oder ALTER DATABASE … SET macht es dauerhaft)</translation>
    </message>
    <message>
        <source>Or not at all</source>
        <translation>Oder gar nicht</translation>
    </message>
    <message>
        <source>Planning took longer than the execution: %1 and %2</source>
        <translation>Das Planen hat länger gedauert als die Ausführung: %1 und %2</translation>
    </message>
    <message>
        <source>%1 partitions or members of a union had to be planned for</source>
        <translation>%1 Partitionen oder Teile einer UNION mussten geplant werden</translation>
    </message>
    <message>
        <source>The first plan of a session also fills its caches; many joins, indexes or statistics make every plan slow</source>
        <translation>Der erste Plan einer Sitzung füllt auch ihre Caches; viele Joins, Indexe oder viel Statistik machen jeden Plan langsam</translation>
    </message>
    <message>
        <source>Where it runs often: prepare it once and execute it with values; the plan is kept after five executions if it is as good as those made for the values</source>
        <translation>Wo sie oft läuft: einmal vorbereiten und mit Werten ausführen; nach fünf Ausführungen wird der Plan behalten, wenn er so gut ist wie die für die Werte gemachten</translation>
    </message>
    <message>
        <source>Fewer partitions, or a condition on the partition key that planning can use</source>
        <translation>Weniger Partitionen, oder eine Bedingung auf den Partitionsschlüssel, die das Planen nutzen kann</translation>
    </message>
    <message>
        <source>Planning read much of the catalogue, which may be bloated</source>
        <translation>Das Planen hat viel vom Katalog gelesen, der aufgebläht sein kann</translation>
    </message>
    <message>
        <source>%1 of %2 planned workers came</source>
        <translation>%1 von %2 geplanten Workern kamen</translation>
    </message>
    <message>
        <source>The server had no more of them free, so that %1 processes did in %2 what %3 were to do</source>
        <translation>Der Server hatte keine weiteren frei, so dass %1 Prozesse in %2 getan haben, was %3 tun sollten</translation>
    </message>
    <message>
        <source>Where this session set the limit itself: take it back</source>
        <translation>Wo diese Sitzung die Grenze selbst gesetzt hat: zurücknehmen</translation>
    </message>
    <message>
        <source>All sessions share max_parallel_workers, which max_worker_processes limits (a restart): raise them where processors are idle, or lower max_parallel_workers_per_gather so that plans count on what they get</source>
        <translation>Alle Sitzungen teilen sich max_parallel_workers, begrenzt durch max_worker_processes (Neustart): beide erhöhen, wo Prozessoren untätig sind, oder max_parallel_workers_per_gather verringern, damit Pläne mit dem rechnen, was sie bekommen</translation>
    </message>
    <message>
        <source>Workers were unequally busy: %1 and %2</source>
        <translation>Die Worker waren ungleich beschäftigt: %1 und %2</translation>
    </message>
    <message>
        <source>%1 ends when the last of them does; divided evenly each had %2</source>
        <translation>%1 endet, wenn der letzte von ihnen fertig ist; gleich verteilt hätte jeder %2</translation>
    </message>
    <message>
        <source>A few rows or partitions make most of the work: divide large partitions, or move what is costly a row out of the parallel part; a worker that started late looks the same, so run it twice</source>
        <translation>Wenige Zeilen oder Partitionen machen die meiste Arbeit: große Partitionen aufteilen, oder was je Zeile teuer ist aus dem parallelen Teil herausnehmen; ein spät gestarteter Worker sieht genauso aus, daher zweimal ausführen</translation>
    </message>
    <message>
        <source>Trigger %1 took %2 of %3</source>
        <translation>Trigger %1 hat %2 von %3 gebraucht</translation>
    </message>
    <message>
        <source>It keeps a constraint (%1); for each row it looks into another table</source>
        <translation>Er überwacht einen Constraint (%1); für jede Zeile sieht er in einer anderen Tabelle nach</translation>
    </message>
    <message>
        <source>It runs for each row or statement (%1)</source>
        <translation>Er läuft für jede Zeile oder Anweisung (%1)</translation>
    </message>
    <message>
        <source>For a bulk load: drop the foreign key before and add it NOT VALID after, then VALIDATE CONSTRAINT, which looks once at all rows</source>
        <translation>Bei einem Massenladen: den Fremdschlüssel vorher löschen und danach mit NOT VALID hinzufügen, dann VALIDATE CONSTRAINT, das alle Zeilen einmal ansieht</translation>
    </message>
    <message>
        <source>Do its work once a statement (FOR EACH STATEMENT with transition tables), give it a WHEN condition, or index what its function looks for</source>
        <translation>Seine Arbeit einmal je Anweisung tun (FOR EACH STATEMENT mit Übergangstabellen), ihm eine WHEN-Bedingung geben oder indizieren, wonach seine Funktion sucht</translation>
    </message>
    <message>
        <source>%1 is off</source>
        <translation>%1 ist aus</translation>
    </message>
    <message>
        <source>The planner may not choose what could be best; such settings are for trying things out</source>
        <translation>Der Planer darf nicht wählen, was das Beste sein könnte; solche Einstellungen sind zum Ausprobieren da</translation>
    </message>
    <message>
        <source>Take it back for this session; where it comes from stands in pg_settings.source</source>
        <translation>Für diese Sitzung zurücknehmen; woher es kommt, steht in pg_settings.source</translation>
    </message>
    <message>
        <source>%1 was used although it is switched off</source>
        <translation>%1 wurde benutzt, obwohl es abgeschaltet ist</translation>
    </message>
    <message>
        <source>There was no other way, or each was off too; nodes it holds for: %1</source>
        <translation>Es gab keinen anderen Weg, oder auch die anderen waren abgeschaltet; betroffene Knoten: %1</translation>
    </message>
    <message>
        <source>Turn the planner&apos;s methods on again (RESET enable_…), and look for the index that is missing</source>
        <translation>Die Methoden des Planers wieder einschalten (RESET enable_…) und nach dem fehlenden Index suchen</translation>
    </message>
    <message>
        <source>%1 whole pages were written to the WAL</source>
        <translation>%1 ganze Seiten wurden ins WAL geschrieben</translation>
    </message>
    <message>
        <source>The first change of a page after a checkpoint writes it whole: %1 of %2 records did, of %3 in all</source>
        <translation>Die erste Änderung einer Seite nach einem Checkpoint schreibt sie ganz: %1 von %2 Sätzen taten das, von %3 insgesamt</translation>
    </message>
    <message>
        <source>Let checkpoints lie further apart: a larger max_wal_size and checkpoint_timeout; the server then takes longer to recover</source>
        <translation>Checkpoints weiter auseinander legen: ein größeres max_wal_size und checkpoint_timeout; der Server braucht dann länger zur Wiederherstellung</translation>
    </message>
    <message>
        <source>Compress whole pages, for some processor time</source>
        <translation>Ganze Seiten komprimieren, für etwas Prozessorzeit</translation>
    </message>
    <message>
        <source>Turning rows into text took %1 of %2</source>
        <translation>Die Umwandlung der Zeilen in Text hat %1 von %2 gebraucht</translation>
    </message>
    <message>
        <source>%1 of %2 passed outside of the plan&apos;s nodes</source>
        <translation>%1 von %2 vergingen außerhalb der Knoten des Plans</translation>
    </message>
    <message>
        <source>What the client gets is made row by row; large values are read and decompressed for it</source>
        <translation>Was der Client bekommt, wird Zeile für Zeile erzeugt; große Werte werden dafür gelesen und entpackt</translation>
    </message>
    <message>
        <source>What becomes of the rows (CREATE TABLE AS writes them), opening and locking many partitions, clearing up</source>
        <translation>Was aus den Zeilen wird (CREATE TABLE AS schreibt sie), Öffnen und Sperren vieler Partitionen, Aufräumen</translation>
    </message>
    <message>
        <source>Select fewer columns and rows, the large ones only where they are shown</source>
        <translation>Weniger Spalten und Zeilen auswählen, die großen nur, wo sie gezeigt werden</translation>
    </message>
    <message>
        <source>Fewer rows to write, fewer partitions to open; of a plain SELECT it is mostly what measuring costs, as TIMING OFF shows</source>
        <translation>Weniger Zeilen zu schreiben, weniger Partitionen zu öffnen; bei einem einfachen SELECT ist es meist der Aufwand des Messens, wie TIMING OFF zeigt</translation>
    </message>
    <message>
        <source>Index the referencing columns, where nothing does; this writes the statement for it</source>
        <translation>Die verweisenden Spalten indizieren, wo das noch kein Index tut; dies schreibt die Anweisung dafür</translation>
    </message>
    <message>
        <source>With it, an index on the column, for there is none</source>
        <translation>Dazu ein Index auf die Spalte, denn es gibt keinen</translation>
    </message>
    <message>
        <source>Rows a loop: %1 expected, %2 found; since the last ANALYZE, %5 ago, %3 rows changed in a table of %4</source>
        <translation>Zeilen je Durchlauf: %1 erwartet, %2 gefunden; seit dem letzten ANALYZE vor %5 haben sich %3 Zeilen geändert, in einer Tabelle von %4</translation>
    </message>
    <message>
        <source>Rows a loop: %1 expected, %2 found; %3 rows changed in a table of %4 since it was last analyzed, if ever</source>
        <translation>Zeilen je Durchlauf: %1 erwartet, %2 gefunden; %3 Zeilen haben sich geändert, in einer Tabelle von %4, seit dem letzten ANALYZE, falls es je eines gab</translation>
    </message>
    <message numerus="yes">
        <source>A nested loop was chosen for %1 row(s) and had to do %2</source>
        <translation>
            <numerusform>Ein Nested Loop wurde für %1 Zeile gewählt und hatte %2 zu bearbeiten</numerusform>
            <numerusform>Ein Nested Loop wurde für %1 Zeilen gewählt und hatte %2 zu bearbeiten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>advise</name>
    <message>
        <source>The index on %1 helps only together with one that is listed after it.</source>
        <translation>Der Index auf %1 hilft nur zusammen mit einem, der nach ihm aufgeführt ist.</translation>
    </message>
    <message>
        <source>A partitioned table&apos;s index cannot be created concurrently. To keep writers going, create it ON ONLY the table, concurrently on each partition, and attach these.</source>
        <translation>Der Index einer partitionierten Tabelle lässt sich nicht mit CONCURRENTLY anlegen. Damit Schreiber weiterarbeiten: ihn mit ON ONLY auf der Tabelle anlegen, mit CONCURRENTLY auf jeder Partition, und diese anhängen.</translation>
    </message>
    <message>
        <source>the size is reckoned from the table&apos;s statistics</source>
        <translation>die Größe ist aus der Statistik der Tabelle berechnet</translation>
    </message>
    <message>
        <source>%1 had no scan for long, but a statement of this workload would read it: kept.</source>
        <translation>%1 hatte lange keinen Scan, aber eine Anweisung dieser Arbeitslast würde ihn lesen: behalten.</translation>
    </message>
    <message>
        <source>The limits make no sense</source>
        <translation>Die Grenzen ergeben keinen Sinn</translation>
    </message>
    <message>
        <source>the number of indexes and the budget are not below zero, the least gain lies between 0 and 1</source>
        <translation>die Zahl der Indexe und das Budget sind nicht kleiner als null, der kleinste Gewinn liegt zwischen 0 und 1</translation>
    </message>
    <message>
        <source>Statement %1 could not be planned with some new indexes: %2</source>
        <translation>Anweisung %1 ließ sich mit einigen neuen Indexen nicht planen: %2</translation>
    </message>
    <message>
        <source>Serves equality on %1</source>
        <translation>Dient der Gleichheit auf %1</translation>
    </message>
    <message>
        <source>Serves the range on %1</source>
        <translation>Dient dem Bereich auf %1</translation>
    </message>
    <message>
        <source>Serves equality on %1, then the range on %2</source>
        <translation>Dient der Gleichheit auf %1, dann dem Bereich auf %2</translation>
    </message>
    <message>
        <source>Gives the order %1</source>
        <translation>Liefert die Reihenfolge %1</translation>
    </message>
    <message>
        <source>Serves equality on %1, then gives the order %2</source>
        <translation>Dient der Gleichheit auf %1, liefert dann die Reihenfolge %2</translation>
    </message>
    <message>
        <source>Serves one side of an OR: %1</source>
        <translation>Dient einer Seite eines OR: %1</translation>
    </message>
    <message>
        <source>Keys %1, and with %2 the table need not be visited</source>
        <translation>Schlüssel %1, und mit %2 muss die Tabelle nicht besucht werden</translation>
    </message>
    <message>
        <source>The first keys of a longer index: %1</source>
        <translation>Die ersten Schlüssel eines längeren Index: %1</translation>
    </message>
    <message>
        <source>Serves several statements: %1</source>
        <translation>Dient mehreren Anweisungen: %1</translation>
    </message>
    <message>
        <source>More indexes came into question than are tried; the least likely are left out</source>
        <translation>Es kamen mehr Indexe in Frage, als erprobt werden; die am wenigsten aussichtsreichen sind weggelassen</translation>
    </message>
    <message>
        <source>Finds the rows that refer to %1 when one is deleted or its key changes</source>
        <translation>Findet die Zeilen, die auf %1 verweisen, wenn dort eine gelöscht wird oder ihr Schlüssel sich ändert</translation>
    </message>
    <message>
        <source>Statement %1 is left out: %2</source>
        <translation>Anweisung %1 ist weggelassen: %2</translation>
    </message>
    <message>
        <source>No statistics of %1 can be read: run ANALYZE first, or ask as a role that may read the table</source>
        <translation>Von %1 lässt sich keine Statistik lesen: zuerst ANALYZE ausführen, oder mit einer Rolle fragen, die die Tabelle lesen darf</translation>
    </message>
    <message>
        <source>Holds only the rows where %1</source>
        <translation>Enthält nur die Zeilen, für die gilt: %1</translation>
    </message>
    <message>
        <source>Serves @&gt; on %1</source>
        <translation>Dient @&gt; auf %1</translation>
    </message>
    <message>
        <source>Serves what elements of %1 are shared</source>
        <translation>Dient der Suche nach gemeinsamen Elementen von %1</translation>
    </message>
    <message>
        <source>Serves the keys of %1</source>
        <translation>Dient den Schlüsseln von %1</translation>
    </message>
    <message>
        <source>Serves paths in %1</source>
        <translation>Dient Pfaden in %1</translation>
    </message>
    <message>
        <source>Serves the search for words in %1</source>
        <translation>Dient der Suche nach Wörtern in %1</translation>
    </message>
    <message>
        <source>No index serves &quot;value = ANY (%1)&quot;; &quot;%1 @&gt; ARRAY[value]&quot; could have one</source>
        <translation>Kein Index dient „value = ANY (%1)“; „%1 @&gt; ARRAY[value]“ könnte einen haben</translation>
    </message>
    <message>
        <source>A search inside of %1 could use a trigram index; the extension pg_trgm is not installed in this database</source>
        <translation>Eine Suche innerhalb von %1 könnte einen Trigramm-Index nutzen; die Erweiterung pg_trgm ist in dieser Datenbank nicht installiert</translation>
    </message>
    <message>
        <source>Serves the search inside of %1 by trigrams</source>
        <translation>Dient der Suche innerhalb von %1 über Trigramme</translation>
    </message>
    <message>
        <source>The table lies in the order of %1: its blocks&apos; ranges tell most away</source>
        <translation>Die Tabelle liegt in der Reihenfolge von %1: die Bereiche ihrer Blöcke schließen das meiste aus</translation>
    </message>
    <message>
        <source>Serves equality on long values of %1 without keeping them</source>
        <translation>Dient der Gleichheit auf langen Werten von %1, ohne sie zu speichern</translation>
    </message>
    <message>
        <source>the index %1 was left out: its table %2 is locked exclusively</source>
        <translation>der Index %1 wurde weggelassen: seine Tabelle %2 ist exklusiv gesperrt</translation>
    </message>
    <message>
        <source>cannot read the database&apos;s catalogue</source>
        <translation>der Katalog der Datenbank lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>connect as a role that may read the system catalogue</source>
        <translation>mit einer Rolle verbinden, die den Systemkatalog lesen darf</translation>
    </message>
    <message>
        <source>the catalogue needs a connection without an open transaction</source>
        <translation>der Katalog braucht eine Verbindung ohne offene Transaktion</translation>
    </message>
    <message>
        <source>an index cannot have a size of %1 bytes</source>
        <translation>ein Index kann keine Größe von %1 Bytes haben</translation>
    </message>
    <message>
        <source>the clone has no table %1</source>
        <translation>der Klon hat keine Tabelle %1</translation>
    </message>
    <message>
        <source>PostgreSQL refuses the index %1</source>
        <translation>PostgreSQL lehnt den Index %1 ab</translation>
    </message>
    <message>
        <source>the clone has no index %1</source>
        <translation>der Klon hat keinen Index %1</translation>
    </message>
    <message>
        <source>there is no hypothetical index %1</source>
        <translation>es gibt keinen hypothetischen Index %1</translation>
    </message>
    <message>
        <source>the statement needs an index that is to be hidden</source>
        <translation>die Anweisung braucht einen Index, der verborgen werden soll</translation>
    </message>
    <message>
        <source>its ON CONFLICT relies on a unique index</source>
        <translation>ihr ON CONFLICT stützt sich auf einen eindeutigen Index</translation>
    </message>
    <message>
        <source>cannot clone through a connection pooler</source>
        <translation>durch einen Connection-Pooler lässt sich nicht klonen</translation>
    </message>
    <message>
        <source>pg_dump changes settings of its session, which the pooler would hand to an application</source>
        <translation>pg_dump ändert Einstellungen seiner Sitzung, die der Pooler an eine Anwendung weitergäbe</translation>
    </message>
    <message>
        <source>connect to the server&apos;s own port</source>
        <translation>mit dem eigenen Port des Servers verbinden</translation>
    </message>
    <message>
        <source>The collation %1 is not on this machine: estimates for ranges of text may differ</source>
        <translation>Die Sortierfolge %1 ist nicht auf diesem Rechner: Schätzungen für Textbereiche können abweichen</translation>
    </message>
    <message>
        <source>cannot clone a server with pages of %1 bytes: ours have %2</source>
        <translation>ein Server mit Seiten von %1 Bytes lässt sich nicht klonen: unsere haben %2</translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s) were left out because the role may not read them: %1 ...</source>
        <translation>
            <numerusform>%n Relation wurde weggelassen, weil die Rolle sie nicht lesen darf: %1 ...</numerusform>
            <numerusform>%n Relationen wurden weggelassen, weil die Rolle sie nicht lesen darf: %1 ...</numerusform>
        </translation>
    </message>
    <message>
        <source>the extension %1 is not on this machine: what depends on it is left out</source>
        <translation>die Erweiterung %1 ist nicht auf diesem Rechner: was von ihr abhängt, ist weggelassen</translation>
    </message>
    <message>
        <source>the extension %1 cannot be made in the clone: %2</source>
        <translation>die Erweiterung %1 lässt sich im Klon nicht anlegen: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of the planner&apos;s statistics could not be taken over</source>
        <translation>
            <numerusform>%n Teil der Statistik des Planers ließ sich nicht übernehmen</numerusform>
            <numerusform>%n Teile der Statistik des Planers ließen sich nicht übernehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>The role may not read pg_statistic: the statistics are those of pg_stats</source>
        <translation>Die Rolle darf pg_statistic nicht lesen: die Statistik ist die von pg_stats</translation>
    </message>
    <message>
        <source>The role may not read extended statistics: the clone has none</source>
        <translation>Die Rolle darf erweiterte Statistik nicht lesen: der Klon hat keine</translation>
    </message>
    <message>
        <source>Page costs of tablespaces are not taken over</source>
        <translation>Seitenkosten von Tablespaces werden nicht übernommen</translation>
    </message>
    <message>
        <source>the clone was cancelled</source>
        <translation>das Klonen wurde abgebrochen</translation>
    </message>
    <message>
        <source>The format of B-trees is not known: reading an index is priced a little too low</source>
        <translation>Das Format der B-Bäume ist nicht bekannt: das Lesen eines Index ist etwas zu niedrig bewertet</translation>
    </message>
    <message>
        <source>the setting %1 cannot be taken over: %2</source>
        <translation>die Einstellung %1 lässt sich nicht übernehmen: %2</translation>
    </message>
    <message>
        <source>cannot clone a database of PostgreSQL %1 on this machine</source>
        <translation>eine Datenbank von PostgreSQL %1 lässt sich auf diesem Rechner nicht klonen</translation>
    </message>
    <message>
        <source>Not in the clone: %1: %2</source>
        <translation>Nicht im Klon: %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more object(s) are not in the clone</source>
        <translation>
            <numerusform>%n weiteres Objekt ist nicht im Klon</numerusform>
            <numerusform>%n weitere Objekte sind nicht im Klon</numerusform>
        </translation>
    </message>
    <message>
        <source>cannot restore the schema into the clone</source>
        <translation>das Schema lässt sich im Klon nicht wiederherstellen</translation>
    </message>
    <message>
        <source>cannot read the planner&apos;s statistics</source>
        <translation>die Statistik des Planers lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>cannot read the schema of %1</source>
        <translation>das Schema von %1 lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>a table is locked exclusively; try again when the lock is free</source>
        <translation>eine Tabelle ist exklusiv gesperrt; noch einmal versuchen, wenn die Sperre frei ist</translation>
    </message>
    <message>
        <source>connect as a role that may read the tables, for example a member of pg_read_all_data</source>
        <translation>mit einer Rolle verbinden, die die Tabellen lesen darf, zum Beispiel einem Mitglied von pg_read_all_data</translation>
    </message>
    <message numerus="yes">
        <source>%n index(es) had no scan, but the counters are too young, or of an age that is not known, to call them unused: thirty days are needed.</source>
        <translation>
            <numerusform>%n Index hatte keinen Scan, aber die Zähler sind zu jung oder von unbekanntem Alter, um ihn unbenutzt zu nennen: dreißig Tage sind nötig.</numerusform>
            <numerusform>%n Indexe hatten keinen Scan, aber die Zähler sind zu jung oder von unbekanntem Alter, um sie unbenutzt zu nennen: dreißig Tage sind nötig.</numerusform>
        </translation>
    </message>
    <message>
        <source>invalid: no query reads it, and every write still keeps it; a CREATE INDEX CONCURRENTLY failed, unless one is at work on it now</source>
        <translation>ungültig: keine Abfrage liest ihn, und jeder Schreibzugriff pflegt ihn trotzdem; ein CREATE INDEX CONCURRENTLY ist gescheitert, wenn nicht gerade eines an ihm arbeitet</translation>
    </message>
    <message>
        <source>the same as %1</source>
        <translation>dasselbe wie %1</translation>
    </message>
    <message>
        <source>covered by %1</source>
        <translation>abgedeckt durch %1</translation>
    </message>
    <message>
        <source>%1 does nothing that %2 does not, but its table is clustered on it: kept.</source>
        <translation>%1 leistet nichts, was %2 nicht leistet, aber seine Tabelle ist danach geclustert: behalten.</translation>
    </message>
    <message>
        <source>%1 does nothing that %2 does not, but is the table&apos;s replica identity: kept.</source>
        <translation>%1 leistet nichts, was %2 nicht leistet, ist aber die Replica Identity der Tabelle: behalten.</translation>
    </message>
    <message>
        <source>no scan on this server for %1 days; replicas were not asked</source>
        <translation>seit %1 Tagen kein Scan auf diesem Server; Replikate wurden nicht gefragt</translation>
    </message>
    <message numerus="yes">
        <source>no scan for %1 days, here and on %n replica(s)</source>
        <translation>
            <numerusform>seit %1 Tagen kein Scan, hier und auf %n Replikat</numerusform>
            <numerusform>seit %1 Tagen kein Scan, hier und auf %n Replikaten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 where about %2 would do</source>
        <translation>%1, wo etwa %2 reichen würden</translation>
    </message>
    <message>
        <source>%1 rows of %2 were deleted; each deletion reads all of %3</source>
        <translation>%1 Zeilen von %2 wurden gelöscht; jedes Löschen liest %3 ganz</translation>
    </message>
    <message>
        <source>no row of %1 was deleted, but %2 were updated; one that changes the key reads all of %3</source>
        <translation>keine Zeile von %1 wurde gelöscht, aber %2 wurden geändert; eine Änderung am Schlüssel liest %3 ganz</translation>
    </message>
    <message>
        <source>hypopg does not understand %1</source>
        <translation>hypopg versteht %1 nicht</translation>
    </message>
    <message>
        <source>this hypopg cannot hide an existing index</source>
        <translation>dieses hypopg kann einen vorhandenen Index nicht verbergen</translation>
    </message>
    <message>
        <source>update the extension to 1.4 or later, or use a clone</source>
        <translation>die Erweiterung auf 1.4 oder neuer aktualisieren oder einen Klon benutzen</translation>
    </message>
    <message>
        <source>there is no index %1</source>
        <translation>es gibt keinen Index %1</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>hypothetical indexes do not work through a connection pooler</source>
        <translation>hypothetische Indexe gehen nicht durch einen Connection-Pooler</translation>
    </message>
    <message>
        <source>they belong to one session of the server</source>
        <translation>sie gehören zu einer Sitzung des Servers</translation>
    </message>
    <message>
        <source>the extension hypopg is not installed in the database %1</source>
        <translation>die Erweiterung hypopg ist in der Datenbank %1 nicht installiert</translation>
    </message>
    <message>
        <source>use a clone, or have a superuser run CREATE EXTENSION hypopg</source>
        <translation>einen Klon benutzen, oder einen Superuser CREATE EXTENSION hypopg ausführen lassen</translation>
    </message>
    <message>
        <source>hypopg does not know indexes of the kind %1</source>
        <translation>hypopg kennt keine Indexe der Art %1</translation>
    </message>
    <message>
        <source>partial indexes are not tried with hypopg</source>
        <translation>partielle Indexe werden mit hypopg nicht erprobt</translation>
    </message>
    <message>
        <source>with one of them it can crash the server</source>
        <translation>mit einem davon kann es den Server zum Absturz bringen</translation>
    </message>
    <message>
        <source>the statement cannot be planned</source>
        <translation>die Anweisung lässt sich nicht planen</translation>
    </message>
    <message>
        <source>give the parameter a type: $1::integer</source>
        <translation>dem Parameter einen Typ geben: $1::integer</translation>
    </message>
    <message>
        <source>the statement has no plan</source>
        <translation>die Anweisung hat keinen Plan</translation>
    </message>
    <message>
        <source>Statement %1 cannot be planned and is left out: %2</source>
        <translation>Anweisung %1 lässt sich nicht planen und ist weggelassen: %2</translation>
    </message>
    <message>
        <source>The workload holds no writes and does not say over what time it ran, so what new indexes cost writes is not counted.</source>
        <translation>Die Arbeitslast enthält keine Schreibzugriffe und sagt nicht, über welche Zeit sie lief; was neue Indexe das Schreiben kosten, ist daher nicht gezählt.</translation>
    </message>
    <message>
        <source>there is no table %1</source>
        <translation>es gibt keine Tabelle %1</translation>
    </message>
    <message>
        <source>An index on %1 %2 cannot be tried: %3</source>
        <translation>Ein Index auf %1 %2 lässt sich nicht erproben: %3</translation>
    </message>
    <message>
        <source>Statement %1 cannot be planned with new indexes: %2</source>
        <translation>Anweisung %1 lässt sich mit neuen Indexen nicht planen: %2</translation>
    </message>
    <message>
        <source>Serves the statements of %1 and of %2 in one index</source>
        <translation>Dient den Anweisungen von %1 und von %2 in einem Index</translation>
    </message>
    <message>
        <source>Serves conditions on %1</source>
        <translation>Dient Bedingungen auf %1</translation>
    </message>
    <message>
        <source>The log holds no statement to plan</source>
        <translation>Das Log enthält keine planbare Anweisung</translation>
    </message>
    <message>
        <source>log statements with log_min_duration_statement, and messages in English with lc_messages = C</source>
        <translation>Anweisungen mit log_min_duration_statement protokollieren, und Meldungen auf Englisch mit lc_messages = C</translation>
    </message>
    <message>
        <source>The workload holds no statement to plan</source>
        <translation>Die Arbeitslast enthält keine planbare Anweisung</translation>
    </message>
    <message>
        <source>give a SELECT, INSERT, UPDATE, DELETE or MERGE</source>
        <translation>ein SELECT, INSERT, UPDATE, DELETE oder MERGE angeben</translation>
    </message>
    <message>
        <source>Line %1: the weight &quot;%2&quot; is no number above 0; 1 is taken</source>
        <translation>Zeile %1: das Gewicht „%2“ ist keine Zahl über 0; 1 gilt</translation>
    </message>
    <message>
        <source>Line %1 is left out: %2</source>
        <translation>Zeile %1 ist weggelassen: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more statement(s) do not parse and are left out</source>
        <translation>
            <numerusform>%n weitere Anweisung ist nicht zu verstehen und weggelassen</numerusform>
            <numerusform>%n weitere Anweisungen sind nicht zu verstehen und weggelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) that no index can serve, like SET and BEGIN, are left out</source>
        <translation>
            <numerusform>%n Anweisung, der kein Index dienen kann, wie SET und BEGIN, ist weggelassen</numerusform>
            <numerusform>%n Anweisungen, denen kein Index dienen kann, wie SET und BEGIN, sind weggelassen</numerusform>
        </translation>
    </message>
    <message>
        <source>write statements, each ended by a semicolon</source>
        <translation>Anweisungen schreiben, jede mit einem Semikolon beendet</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) that weigh least are left out, for there are too many</source>
        <translation>
            <numerusform>%n Anweisung mit dem geringsten Gewicht ist weggelassen, denn es sind zu viele</numerusform>
            <numerusform>%n Anweisungen mit dem geringsten Gewicht sind weggelassen, denn es sind zu viele</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) do not parse and are left out, the first because: %1</source>
        <translation>
            <numerusform>%n Anweisung ist nicht zu verstehen und weggelassen, denn: %1</numerusform>
            <numerusform>%n Anweisungen sind nicht zu verstehen und weggelassen, die erste, weil: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the server&apos;s statements</source>
        <translation>Anweisungen des Servers lesen</translation>
    </message>
    <message>
        <source>pg_stat_statements is not installed in this database</source>
        <translation>pg_stat_statements ist in dieser Datenbank nicht installiert</translation>
    </message>
    <message>
        <source>CREATE EXTENSION pg_stat_statements, or give a file of statements</source>
        <translation>CREATE EXTENSION pg_stat_statements, oder eine Datei mit Anweisungen angeben</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) of other roles cannot be read; membership in pg_read_all_stats shows them</source>
        <translation>
            <numerusform>%n Anweisung anderer Rollen ist nicht lesbar; die Mitgliedschaft in pg_read_all_stats zeigt sie</numerusform>
            <numerusform>%n Anweisungen anderer Rollen sind nicht lesbar; die Mitgliedschaft in pg_read_all_stats zeigt sie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) of the server do not parse and are left out</source>
        <translation>
            <numerusform>%n Anweisung des Servers ist nicht zu verstehen und weggelassen</numerusform>
            <numerusform>%n Anweisungen des Servers sind nicht zu verstehen und weggelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) are planned without the values of their parameters, which the server does not keep</source>
        <translation>
            <numerusform>%n Anweisung ist ohne die Werte ihrer Parameter geplant, die der Server nicht aufhebt</numerusform>
            <numerusform>%n Anweisungen sind ohne die Werte ihrer Parameter geplant, die der Server nicht aufhebt</numerusform>
        </translation>
    </message>
    <message>
        <source>Connect for the clone</source>
        <translation>Für den Klon verbinden</translation>
    </message>
    <message>
        <source>Make the clone&apos;s database</source>
        <translation>Datenbank des Klons anlegen</translation>
    </message>
    <message>
        <source>Bring the schema into the clone</source>
        <translation>Schema in den Klon bringen</translation>
    </message>
    <message>
        <source>Bring the statistics into the clone</source>
        <translation>Statistik in den Klon bringen</translation>
    </message>
    <message>
        <source>Give the clone&apos;s tables their sizes</source>
        <translation>Tabellen des Klons ihre Größen geben</translation>
    </message>
    <message>
        <source>Make the clone: %1</source>
        <translation>Klon anlegen: %1</translation>
    </message>
    <message>
        <source>Plan the statements with each candidate</source>
        <translation>Anweisungen mit jedem Kandidaten planen</translation>
    </message>
    <message>
        <source>Search for the best set</source>
        <translation>Nach der besten Auswahl suchen</translation>
    </message>
    <message>
        <source>Look for indexes to drop</source>
        <translation>Nach Indexen zum Löschen suchen</translation>
    </message>
    <message>
        <source>Open a session with HypoPG</source>
        <translation>Sitzung mit HypoPG öffnen</translation>
    </message>
    <message>
        <source>Read the statements</source>
        <translation>Anweisungen lesen</translation>
    </message>
    <message>
        <source>Read tables and statistics</source>
        <translation>Tabellen und Statistik lesen</translation>
    </message>
    <message>
        <source>Find indexes worth trying</source>
        <translation>Aussichtsreiche Indexe suchen</translation>
    </message>
    <message>
        <source>There is no advice to vary yet</source>
        <translation>Es gibt noch keinen Vorschlag zum Abwandeln</translation>
    </message>
    <message>
        <source>There are no statements to advise on</source>
        <translation>Es gibt keine Anweisungen, für die etwas vorzuschlagen wäre</translation>
    </message>
    <message>
        <source>%1 could not be read as statements</source>
        <translation>%1 ließ sich nicht als Anweisungen lesen</translation>
    </message>
    <message>
        <source>There is no advice for this statement</source>
        <translation>Für diese Anweisung gibt es keinen Vorschlag</translation>
    </message>
    <message>
        <source>give one SELECT, INSERT, UPDATE, DELETE or MERGE</source>
        <translation>ein einzelnes SELECT, INSERT, UPDATE, DELETE oder MERGE angeben</translation>
    </message>
    <message>
        <source>add it to shared_preload_libraries, restart the server and run CREATE EXTENSION pg_stat_statements; or give a file of statements</source>
        <translation>in shared_preload_libraries eintragen, den Server neu starten und CREATE EXTENSION pg_stat_statements ausführen; oder eine Datei mit Anweisungen angeben</translation>
    </message>
    <message>
        <source>load pg_stat_statements by shared_preload_libraries and restart the server; or give a file of statements</source>
        <translation>pg_stat_statements über shared_preload_libraries laden und den Server neu starten; oder eine Datei mit Anweisungen angeben</translation>
    </message>
    <message>
        <source>pg_stat_statements has none of this database</source>
        <translation>pg_stat_statements hat keine aus dieser Datenbank</translation>
    </message>
    <message>
        <source>let the applications work for a while and ask again, with a role that has pg_read_all_stats; or give a file of statements</source>
        <translation>die Anwendungen eine Weile arbeiten lassen und mit einer Rolle, die pg_read_all_stats hat, noch einmal fragen; oder eine Datei mit Anweisungen angeben</translation>
    </message>
    <message>
        <source>Keys %1, without the rows where %2 is NULL, which no comparison finds</source>
        <translation>Schlüssel %1, ohne die Zeilen, in denen %2 NULL ist, denn kein Vergleich findet sie</translation>
    </message>
    <message>
        <source>Finds rows by %1, for less than a longer index takes</source>
        <translation>Findet Zeilen nach %1 und braucht weniger als ein längerer Index</translation>
    </message>
    <message>
        <source>cannot copy data of %1</source>
        <translation>die Daten von %1 lassen sich nicht kopieren</translation>
    </message>
    <message>
        <source>cannot write %1</source>
        <translation>%1 lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>What the server knows of the plan&apos;s tables could not be read</source>
        <translation>Was der Server über die Tabellen des Plans weiß, ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>it promised to save %1 of what its statements cost, but once it is built no plan uses it</source>
        <translation>er versprach, %1 der Kosten seiner Anweisungen zu sparen, aber aufgebaut benutzt ihn kein Plan</translation>
    </message>
    <message>
        <source>once it is built no plan uses it</source>
        <translation>aufgebaut benutzt ihn kein Plan</translation>
    </message>
    <message>
        <source>it promised to save %1 of what its statements cost; built it saves %2</source>
        <translation>er versprach, %1 der Kosten seiner Anweisungen zu sparen; aufgebaut spart er %2</translation>
    </message>
    <message>
        <source>built it saves nothing of what the workload costs</source>
        <translation>aufgebaut spart er nichts von den Kosten der Arbeitslast</translation>
    </message>
    <message>
        <source>the plans with it cost less, but its statements take longer</source>
        <translation>die Pläne mit ihm kosten weniger, aber seine Anweisungen dauern länger</translation>
    </message>
    <message>
        <source>built it saves %1 of what its statements cost; %2 were promised</source>
        <translation>aufgebaut spart er %1 der Kosten seiner Anweisungen; versprochen waren %2</translation>
    </message>
    <message>
        <source>built it saves %1 of what the workload costs</source>
        <translation>aufgebaut spart er %1 der Kosten der Arbeitslast</translation>
    </message>
    <message>
        <source>there is nothing to prove: no index is advised</source>
        <translation>es gibt nichts zu belegen: es ist kein Index vorgeschlagen</translation>
    </message>
    <message>
        <source>a copy limit of nothing leaves nothing to prove with</source>
        <translation>eine Kopiergrenze von null lässt nichts, womit zu belegen wäre</translation>
    </message>
    <message>
        <source>cannot tell how big the tables are</source>
        <translation>nicht feststellbar, wie groß die Tabellen sind</translation>
    </message>
    <message>
        <source>the copy would be more than its limit of %1</source>
        <translation>die Kopie wäre größer als ihre Grenze von %1</translation>
    </message>
    <message>
        <source>raise the limit, or ask for fewer statements</source>
        <translation>die Grenze erhöhen oder nach weniger Anweisungen fragen</translation>
    </message>
    <message>
        <source>cannot tell how much room there is in %1</source>
        <translation>nicht feststellbar, wie viel Platz in %1 ist</translation>
    </message>
    <message>
        <source>free some space and try again</source>
        <translation>Platz schaffen und noch einmal versuchen</translation>
    </message>
    <message>
        <source>there is nothing to copy: the statements are about no table</source>
        <translation>es gibt nichts zu kopieren: die Anweisungen betreffen keine Tabelle</translation>
    </message>
    <message>
        <source>the tables that the statements touch hold %1, %2 alone %3</source>
        <translation>die Tabellen, die die Anweisungen berühren, enthalten %1, %2 allein %3</translation>
    </message>
    <message>
        <source>cannot remove %1</source>
        <translation>%1 lässt sich nicht entfernen</translation>
    </message>
    <message>
        <source>so much had been restored when it was stopped: %1</source>
        <translation>so viel war wiederhergestellt, als angehalten wurde: %1</translation>
    </message>
    <message>
        <source>%1 holds none of the tables that the statements touch</source>
        <translation>%1 enthält keine der Tabellen, die die Anweisungen berühren</translation>
    </message>
    <message>
        <source>name a backup of this database</source>
        <translation>ein Backup dieser Datenbank angeben</translation>
    </message>
    <message>
        <source>the copy can plan none of the statements</source>
        <translation>die Kopie kann keine der Anweisungen planen</translation>
    </message>
    <message>
        <source>name a newer backup of this database</source>
        <translation>ein neueres Backup dieser Datenbank angeben</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) cannot be planned on the copy: %1</source>
        <translation>
            <numerusform>%n Anweisung lässt sich auf der Kopie nicht planen: %1</numerusform>
            <numerusform>%n Anweisungen lassen sich auf der Kopie nicht planen: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>others weigh more, and were run instead</source>
        <translation>andere haben mehr Gewicht und wurden stattdessen ausgeführt</translation>
    </message>
    <message>
        <source>it calls %1(), which may do anything, and was only planned</source>
        <translation>sie ruft %1() auf, das alles tun kann, und wurde nur geplant</translation>
    </message>
    <message>
        <source>its parameters have no values to run it with</source>
        <translation>für ihre Parameter gibt es keine Werte, mit denen sie auszuführen wäre</translation>
    </message>
    <message>
        <source>run with values out of the tables: %1</source>
        <translation>ausgeführt mit Werten aus den Tabellen: %1</translation>
    </message>
    <message>
        <source>it ran for more than %1 s</source>
        <translation>sie lief länger als %1 s</translation>
    </message>
    <message>
        <source>it failed: %1</source>
        <translation>sie ist gescheitert: %1</translation>
    </message>
    <message>
        <source>%1 cannot be asked for its scans</source>
        <translation>%1 lässt sich nicht nach Scans fragen</translation>
    </message>
    <message>
        <source>name a physical replica of the server that is advised, and the same database</source>
        <translation>ein physisches Replikat des Servers, für den die Vorschläge sind, und dieselbe Datenbank angeben</translation>
    </message>
    <message>
        <source>it is no replica of this server: its system identifier is %1, not %2</source>
        <translation>es ist kein Replikat dieses Servers: seine Systemkennung ist %1, nicht %2</translation>
    </message>
    <message>
        <source>the database there is %1, not %2</source>
        <translation>die Datenbank dort ist %1, nicht %2</translation>
    </message>
    <message>
        <source>it is the very server that is advised, whose scans are counted already</source>
        <translation>es ist eben der Server, für den die Vorschläge sind und dessen Scans schon gezählt sind</translation>
    </message>
    <message>
        <source>Make a private server, read the planner&apos;s statistics</source>
        <translation>Eigenen Server anlegen, Statistik des Planers lesen</translation>
    </message>
    <message>
        <source>Ask the replicas for their scans</source>
        <translation>Replikate nach ihren Scans fragen</translation>
    </message>
    <message>
        <source>Look what has to be copied</source>
        <translation>Nachsehen, was zu kopieren ist</translation>
    </message>
    <message>
        <source>Make a private server for the copy</source>
        <translation>Eigenen Server für die Kopie anlegen</translation>
    </message>
    <message>
        <source>Copy the tables from the server</source>
        <translation>Tabellen vom Server kopieren</translation>
    </message>
    <message>
        <source>Restore the backup</source>
        <translation>Backup wiederherstellen</translation>
    </message>
    <message>
        <source>Bring the tables into the copy</source>
        <translation>Tabellen in die Kopie bringen</translation>
    </message>
    <message>
        <source>Make the copy&apos;s statistics</source>
        <translation>Statistik der Kopie erstellen</translation>
    </message>
    <message>
        <source>Plan the statements on the copy</source>
        <translation>Anweisungen auf der Kopie planen</translation>
    </message>
    <message>
        <source>Build %1 on the copy</source>
        <translation>%1 auf der Kopie aufbauen</translation>
    </message>
    <message>
        <source>Run the statements without and with %1</source>
        <translation>Anweisungen ohne und mit %1 ausführen</translation>
    </message>
    <message>
        <source>Prove index advice on a copy</source>
        <translation>Index-Vorschläge auf einer Kopie belegen</translation>
    </message>
    <message>
        <source>the private server ended while it was at work</source>
        <translation>der private Server endete bei der Arbeit</translation>
    </message>
    <message numerus="yes">
        <source>no scan for %1 days, here and on %n replica(s); not asked: %2</source>
        <translation>
            <numerusform>kein Scan seit %1 Tagen, hier und auf %n Replikat; nicht gefragt: %2</numerusform>
            <numerusform>kein Scan seit %1 Tagen, hier und auf %n Replikaten; nicht gefragt: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>no scan on this server for %1 days; replicas that were not asked may read it: %2</source>
        <translation>seit %1 Tagen kein Scan auf diesem Server; Replikate, die nicht gefragt wurden, lesen ihn vielleicht: %2</translation>
    </message>
    <message>
        <source>no scan on this server for %1 days; no replica streams from it</source>
        <translation>seit %1 Tagen kein Scan auf diesem Server; kein Replikat streamt von ihm</translation>
    </message>
    <message>
        <source>this role may not read all of its rows</source>
        <translation>diese Rolle darf nicht alle ihre Zeilen lesen</translation>
    </message>
    <message>
        <source>its values are too large</source>
        <translation>ihre Werte sind zu groß</translation>
    </message>
    <message>
        <source>%1 rows of %2 were read: statistics do not tell how large an index on it would be</source>
        <translation>%1 Zeilen von %2 wurden gelesen: die Statistik sagt nicht, wie groß ein Index darauf würde</translation>
    </message>
    <message>
        <source>No rows of %1 were read to tell how large an index on it would be: %2</source>
        <translation>Keine Zeilen von %1 wurden gelesen, um zu sagen, wie groß ein Index darauf würde: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) stream the log from this server; whether they are replicas is seen by a role with pg_monitor</source>
        <translation>
            <numerusform>%n Verbindung streamt das Log von diesem Server; ob es ein Replikat ist, sieht eine Rolle mit pg_monitor</numerusform>
            <numerusform>%n Verbindungen streamen das Log von diesem Server; ob es Replikate sind, sieht eine Rolle mit pg_monitor</numerusform>
        </translation>
    </message>
    <message>
        <source>the copy takes about %1, and %2 are free in %3</source>
        <translation>die Kopie braucht etwa %1, und in %3 sind %2 frei</translation>
    </message>
    <message>
        <source>the clone takes about %1, and %2 are free in %3</source>
        <translation>der Klon braucht etwa %1, und in %3 sind %2 frei</translation>
    </message>
    <message>
        <source>the disk was full before it was done: the %1 that are free in %2 do not do</source>
        <translation>die Platte war voll, bevor es fertig war: die %1, die in %2 frei sind, reichen nicht</translation>
    </message>
    <message>
        <source>there is no room for the copy</source>
        <translation>für die Kopie ist kein Platz</translation>
    </message>
    <message>
        <source>there is no room for the clone</source>
        <translation>für den Klon ist kein Platz</translation>
    </message>
    <message>
        <source>The replica %1 cannot be asked for its scans</source>
        <translation>Das Replikat %1 kann nicht nach seinen Scans gefragt werden</translation>
    </message>
    <message>
        <source>The replica %1 (of %2; --no-replica does without it) cannot be asked for its scans</source>
        <translation>Das Replikat %1 (aus %2; --no-replica kommt ohne es aus) kann nicht nach seinen Scans gefragt werden</translation>
    </message>
    <message>
        <source>the workload deletes rows of %1 or changes their keys; each such row reads all of %2</source>
        <translation>die Arbeitslast löscht Zeilen von %1 oder ändert ihre Schlüssel; jede solche Zeile liest ganz %2</translation>
    </message>
    <message>
        <source>ask as a role that may read it: what this one may not read is not in the clone either</source>
        <translation>als eine Rolle fragen, die es lesen darf: was diese nicht lesen darf, ist auch nicht im Klon</translation>
    </message>
    <message>
        <source>it has no such column</source>
        <translation>es hat keine solche Spalte</translation>
    </message>
    <message>
        <source>After an index on an expression is built, run ANALYZE %1: before that the planner knows nothing of the expression&apos;s values</source>
        <translation>Nach dem Bau eines Index auf einen Ausdruck ist ANALYZE %1 auszuführen: vorher weiß der Planer nichts von den Werten des Ausdrucks</translation>
    </message>
    <message>
        <source>%1 rows of %2 were read to count those that partial indexes would hold</source>
        <translation>%1 Zeilen von %2 wurden gelesen, um die zu zählen, die partielle Indexe enthielten</translation>
    </message>
    <message>
        <source>Row level security hides rows of %1 from this role, and with them its statistics: ask as a role that it does not restrict</source>
        <translation>Row Level Security verbirgt vor dieser Rolle Zeilen von %1 und damit auch die Statistiken: mit einer Rolle fragen, die sie nicht einschränkt</translation>
    </message>
    <message>
        <source>Statements on %1 are planned without the conditions that its row level security adds for some roles</source>
        <translation>Anweisungen auf %1 werden ohne die Bedingungen geplant, die Row Level Security für manche Rollen hinzufügt</translation>
    </message>
</context>
<context>
    <name>backup</name>
    <message>
        <source>it is compressed as a whole; unpack it first, or take a dump in the custom format</source>
        <translation>es ist als Ganzes komprimiert; zuerst entpacken oder einen Dump im Format custom erstellen</translation>
    </message>
    <message>
        <source>it is encrypted; decrypt it first</source>
        <translation>es ist verschlüsselt; zuerst entschlüsseln</translation>
    </message>
    <message>
        <source>cannot use %1 as a backup</source>
        <translation>%1 ist nicht als Backup brauchbar</translation>
    </message>
    <message>
        <source>it is no dump of pg_dump: neither an archive (custom, directory, tar) nor a script; it may be encrypted or another kind of file</source>
        <translation>es ist kein Dump von pg_dump: weder ein Archiv (custom, directory, tar) noch ein Skript; vielleicht ist es verschlüsselt oder eine Datei anderer Art</translation>
    </message>
    <message>
        <source>it is a copy of a server&apos;s data folder; only what pg_dump wrote can be restored table by table</source>
        <translation>es ist eine Kopie des Datenordners eines Servers; nur was pg_dump geschrieben hat, lässt sich Tabelle für Tabelle wiederherstellen</translation>
    </message>
    <message>
        <source>the folder holds no toc.dat, which a dump in the directory format has</source>
        <translation>der Ordner enthält keine toc.dat, die ein Dump im Format directory hat</translation>
    </message>
    <message>
        <source>it is a dump of all databases by pg_dumpall; take one of a single database by pg_dump</source>
        <translation>es ist ein Dump aller Datenbanken von pg_dumpall; einen einer einzelnen Datenbank mit pg_dump erstellen</translation>
    </message>
    <message>
        <source>it is a tar file, but not of pg_dump; a packed folder has to be unpacked first</source>
        <translation>es ist eine tar-Datei, aber nicht von pg_dump; ein gepackter Ordner ist zuerst zu entpacken</translation>
    </message>
    <message>
        <source>the script has no end: it was cut off</source>
        <translation>das Skript hat kein Ende: es wurde abgeschnitten</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>eine solche Datei oder einen solchen Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>it is neither a file nor a folder</source>
        <translation>es ist weder eine Datei noch ein Ordner</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>es ist leer</translation>
    </message>
    <message>
        <source>the backup comes from PostgreSQL %1, and the server it is to stand for is %2</source>
        <translation>das Backup stammt von PostgreSQL %1, und der Server, für den es stehen soll, ist %2</translation>
    </message>
    <message>
        <source>take a backup of this server, with the pg_dump of its version</source>
        <translation>ein Backup dieses Servers erstellen, mit dem pg_dump seiner Version</translation>
    </message>
    <message>
        <source>cannot restore %1</source>
        <translation>%1 lässt sich nicht wiederherstellen</translation>
    </message>
    <message>
        <source>there is no space left on this machine</source>
        <translation>auf diesem Rechner ist kein Platz mehr</translation>
    </message>
    <message>
        <source>free some space and try again</source>
        <translation>Platz schaffen und noch einmal versuchen</translation>
    </message>
    <message>
        <source>a newer pg_dump wrote it than this server&apos;s version has</source>
        <translation>ein neueres pg_dump als das der Version dieses Servers hat es geschrieben</translation>
    </message>
    <message>
        <source>the backup is cut off or damaged: %1</source>
        <translation>das Backup ist abgeschnitten oder beschädigt: %1</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>die Datei lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>a statement in it has no end within 64 MB</source>
        <translation>eine Anweisung darin hat innerhalb von 64 MB kein Ende</translation>
    </message>
    <message>
        <source>the script ends in the middle</source>
        <translation>das Skript endet mittendrin</translation>
    </message>
    <message>
        <source>the restore was cancelled</source>
        <translation>das Wiederherstellen wurde abgebrochen</translation>
    </message>
    <message>
        <source>cannot restore the rows of %1 from %2</source>
        <translation>die Zeilen von %1 lassen sich nicht aus %2 wiederherstellen</translation>
    </message>
</context>
<context>
    <name>base</name>
    <message>
        <source>cannot run %1</source>
        <translation>%1 lässt sich nicht ausführen</translation>
    </message>
    <message>
        <source>cannot run %1 as %2</source>
        <translation>%1 lässt sich nicht als %2 ausführen</translation>
    </message>
    <message>
        <source>cannot run %1 in %2</source>
        <translation>%1 lässt sich in %2 nicht ausführen</translation>
    </message>
    <message>
        <source>cannot write %1</source>
        <translation>%1 lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>cancelled while waiting for %1</source>
        <translation>abgebrochen beim Warten auf %1</translation>
    </message>
    <message>
        <source>%1 did not answer in time</source>
        <translation>%1 hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>cannot wait for %1</source>
        <translation>auf %1 kann nicht gewartet werden</translation>
    </message>
    <message>
        <source>cannot read from %1</source>
        <translation>von %1 kann nicht gelesen werden</translation>
    </message>
    <message>
        <source>cannot write to %1</source>
        <translation>nach %1 kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>cannot make a pipe</source>
        <translation>eine Pipe lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>cannot write to a pipe</source>
        <translation>in eine Pipe kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>cannot read %1</source>
        <translation>%1 lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>%1 was written already</source>
        <translation>%1 wurde schon geschrieben</translation>
    </message>
    <message>
        <source>%1 is larger than %2 bytes</source>
        <translation>%1 ist größer als %2 Bytes</translation>
    </message>
    <message>
        <source>cannot lock %1</source>
        <translation>%1 lässt sich nicht sperren</translation>
    </message>
    <message>
        <source>cancelled while waiting for the lock on %1</source>
        <translation>abgebrochen beim Warten auf die Sperre von %1</translation>
    </message>
    <message>
        <source>another program holds the lock on %1</source>
        <translation>ein anderes Programm hält die Sperre von %1</translation>
    </message>
    <message>
        <source>cannot make the folder %1</source>
        <translation>der Ordner %1 lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>%1 is there already</source>
        <translation>%1 gibt es schon</translation>
    </message>
    <message>
        <source>cannot give %1 to the account %2</source>
        <translation>%1 lässt sich dem Konto %2 nicht übereignen</translation>
    </message>
    <message>
        <source>the account %1 cannot reach %2</source>
        <translation>das Konto %1 kommt nicht an %2 heran</translation>
    </message>
    <message>
        <source>%1 is closed to it</source>
        <translation>%1 ist ihm verschlossen</translation>
    </message>
    <message>
        <source>choose a folder that every account can reach, for example below /var/lib</source>
        <translation>einen Ordner wählen, den jedes Konto erreicht, zum Beispiel unter /var/lib</translation>
    </message>
    <message>
        <source>cannot remove %1</source>
        <translation>%1 lässt sich nicht entfernen</translation>
    </message>
    <message>
        <source>cannot find a free TCP port</source>
        <translation>kein freier TCP-Port zu finden</translation>
    </message>
    <message>
        <source>The name %1 cannot be resolved</source>
        <translation>Der Name %1 lässt sich nicht auflösen</translation>
    </message>
    <message>
        <source>The name %1 has no address</source>
        <translation>Der Name %1 hat keine Adresse</translation>
    </message>
    <message>
        <source>Cannot start a thread to resolve %1</source>
        <translation>Für das Auflösen von %1 lässt sich kein Thread starten</translation>
    </message>
    <message>
        <source>A name was asked for before it was resolved</source>
        <translation>Ein Name wurde abgefragt, bevor er aufgelöst war</translation>
    </message>
    <message>
        <source>Cannot wait for a socket</source>
        <translation>Auf einen Socket kann nicht gewartet werden</translation>
    </message>
    <message>
        <source>Cannot make a wake-up channel</source>
        <translation>Ein Weckkanal lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>The wait was cancelled</source>
        <translation>Das Warten wurde abgebrochen</translation>
    </message>
    <message>
        <source>The time allowed has passed</source>
        <translation>Die erlaubte Zeit ist um</translation>
    </message>
    <message>
        <source>Cannot watch a socket</source>
        <translation>Ein Socket lässt sich nicht beobachten</translation>
    </message>
    <message>
        <source>Cannot watch sockets</source>
        <translation>Sockets lassen sich nicht beobachten</translation>
    </message>
    <message>
        <source>there is no account %1 on this machine</source>
        <translation>es gibt auf diesem Rechner kein Konto %1</translation>
    </message>
    <message>
        <source>cannot signal process %1</source>
        <translation>Prozess %1 lässt sich kein Signal senden</translation>
    </message>
    <message>
        <source>it has ended</source>
        <translation>er ist beendet</translation>
    </message>
    <message>
        <source>cancelled while waiting for process %1 to end</source>
        <translation>abgebrochen beim Warten auf das Ende von Prozess %1</translation>
    </message>
    <message>
        <source>process %1 did not end in time</source>
        <translation>Prozess %1 ist nicht rechtzeitig zu Ende gegangen</translation>
    </message>
    <message>
        <source>cannot find the running program</source>
        <translation>das laufende Programm ist nicht zu finden</translation>
    </message>
    <message>
        <source>a network connection failed</source>
        <translation>eine Netzwerkverbindung ist gescheitert</translation>
    </message>
    <message>
        <source>%1 is neither a numeric address nor a socket&apos;s path</source>
        <translation>%1 ist weder eine numerische Adresse noch der Pfad eines Sockets</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a write-ahead log position</source>
        <translation>„%1“ ist keine WAL-Position</translation>
    </message>
    <message>
        <source>write it as the server does, for example 16/B374D848</source>
        <translation>wie der Server schreiben, zum Beispiel 16/B374D848</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a size</source>
        <translation>„%1“ ist keine Größe</translation>
    </message>
    <message>
        <source>write a number and B, kB, MB, GB or TB, for example 64MB</source>
        <translation>eine Zahl und B, kB, MB, GB oder TB schreiben, zum Beispiel 64MB</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too large</source>
        <translation>„%1“ ist zu groß</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a span of time</source>
        <translation>„%1“ ist keine Zeitspanne</translation>
    </message>
    <message>
        <source>write a number and us, ms, s, min, h or d, for example 30s</source>
        <translation>eine Zahl und us, ms, s, min, h oder d schreiben, zum Beispiel 30s</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too long</source>
        <translation>„%1“ ist zu lang</translation>
    </message>
    <message>
        <source>%1 cannot be a socket&apos;s path</source>
        <translation>%1 kann nicht der Pfad eines Sockets sein</translation>
    </message>
</context>
<context>
    <name>check</name>
    <message>
        <source>This could not be looked at: %1</source>
        <translation>Das konnte nicht geprüft werden: %1</translation>
    </message>
    <message>
        <source>The checks were stopped</source>
        <translation>Die Prüfungen wurden angehalten</translation>
    </message>
    <message>
        <source>The setting %1 holds &quot;%2&quot;, which is not two numbers such as 10,30; the defaults held</source>
        <translation>In der Einstellung %1 steht „%2“, das sind nicht zwei Zahlen wie 10,30; es galten die Vorgaben</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>Gesund</translation>
    </message>
    <message numerus="yes">
        <source>Nothing wrong is in sight, but %n check(s) could not be made</source>
        <translation>
            <numerusform>Nichts Auffälliges zu sehen, aber %n Prüfung war nicht möglich</numerusform>
            <numerusform>Nichts Auffälliges zu sehen, aber %n Prüfungen waren nicht möglich</numerusform>
        </translation>
    </message>
    <message>
        <source>One thing deserves a look</source>
        <translation>Ein Punkt verdient einen Blick</translation>
    </message>
    <message>
        <source>Two things deserve a look</source>
        <translation>Zwei Punkte verdienen einen Blick</translation>
    </message>
    <message>
        <source>Three things deserve a look</source>
        <translation>Drei Punkte verdienen einen Blick</translation>
    </message>
    <message>
        <source>%2 things deserve a look</source>
        <translation>%2 Punkte verdienen einen Blick</translation>
    </message>
    <message>
        <source>One thing is wrong</source>
        <translation>Ein Punkt ist kritisch</translation>
    </message>
    <message>
        <source>One thing is wrong, one deserves a look</source>
        <translation>Ein Punkt ist kritisch, einer verdient einen Blick</translation>
    </message>
    <message>
        <source>One thing is wrong, two deserve a look</source>
        <translation>Ein Punkt ist kritisch, zwei verdienen einen Blick</translation>
    </message>
    <message>
        <source>One thing is wrong, three deserve a look</source>
        <translation>Ein Punkt ist kritisch, drei verdienen einen Blick</translation>
    </message>
    <message>
        <source>One thing is wrong, %2 deserve a look</source>
        <translation>Ein Punkt ist kritisch, %2 verdienen einen Blick</translation>
    </message>
    <message>
        <source>Two things are wrong</source>
        <translation>Zwei Punkte sind kritisch</translation>
    </message>
    <message>
        <source>Two things are wrong, one deserves a look</source>
        <translation>Zwei Punkte sind kritisch, einer verdient einen Blick</translation>
    </message>
    <message>
        <source>Two things are wrong, two deserve a look</source>
        <translation>Zwei Punkte sind kritisch, zwei verdienen einen Blick</translation>
    </message>
    <message>
        <source>Two things are wrong, three deserve a look</source>
        <translation>Zwei Punkte sind kritisch, drei verdienen einen Blick</translation>
    </message>
    <message>
        <source>Three things are wrong</source>
        <translation>Drei Punkte sind kritisch</translation>
    </message>
    <message>
        <source>Three things are wrong, one deserves a look</source>
        <translation>Drei Punkte sind kritisch, einer verdient einen Blick</translation>
    </message>
    <message>
        <source>%1 things are wrong</source>
        <translation>%1 Punkte sind kritisch</translation>
    </message>
    <message>
        <source>%1 things are wrong, one deserves a look</source>
        <translation>%1 Punkte sind kritisch, einer verdient einen Blick</translation>
    </message>
    <message>
        <source>%1 things are wrong, %2 deserve a look</source>
        <translation>%1 Punkte sind kritisch, %2 verdienen einen Blick</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) of other roles cannot be seen into</source>
        <translation>
            <numerusform>%n Sitzung einer anderen Rolle ist nicht einsehbar</numerusform>
            <numerusform>%n Sitzungen anderer Rollen sind nicht einsehbar</numerusform>
        </translation>
    </message>
    <message>
        <source>The sessions could not be counted</source>
        <translation>Die Sitzungen konnten nicht gezählt werden</translation>
    </message>
    <message>
        <source>%1 of %2 connections are in use (%3)</source>
        <translation>%1 von %2 Verbindungen sind belegt (%3)</translation>
    </message>
    <message>
        <source>%1 as %2: %3 sessions, %4 of them idle</source>
        <translation>%1 als %2: %3 Sitzungen, davon %4 untätig</translation>
    </message>
    <message>
        <source>Let applications share connections through a pool and close idle ones; raise max_connections last</source>
        <translation>Anwendungen Verbindungen über einen Pool teilen lassen und untätige schließen; max_connections erst zuletzt erhöhen</translation>
    </message>
    <message>
        <source>%1 has been idle in its transaction for %2; its last statement: %3</source>
        <translation>%1 ist seit %2 untätig in einer Transaktion; letzte Anweisung: %3</translation>
    </message>
    <message>
        <source>No session has been idle in a transaction for %1 or longer</source>
        <translation>Keine Sitzung ist seit %1 oder länger untätig in einer Transaktion</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) idle in transaction, the longest for %1 (warning from %2, critical from %3)</source>
        <translation>
            <numerusform>%n Sitzung idle in transaction, die längste seit %1 (Warnung ab %2, kritisch ab %3)</numerusform>
            <numerusform>%n Sitzungen idle in transaction, die längste seit %1 (Warnung ab %2, kritisch ab %3)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) idle in transaction, the longest for %1 (warning from %2, critical from %3, as set for database %4)</source>
        <translation>
            <numerusform>%n Sitzung idle in transaction, die längste seit %1 (Warnung ab %2, kritisch ab %3, so für Datenbank %4 eingestellt)</numerusform>
            <numerusform>%n Sitzungen idle in transaction, die längste seit %1 (Warnung ab %2, kritisch ab %3, so für Datenbank %4 eingestellt)</numerusform>
        </translation>
    </message>
    <message>
        <source>End the session with SELECT pg_terminate_backend(%1); and set idle_in_transaction_session_timeout for its role</source>
        <translation>Die Sitzung mit SELECT pg_terminate_backend(%1); beenden und für ihre Rolle idle_in_transaction_session_timeout setzen</translation>
    </message>
    <message>
        <source>%1 has been running this for %2: %3</source>
        <translation>%1 führt das seit %2 aus: %3</translation>
    </message>
    <message>
        <source>No statement has been running for %1 or longer</source>
        <translation>Keine Anweisung läuft seit %1 oder länger</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) running for long, the longest for %1 (warning from %2, critical from %3)</source>
        <translation>
            <numerusform>%n lange laufende Anweisung, die längste seit %1 (Warnung ab %2, kritisch ab %3)</numerusform>
            <numerusform>%n lange laufende Anweisungen, die längste seit %1 (Warnung ab %2, kritisch ab %3)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) running for long, the longest for %1 (warning from %2, critical from %3, as set for database %4)</source>
        <translation>
            <numerusform>%n lange laufende Anweisung, die längste seit %1 (Warnung ab %2, kritisch ab %3, so für Datenbank %4 eingestellt)</numerusform>
            <numerusform>%n lange laufende Anweisungen, die längste seit %1 (Warnung ab %2, kritisch ab %3, so für Datenbank %4 eingestellt)</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at its plan; stop it with SELECT pg_cancel_backend(%1);</source>
        <translation>Ihren Plan ansehen; anhalten mit SELECT pg_cancel_backend(%1);</translation>
    </message>
    <message>
        <source>%1 has waited %2 for %3 on %4, behind session %5</source>
        <translation>%1 wartet seit %2 auf %3 an %4, hinter Sitzung %5</translation>
    </message>
    <message>
        <source>No session has waited for a lock for %1 or longer</source>
        <translation>Keine Sitzung wartet seit %1 oder länger auf eine Sperre</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) waiting for locks, the longest for %1 (warning from %2, critical from %3)</source>
        <translation>
            <numerusform>%n Sitzung wartet auf Sperren, die längste seit %1 (Warnung ab %2, kritisch ab %3)</numerusform>
            <numerusform>%n Sitzungen warten auf Sperren, die längste seit %1 (Warnung ab %2, kritisch ab %3)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) waiting for locks, the longest for %1 (warning from %2, critical from %3, as set for database %4)</source>
        <translation>
            <numerusform>%n Sitzung wartet auf Sperren, die längste seit %1 (Warnung ab %2, kritisch ab %3, so für Datenbank %4 eingestellt)</numerusform>
            <numerusform>%n Sitzungen warten auf Sperren, die längste seit %1 (Warnung ab %2, kritisch ab %3, so für Datenbank %4 eingestellt)</numerusform>
        </translation>
    </message>
    <message>
        <source>End the root of the queue: SELECT pg_terminate_backend(%1);</source>
        <translation>Die Wurzel der Warteschlange beenden: SELECT pg_terminate_backend(%1);</translation>
    </message>
    <message>
        <source>Vacuum is held back by %1 transactions at most</source>
        <translation>Vacuum wird um höchstens %1 Transaktionen aufgehalten</translation>
    </message>
    <message>
        <source>Replication slot %1 (%3) holds back %2 transactions</source>
        <translation>Replikationsslot %1 (%3) hält %2 Transaktionen zurück</translation>
    </message>
    <message>
        <source>Prepared transaction %1 of %3 holds back %2 transactions</source>
        <translation>Die vorbereitete Transaktion %1 von %3 hält %2 Transaktionen zurück</translation>
    </message>
    <message>
        <source>Standby %1 holds back %2 transactions by its feedback</source>
        <translation>Standby %1 hält durch sein Feedback %2 Transaktionen zurück</translation>
    </message>
    <message>
        <source>Session %1 (%3) holds back %2 transactions</source>
        <translation>Sitzung %1 (%3) hält %2 Transaktionen zurück</translation>
    </message>
    <message>
        <source>Revive its consumer, or SELECT pg_drop_replication_slot(%1);</source>
        <translation>Den Abnehmer wieder in Gang bringen, oder SELECT pg_drop_replication_slot(%1);</translation>
    </message>
    <message>
        <source>COMMIT PREPARED %1; or ROLLBACK PREPARED %1;</source>
        <translation>COMMIT PREPARED %1; oder ROLLBACK PREPARED %1;</translation>
    </message>
    <message>
        <source>End the long query on the standby, or turn hot_standby_feedback off there</source>
        <translation>Die lange Abfrage auf dem Standby beenden oder dort hot_standby_feedback abschalten</translation>
    </message>
    <message>
        <source>End that session: SELECT pg_terminate_backend(%1);</source>
        <translation>Diese Sitzung beenden: SELECT pg_terminate_backend(%1);</translation>
    </message>
    <message>
        <source>Vacuum cannot clean up what the last %1 transactions left</source>
        <translation>Vacuum kann nicht aufräumen, was die letzten %1 Transaktionen hinterlassen haben</translation>
    </message>
    <message>
        <source>The oldest unfrozen transaction, in database %1, is %2 transactions old; the server stops at about 2.1 billion</source>
        <translation>Die älteste nicht eingefrorene Transaktion, in Datenbank %1, ist %2 Transaktionen alt; bei etwa 2,1 Milliarden hält der Server an</translation>
    </message>
    <message>
        <source>Database %1: %2 transactions</source>
        <translation>Datenbank %1: %2 Transaktionen</translation>
    </message>
    <message>
        <source>Find what keeps autovacuum from the oldest tables of database %1 and run VACUUM (FREEZE) on them</source>
        <translation>Herausfinden, was Autovacuum von den ältesten Tabellen der Datenbank %1 abhält, und dort VACUUM (FREEZE) ausführen</translation>
    </message>
    <message numerus="yes">
        <source>%n sequence(s) may not be read</source>
        <translation>
            <numerusform>%n Sequenz darf nicht gelesen werden</numerusform>
            <numerusform>%n Sequenzen dürfen nicht gelesen werden</numerusform>
        </translation>
    </message>
    <message>
        <source>Grant %1 SELECT on the sequences</source>
        <translation>%1 SELECT auf die Sequenzen gewähren</translation>
    </message>
    <message>
        <source>No sequence has used up more than %1 of its range</source>
        <translation>Keine Sequenz hat mehr als %1 ihres Bereichs verbraucht</translation>
    </message>
    <message>
        <source>Sequence %1 stands at %2 of %3</source>
        <translation>Sequenz %1 steht bei %2 von %3</translation>
    </message>
    <message>
        <source>Sequence %1 has used up %2 of its range</source>
        <translation>Sequenz %1 hat %2 ihres Bereichs verbraucht</translation>
    </message>
    <message>
        <source>Move the column to bigint, then ALTER SEQUENCE %1 AS bigint;</source>
        <translation>Die Spalte auf bigint umstellen, dann ALTER SEQUENCE %1 AS bigint;</translation>
    </message>
    <message>
        <source>There was no time to watch what the server reads</source>
        <translation>Es war keine Zeit, die Lesezugriffe des Servers zu beobachten</translation>
    </message>
    <message>
        <source>Database %1: %2 of %3 blocks came from memory</source>
        <translation>Datenbank %1: %2 von %3 Blöcken kamen aus dem Speicher</translation>
    </message>
    <message>
        <source>The statistics were reset while the server was watched</source>
        <translation>Die Statistik wurde zurückgesetzt, während der Server beobachtet wurde</translation>
    </message>
    <message>
        <source>Too little was read in %1 to judge the cache by (%2 blocks)</source>
        <translation>In %1 wurde zu wenig gelesen, um den Cache zu beurteilen (%2 Blöcke)</translation>
    </message>
    <message>
        <source>In %1, %2 of %3 blocks came from shared memory</source>
        <translation>In %1 kamen %2 von %3 Blöcken aus dem Shared Memory</translation>
    </message>
    <message>
        <source>Find the statements that read most and give them an index; then look at shared_buffers</source>
        <translation>Die Anweisungen suchen, die am meisten lesen, und ihnen einen Index geben; danach shared_buffers ansehen</translation>
    </message>
    <message>
        <source>Every index is valid</source>
        <translation>Jeder Index ist gültig</translation>
    </message>
    <message>
        <source>Index %1 on %2 costs writes and %3 and answers no query</source>
        <translation>Index %1 auf %2 kostet Schreibarbeit und %3 und beantwortet keine Abfrage</translation>
    </message>
    <message>
        <source>Invalid indexes: %1; the largest is %2</source>
        <translation>Ungültige Indexe: %1; der größte ist %2</translation>
    </message>
    <message>
        <source>REINDEX INDEX CONCURRENTLY %1; or DROP INDEX CONCURRENTLY %1;</source>
        <translation>REINDEX INDEX CONCURRENTLY %1; oder DROP INDEX CONCURRENTLY %1;</translation>
    </message>
    <message>
        <source>No setting endangers the data, none waits for a restart</source>
        <translation>Keine Einstellung gefährdet die Daten, keine wartet auf einen Neustart</translation>
    </message>
    <message>
        <source>%1 is off: a crash can destroy the database</source>
        <translation>%1 ist aus: ein Absturz kann die Datenbank zerstören</translation>
    </message>
    <message>
        <source>%1 was changed and waits for a restart; it still is %2</source>
        <translation>%1 wurde geändert und wartet auf einen Neustart; noch gilt %2</translation>
    </message>
    <message>
        <source>ALTER SYSTEM SET %1 = on; SELECT pg_reload_conf();</source>
        <translation>ALTER SYSTEM SET %1 = on; SELECT pg_reload_conf();</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) waiting for a restart, among them %1</source>
        <translation>
            <numerusform>%n Einstellung wartet auf einen Neustart: %1</numerusform>
            <numerusform>%n Einstellungen warten auf einen Neustart, darunter %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Restart the server when it suits</source>
        <translation>Den Server neu starten, wenn es passt</translation>
    </message>
    <message>
        <source>Connections in use</source>
        <translation>Belegte Verbindungen</translation>
    </message>
    <message>
        <source>Sessions idle in transaction</source>
        <translation>Sitzungen idle in transaction</translation>
    </message>
    <message>
        <source>Sessions waiting for locks</source>
        <translation>Auf Sperren wartende Sitzungen</translation>
    </message>
    <message>
        <source>Long running statements</source>
        <translation>Lange laufende Anweisungen</translation>
    </message>
    <message>
        <source>Vacuum held back</source>
        <translation>Vacuum aufgehalten</translation>
    </message>
    <message>
        <source>Transaction numbers used up</source>
        <translation>Verbrauchte Transaktionsnummern</translation>
    </message>
    <message>
        <source>Sequences used up</source>
        <translation>Verbrauchte Sequenzen</translation>
    </message>
    <message>
        <source>Invalid indexes</source>
        <translation>Ungültige Indexe</translation>
    </message>
    <message>
        <source>Unsafe or pending settings</source>
        <translation>Unsichere oder ausstehende Einstellungen</translation>
    </message>
    <message>
        <source>Blocks found in memory</source>
        <translation>Im Speicher gefundene Blöcke</translation>
    </message>
    <message>
        <source>look at its plan on the page of slow queries</source>
        <translation>ihren Plan auf der Seite der langsamen Abfragen ansehen</translation>
    </message>
    <message>
        <source>One statement dominates</source>
        <translation>Eine Anweisung dominiert</translation>
    </message>
    <message>
        <source>%1 takes %2 of all statement time, %3 a call on average</source>
        <translation>%1 braucht %2 der Zeit aller Anweisungen, im Mittel %3 je Aufruf</translation>
    </message>
    <message>
        <source>A slow statement is often called</source>
        <translation>Eine langsame Anweisung wird oft aufgerufen</translation>
    </message>
    <message>
        <source>%1 takes %2 a call on average and was called %3 times</source>
        <translation>%1 braucht im Mittel %2 je Aufruf und wurde %3 Mal aufgerufen</translation>
    </message>
    <message>
        <source>Connections that programs leak</source>
        <translation>Verbindungslecks in Programmen</translation>
    </message>
    <message numerus="yes">
        <source>%1 (process %2) holds %n connection(s) that nobody uses, the longest for %3: taken by %4 at %5:%6, backend %7</source>
        <translation>
            <numerusform>%1 (Prozess %2) hält %n Verbindung, die niemand benutzt, die längste seit %3: genommen von %4 bei %5:%6, Backend %7</numerusform>
            <numerusform>%1 (Prozess %2) hält %n Verbindungen, die niemand benutzt, die längste seit %3: genommen von %4 bei %5:%6, Backend %7</numerusform>
        </translation>
    </message>
    <message>
        <source>The pool feed is off: which programs leak connections is not seen</source>
        <translation>Der Pool-Feed ist aus: welche Programme Lecks haben, ist nicht zu sehen</translation>
    </message>
    <message>
        <source>Start Howdah without HOWDAH_POOL_FEED=off</source>
        <translation>Howdah ohne HOWDAH_POOL_FEED=off starten</translation>
    </message>
    <message>
        <source>No pool on this machine holds connections here that nobody uses</source>
        <translation>Kein Pool auf diesem Rechner hält hier Verbindungen, die niemand benutzt</translation>
    </message>
    <message numerus="yes">
        <source>%1 leaks: %n connection(s) that nobody uses, and its pool has none left for those who wait</source>
        <translation>
            <numerusform>%1 hat ein Leck: %n Verbindung, die niemand benutzt, und sein Pool hat keine mehr für die Wartenden</numerusform>
            <numerusform>%1 hat Lecks: %n Verbindungen, die niemand benutzt, und sein Pool hat keine mehr für die Wartenden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 leaks: %n connection(s) that nobody uses</source>
        <translation>
            <numerusform>%1 hat ein Leck: %n Verbindung, die niemand benutzt</numerusform>
            <numerusform>%1 hat Lecks: %n Verbindungen, die niemand benutzt</numerusform>
        </translation>
    </message>
    <message>
        <source>Give the connection back where %1 took it (%2:%3); until then restart the program, or end the session with SELECT pg_terminate_backend(%4);</source>
        <translation>Die Verbindung dort zurückgeben, wo %1 sie genommen hat (%2:%3); bis dahin das Programm neu starten oder die Sitzung mit SELECT pg_terminate_backend(%4); beenden</translation>
    </message>
</context>
<context>
    <name>connections</name>
    <message numerus="yes">
        <source>%n connection(s) never returned; %1 ago there was one more</source>
        <translation>
            <numerusform>%n Verbindung nie zurückgegeben; vor %1 kam eine weitere hinzu</numerusform>
            <numerusform>%n Verbindungen nie zurückgegeben; vor %1 kam eine weitere hinzu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) never returned, one more every %1; at that rate no slot is left in %2</source>
        <translation>
            <numerusform>%n Verbindung nie zurückgegeben, alle %1 eine weitere; so ist in %2 kein Platz mehr frei</numerusform>
            <numerusform>%n Verbindungen nie zurückgegeben, alle %1 eine weitere; so ist in %2 kein Platz mehr frei</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) never returned, one more every %1</source>
        <translation>
            <numerusform>%n Verbindung nie zurückgegeben, alle %1 eine weitere</numerusform>
            <numerusform>%n Verbindungen nie zurückgegeben, alle %1 eine weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) more in %1; some were given back before</source>
        <translation>
            <numerusform>%n Verbindung mehr in %1; früher wurden einige zurückgegeben</numerusform>
            <numerusform>%n Verbindungen mehr in %1; früher wurden einige zurückgegeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) more in %1, and they are used</source>
        <translation>
            <numerusform>%n Verbindung mehr in %1, und sie wird benutzt</numerusform>
            <numerusform>%n Verbindungen mehr in %1, und sie werden benutzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) more in %1, none given back so far</source>
        <translation>
            <numerusform>%n Verbindung mehr in %1, bisher keine zurückgegeben</numerusform>
            <numerusform>%n Verbindungen mehr in %1, bisher keine zurückgegeben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) idle in transaction, the longest for %1</source>
        <translation>
            <numerusform>%n Sitzung idle in transaction, die längste seit %1</numerusform>
            <numerusform>%n Sitzungen idle in transaction, die längste seit %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) idle for longer than %1, the longest for %2</source>
        <translation>
            <numerusform>%n Verbindung länger als %1 untätig, die längste seit %2</numerusform>
            <numerusform>%n Verbindungen länger als %1 untätig, die längste seit %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What %n connection(s) do is hidden from our role</source>
        <translation>
            <numerusform>Was %n Verbindung tut, ist vor unserer Rolle verborgen</numerusform>
            <numerusform>Was %n Verbindungen tun, ist vor unserer Rolle verborgen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s), watched for %1 so far</source>
        <translation>
            <numerusform>%n Verbindung, bisher %1 beobachtet</numerusform>
            <numerusform>%n Verbindungen, bisher %1 beobachtet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s), no lasting growth in %1</source>
        <translation>
            <numerusform>%n Verbindung, kein anhaltendes Wachstum in %1</numerusform>
            <numerusform>%n Verbindungen, kein anhaltendes Wachstum in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console</name>
    <message>
        <source>There is no profile &quot;%1&quot;</source>
        <translation>Es gibt kein Profil „%1“</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) of an earlier run had not come to an end</source>
        <translation>
            <numerusform>%n Job eines früheren Laufs war nicht zu Ende gekommen</numerusform>
            <numerusform>%n Jobs eines früheren Laufs waren nicht zu Ende gekommen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n private cluster(s) of an earlier run were stopped</source>
        <translation>
            <numerusform>%n eigener Cluster eines früheren Laufs wurde angehalten</numerusform>
            <numerusform>%n eigene Cluster eines früheren Laufs wurden angehalten</numerusform>
        </translation>
    </message>
    <message>
        <source>The profile was not saved</source>
        <translation>Das Profil wurde nicht gespeichert</translation>
    </message>
    <message>
        <source>It has no name</source>
        <translation>Es hat keinen Namen</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation>Demo starten</translation>
    </message>
    <message>
        <source>The replicas were not kept</source>
        <translation>Die Replikate wurden nicht gemerkt</translation>
    </message>
    <message>
        <source>There is no connection that they belong to</source>
        <translation>Es gibt keine Verbindung, zu der sie gehören</translation>
    </message>
</context>
<context>
    <name>ctl</name>
    <message>
        <source>The answer could not be written</source>
        <translation>Die Antwort konnte nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>Nicht verstanden</translation>
    </message>
    <message>
        <source>see howdahctl --help</source>
        <translation>siehe howdahctl --help</translation>
    </message>
    <message>
        <source>The demo does not run</source>
        <translation>Die Demo läuft nicht</translation>
    </message>
    <message>
        <source>start it with: howdahctl demo start</source>
        <translation>starten mit: howdahctl demo start</translation>
    </message>
    <message>
        <source>No reading from %1 in time</source>
        <translation>Keine rechtzeitige Messung von %1</translation>
    </message>
    <message>
        <source>see whether the server answers, or give it longer with --timeout</source>
        <translation>nachsehen, ob der Server antwortet, oder ihm mit --timeout mehr Zeit geben</translation>
    </message>
    <message>
        <source>Standard input is too long for a plan</source>
        <translation>Die Standardeingabe ist zu lang für einen Plan</translation>
    </message>
    <message>
        <source>Slow statements cannot be read</source>
        <translation>Langsame Anweisungen lassen sich nicht lesen</translation>
    </message>
    <message>
        <source>The pool feed is off</source>
        <translation>Der Pool-Feed ist aus</translation>
    </message>
    <message>
        <source>unset HOWDAH_POOL_FEED to use it</source>
        <translation>HOWDAH_POOL_FEED zurücksetzen (unset), um ihn zu benutzen</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>A connect is taken to last %1, as ours did</source>
        <translation>Für einen Verbindungsaufbau wird %1 angenommen, wie bei unserem</translation>
    </message>
    <message numerus="yes">
        <source>The application had up to %n connection(s) open</source>
        <translation>
            <numerusform>Die Anwendung hatte bis zu %n Verbindung offen</numerusform>
            <numerusform>Die Anwendung hatte bis zu %n Verbindungen offen</numerusform>
        </translation>
    </message>
    <message>
        <source>No process of this account has a pool open</source>
        <translation>Kein Prozess dieses Kontos hat einen Pool offen</translation>
    </message>
    <message>
        <source>No process of this account has a pool named %1</source>
        <translation>Kein Prozess dieses Kontos hat einen Pool namens %1</translation>
    </message>
    <message>
        <source>use --source activity or pgbouncer</source>
        <translation>--source activity oder pgbouncer benutzen</translation>
    </message>
    <message>
        <source>choose one of: %1</source>
        <translation>eines wählen von: %1</translation>
    </message>
    <message>
        <source>There are several pools: %1</source>
        <translation>Es gibt mehrere Pools: %1</translation>
    </message>
    <message>
        <source>name one with --application</source>
        <translation>einen mit --application nennen</translation>
    </message>
    <message numerus="yes">
        <source>%n processes have a pool of this name: the busiest one&apos;s is meant</source>
        <translation>
            <numerusform>%n Prozess hat einen Pool dieses Namens: dieser ist gemeint</numerusform>
            <numerusform>%n Prozesse haben einen Pool dieses Namens: der am meisten benutzte ist gemeint</numerusform>
        </translation>
    </message>
    <message>
        <source>A budget of nothing allows no index</source>
        <translation>Ein Budget von nichts erlaubt keinen Index</translation>
    </message>
    <message>
        <source>leave --budget out for no limit</source>
        <translation>--budget weglassen, wenn es keine Grenze geben soll</translation>
    </message>
    <message>
        <source>Standard input cannot be read</source>
        <translation>Die Standardeingabe lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>There is no plan %1 in %2</source>
        <translation>In %2 gibt es keinen Plan %1</translation>
    </message>
    <message numerus="yes">
        <source>it holds %n plan(s)</source>
        <translation>
            <numerusform>darin ist %n Plan</numerusform>
            <numerusform>darin sind %n Pläne</numerusform>
        </translation>
    </message>
    <message>
        <source>--json and --format %1 exclude each other</source>
        <translation>--json und --format %1 schließen einander aus</translation>
    </message>
    <message>
        <source>leave one of them out</source>
        <translation>eines davon weglassen</translation>
    </message>
    <message>
        <source>Standard input can be one of the two plans only</source>
        <translation>Nur einer der beiden Pläne kann aus der Standardeingabe kommen</translation>
    </message>
    <message>
        <source>give the other as a file</source>
        <translation>den anderen als Datei angeben</translation>
    </message>
    <message>
        <source>%1 cannot be read as a plan</source>
        <translation>%1 lässt sich nicht als Plan lesen</translation>
    </message>
    <message>
        <source>The statement was not run: no rollback takes back what %1 does</source>
        <translation>Die Anweisung wurde nicht ausgeführt: kein Zurückrollen nimmt zurück, was %1 tut</translation>
    </message>
    <message>
        <source>Allow it with --writes, or ask for the plan alone</source>
        <translation>Mit --writes erlauben oder nur den Plan anfordern</translation>
    </message>
    <message>
        <source>--backup and --copy-limit are for advice that is built</source>
        <translation>--backup und --copy-limit sind für Vorschläge, die aufgebaut werden</translation>
    </message>
    <message>
        <source>add --prove built</source>
        <translation>--prove built hinzufügen</translation>
    </message>
    <message>
        <source>A copy limit of nothing leaves nothing to prove with</source>
        <translation>Eine Kopiergrenze von null lässt nichts, womit zu belegen wäre</translation>
    </message>
</context>
<context>
    <name>demo</name>
    <message>
        <source>the demo in %1 does not run</source>
        <translation>die Demo in %1 läuft nicht</translation>
    </message>
    <message>
        <source>howdahctl demo start starts it</source>
        <translation>howdahctl demo start startet sie</translation>
    </message>
    <message>
        <source>the start of the demo was cancelled</source>
        <translation>der Start der Demo wurde abgebrochen</translation>
    </message>
    <message>
        <source>the demo needs a folder</source>
        <translation>die Demo braucht einen Ordner</translation>
    </message>
    <message>
        <source>%1 is no scale for the demo</source>
        <translation>%1 ist keine Größe für die Demo</translation>
    </message>
    <message>
        <source>it goes from 0.01 to 100; 1 makes about 300 MB</source>
        <translation>sie geht von 0.01 bis 100; 1 ergibt etwa 300 MB</translation>
    </message>
    <message>
        <source>cannot tell how much room there is in %1</source>
        <translation>nicht feststellbar, wie viel Platz in %1 ist</translation>
    </message>
    <message>
        <source>some process runs the load of the demo in %1 and has not said which one it is</source>
        <translation>ein Prozess führt die Last der Demo in %1 aus und hat nicht gesagt, welcher er ist</translation>
    </message>
    <message>
        <source>cannot remove %1</source>
        <translation>%1 lässt sich nicht entfernen</translation>
    </message>
    <message>
        <source>%1 is there already and was not made by the demo</source>
        <translation>%1 gibt es schon und stammt nicht von der Demo</translation>
    </message>
    <message>
        <source>choose another folder</source>
        <translation>einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>what was made could not be removed: %1</source>
        <translation>was entstanden war, ließ sich nicht entfernen: %1</translation>
    </message>
    <message>
        <source>the load of the demo ended at once</source>
        <translation>die Last der Demo ging sofort zu Ende</translation>
    </message>
    <message>
        <source>%1 says why</source>
        <translation>%1 sagt, warum</translation>
    </message>
    <message>
        <source>the load of the demo did not start in time</source>
        <translation>die Last der Demo ist nicht rechtzeitig gestartet</translation>
    </message>
    <message>
        <source>%1 may say why</source>
        <translation>%1 sagt vielleicht, warum</translation>
    </message>
    <message>
        <source>another program is starting or stopping the demo in %1</source>
        <translation>ein anderes Programm startet oder beendet gerade die Demo in %1</translation>
    </message>
    <message>
        <source>%1 is not a note of the demo</source>
        <translation>%1 ist keine Notiz der Demo</translation>
    </message>
    <message>
        <source>remove it, or choose another folder</source>
        <translation>entfernen oder einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>there is no room for the demo in %1</source>
        <translation>in %1 ist kein Platz für die Demo</translation>
    </message>
    <message>
        <source>it needs %1 while it is made, and %2 are free</source>
        <translation>beim Anlegen braucht sie %1, und %2 sind frei</translation>
    </message>
    <message>
        <source>free some space, choose another folder, or make a smaller demo</source>
        <translation>Platz schaffen, einen anderen Ordner wählen oder eine kleinere Demo anlegen</translation>
    </message>
    <message>
        <source>%1 does not say where the demo is</source>
        <translation>%1 sagt nicht, wo die Demo ist</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>there is no demo in %1</source>
        <translation>in %1 gibt es keine Demo</translation>
    </message>
    <message>
        <source>howdahctl demo start makes one</source>
        <translation>howdahctl demo start legt eine an</translation>
    </message>
    <message>
        <source>the load of the demo in %1 runs already</source>
        <translation>die Last der Demo in %1 läuft schon</translation>
    </message>
    <message>
        <source>the disk of %1 became full while the demo was made</source>
        <translation>die Platte von %1 ist beim Anlegen der Demo vollgelaufen</translation>
    </message>
    <message>
        <source>Make an empty cluster</source>
        <translation>Leeren Cluster anlegen</translation>
    </message>
    <message>
        <source>Create the tables</source>
        <translation>Tabellen anlegen</translation>
    </message>
    <message>
        <source>Build the indexes</source>
        <translation>Indexe aufbauen</translation>
    </message>
    <message>
        <source>Gather statistics</source>
        <translation>Statistik sammeln</translation>
    </message>
    <message>
        <source>Start the server</source>
        <translation>Server starten</translation>
    </message>
    <message>
        <source>Start the load</source>
        <translation>Last starten</translation>
    </message>
    <message>
        <source>Make data: %1</source>
        <translation>Daten erzeugen: %1</translation>
    </message>
</context>
<context>
    <name>explain</name>
    <message>
        <source>The plan could not be read</source>
        <translation>Der Plan konnte nicht gelesen werden</translation>
    </message>
    <message>
        <source>The statement was not run: it writes or locks rows</source>
        <translation>Die Anweisung wurde nicht ausgeführt: sie schreibt oder sperrt Zeilen</translation>
    </message>
    <message>
        <source>Allow writes (--writes) to run it and roll it back, or ask for the plan alone</source>
        <translation>Schreiben erlauben (--writes), um sie auszuführen und zurückzurollen, oder nur den Plan anfordern</translation>
    </message>
    <message>
        <source>Allow it more time, or ask for the plan without running the statement</source>
        <translation>Mehr Zeit erlauben oder den Plan anfordern, ohne die Anweisung auszuführen</translation>
    </message>
    <message>
        <source>The statement was not run</source>
        <translation>Die Anweisung wurde nicht ausgeführt</translation>
    </message>
    <message>
        <source>It has parameters ($1 to $%1) without values</source>
        <translation>Sie hat Parameter ($1 bis $%1) ohne Werte</translation>
    </message>
    <message>
        <source>A rule replaced the statement by nothing</source>
        <translation>Eine Regel hat die Anweisung durch nichts ersetzt</translation>
    </message>
    <message>
        <source>The statement has %1 parameters, %2 values were given</source>
        <translation>Die Anweisung hat %1 Parameter, angegeben wurden %2 Werte</translation>
    </message>
    <message>
        <source>Give one value for each of $1, $2 …</source>
        <translation>Je einen Wert für $1, $2 … angeben</translation>
    </message>
    <message>
        <source>Give their values, or ask for the plan without running it</source>
        <translation>Ihre Werte angeben oder den Plan anfordern, ohne sie auszuführen</translation>
    </message>
    <message>
        <source>EXPLAIN knows %1 from server %2 on; this is %3</source>
        <translation>EXPLAIN kennt %1 ab Server %2; dieser ist %3</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>%1 is measured, and the statement is not run</source>
        <translation>%1 wird gemessen, und die Anweisung wird nicht ausgeführt</translation>
    </message>
    <message>
        <source>Leave it out, or ask for ANALYZE</source>
        <translation>Weglassen oder ANALYZE verlangen</translation>
    </message>
    <message>
        <source>A generic plan without values cannot be run</source>
        <translation>Ein generischer Plan ohne Werte lässt sich nicht ausführen</translation>
    </message>
    <message>
        <source>Give the values, or leave ANALYZE out</source>
        <translation>Die Werte angeben oder ANALYZE weglassen</translation>
    </message>
    <message>
        <source>The lock is the session&apos;s: it stays when the transaction is rolled back</source>
        <translation>Die Sperre gehört der Sitzung: sie bleibt, wenn die Transaktion zurückgerollt wird</translation>
    </message>
    <message>
        <source>Writes or removes a file on the server</source>
        <translation>Schreibt oder entfernt eine Datei auf dem Server</translation>
    </message>
    <message>
        <source>Ends or interrupts another session</source>
        <translation>Beendet oder unterbricht eine andere Sitzung</translation>
    </message>
    <message>
        <source>Acts on the whole server at once</source>
        <translation>Wirkt sofort auf den ganzen Server</translation>
    </message>
    <message>
        <source>Makes, moves or drops what replication keeps, at once</source>
        <translation>Erzeugt, bewegt oder löscht sofort, was die Replikation festhält</translation>
    </message>
    <message>
        <source>The server&apos;s statistics start anew</source>
        <translation>Die Statistik des Servers beginnt von vorn</translation>
    </message>
    <message>
        <source>A sequence moves on; no rollback takes its values back</source>
        <translation>Eine Sequenz rückt vor; kein Zurückrollen nimmt ihre Werte zurück</translation>
    </message>
    <message>
        <source>Runs a statement that it gets as text: it may do anything</source>
        <translation>Führt eine Anweisung aus, die sie als Text erhält: sie kann alles tun</translation>
    </message>
    <message>
        <source>Sequence %1 moves on; no rollback takes its values back</source>
        <translation>Sequenz %1 rückt vor; kein Zurückrollen nimmt ihre Werte zurück</translation>
    </message>
    <message>
        <source>Another server does it, in a transaction of its own</source>
        <translation>Ein anderer Server tut es, in einer eigenen Transaktion</translation>
    </message>
    <message>
        <source>A volatile function of extension %1: it may do anything</source>
        <translation>Eine volatile Funktion der Erweiterung %1: sie kann alles tun</translation>
    </message>
    <message>
        <source>A volatile function: it may do anything</source>
        <translation>Eine volatile Funktion: sie kann alles tun</translation>
    </message>
    <message>
        <source>A table of another server: its rows are rolled back there too, but not its sequences and what its triggers do</source>
        <translation>Eine Tabelle eines anderen Servers: ihre Zeilen werden auch dort zurückgerollt, nicht aber ihre Sequenzen und was ihre Trigger tun</translation>
    </message>
    <message>
        <source>A foreign table (%1): whether it can be rolled back only its wrapper knows</source>
        <translation>Eine Fremdtabelle (%1): ob sie sich zurückrollen lässt, weiß nur ihr Wrapper</translation>
    </message>
    <message>
        <source>Its trigger %1 calls %2(): it may do anything</source>
        <translation>Ihr Trigger %1 ruft %2() auf: er kann alles tun</translation>
    </message>
    <message>
        <source>%1 could not be set for the statement</source>
        <translation>%1 ließ sich für die Anweisung nicht setzen</translation>
    </message>
</context>
<context>
    <name>howdah::charts::LiveChart</name>
    <message>
        <source>last %1 s</source>
        <translation>letzte %1 s</translation>
    </message>
    <message>
        <source>last %1 min</source>
        <translation>letzte %1 min</translation>
    </message>
    <message>
        <source>last %1 h</source>
        <translation>letzte %1 h</translation>
    </message>
    <message>
        <source>%1: nothing measured</source>
        <translation>%1: nichts gemessen</translation>
    </message>
    <message>
        <source>%1: now %2, least %3, most %4</source>
        <translation>%1: jetzt %2, mindestens %3, höchstens %4</translation>
    </message>
    <message>
        <source>zoomed, Esc goes back</source>
        <translation>vergrößert, Esc führt zurück</translation>
    </message>
</context>
<context>
    <name>howdah::models::BouncerModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Of the database, between the last two readings</source>
        <translation>Von der Datenbank, zwischen den letzten beiden Ablesungen</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>Längste Wartezeit</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>Clients</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Frei</translation>
    </message>
    <message>
        <source>Trans./s</source>
        <translation>Trans./s</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Warten</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Was das heißt</translation>
    </message>
</context>
<context>
    <name>howdah::models::CreateAdviceModel</name>
    <message>
        <source>Share of the workload&apos;s cost that it saves, on top of those before it</source>
        <translation>Anteil an den Kosten der Arbeitslast, den er spart, zusätzlich zu denen vor ihm</translation>
    </message>
    <message>
        <source>Cost of the whole workload without and with it, in the planner&apos;s units, each statement as often as it runs</source>
        <translation>Kosten der ganzen Arbeitslast ohne und mit ihm, in Einheiten des Planers, jede Anweisung so oft, wie sie läuft</translation>
    </message>
    <message>
        <source>What keeping it costs the workload&apos;s writes, in the same units</source>
        <translation>Was seine Pflege die Schreibzugriffe der Arbeitslast kostet, in denselben Einheiten</translation>
    </message>
    <message>
        <source>Saves</source>
        <translation>Spart</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>Upkeep</source>
        <translation>Pflege</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Size when it is built: measured where it was built on a copy, else foretold</source>
        <translation>Größe, wenn er aufgebaut ist: gemessen, wo er auf einer Kopie aufgebaut wurde, sonst vorhergesagt</translation>
    </message>
</context>
<context>
    <name>howdah::models::DropAdviceModel</name>
    <message>
        <source>duplicate</source>
        <translation>doppelt</translation>
    </message>
    <message>
        <source>covered</source>
        <translation>abgedeckt</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>unbenutzt</translation>
    </message>
    <message>
        <source>invalid</source>
        <translation>ungültig</translation>
    </message>
    <message>
        <source>bloated</source>
        <translation>aufgebläht</translation>
    </message>
    <message>
        <source>not proved</source>
        <translation>nicht belegt</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>auf %1</translation>
    </message>
    <message>
        <source>What the workload would cost more without it</source>
        <translation>Was die Arbeitslast ohne ihn mehr kosten würde</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>Arbeitslast</translation>
    </message>
</context>
<context>
    <name>howdah::models::ForeignKeyModel</name>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Foreign key</source>
        <translation>Fremdschlüssel</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
</context>
<context>
    <name>howdah::models::LeaseModel</name>
    <message>
        <source>long</source>
        <translation>lang</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>no statement for %1</source>
        <translation>seit %1 keine Anweisung</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Borrowed by</source>
        <translation>Ausgeliehen von</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>Held for</source>
        <translation>Gehalten seit</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Last statement</source>
        <translation>Letzte Anweisung</translation>
    </message>
    <message>
        <source>leak</source>
        <translation>Leck</translation>
    </message>
    <message>
        <source>orphan</source>
        <translation>verwaist</translation>
    </message>
    <message>
        <source>its thread has ended</source>
        <translation>sein Thread ist beendet</translation>
    </message>
    <message>
        <source>statement running for %1</source>
        <translation>Anweisung läuft seit %1</translation>
    </message>
</context>
<context>
    <name>howdah::models::PlanDiffModel</name>
    <message>
        <source>only after</source>
        <translation>nur nachher</translation>
    </message>
    <message>
        <source>only before</source>
        <translation>nur vorher</translation>
    </message>
    <message>
        <source>Without the nodes below it</source>
        <translation>Ohne die Knoten darunter</translation>
    </message>
    <message>
        <source>Estimated, with the nodes below it</source>
        <translation>Geschätzt, mit den Knoten darunter</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Own before</source>
        <translation>Eigene vorher</translation>
    </message>
    <message>
        <source>Cost before</source>
        <translation>Kosten vorher</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Rows before</source>
        <translation>Zeilen vorher</translation>
    </message>
    <message>
        <source>Blocks before</source>
        <translation>Blöcke vorher</translation>
    </message>
</context>
<context>
    <name>howdah::models::PlanModel</name>
    <message>
        <source>removed %1 rows</source>
        <translation>%1 Zeilen entfernt</translation>
    </message>
    <message>
        <source>never run</source>
        <translation>nie ausgeführt</translation>
    </message>
    <message>
        <source>cost %1</source>
        <translation>Kosten %1</translation>
    </message>
    <message>
        <source>%1 more rows than expected</source>
        <translation>%1 mehr Zeilen als erwartet</translation>
    </message>
    <message>
        <source>%1 fewer rows than expected</source>
        <translation>%1 weniger Zeilen als erwartet</translation>
    </message>
    <message>
        <source>More rows came than were expected</source>
        <translation>Es kamen mehr Zeilen als erwartet</translation>
    </message>
    <message>
        <source>Fewer rows came than were expected</source>
        <translation>Es kamen weniger Zeilen als erwartet</translation>
    </message>
    <message>
        <source>Without the nodes below it</source>
        <translation>Ohne die Knoten darunter</translation>
    </message>
    <message>
        <source>Per loop</source>
        <translation>Je Durchlauf</translation>
    </message>
    <message>
        <source>Blocks this node touched itself, hit and read</source>
        <translation>Blöcke, die dieser Knoten selbst berührt hat: Treffer und gelesen</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Its own cost</source>
        <translation>Eigene Kosten</translation>
    </message>
    <message>
        <source>Its own time</source>
        <translation>Eigene Zeit</translation>
    </message>
    <message>
        <source>Expected rows</source>
        <translation>Erwartete Zeilen</translation>
    </message>
    <message>
        <source>Actual rows</source>
        <translation>Tatsächliche Zeilen</translation>
    </message>
    <message>
        <source>Off by</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Loops</source>
        <translation>Durchläufe</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
</context>
<context>
    <name>howdah::models::PoolModel</name>
    <message>
        <source>none left</source>
        <translation>keine mehr frei</translation>
    </message>
    <message numerus="yes">
        <source>%n leak(s)</source>
        <translation>
            <numerusform>%n Leck</numerusform>
            <numerusform>%n Lecks</numerusform>
        </translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>cannot connect</source>
        <translation>keine Verbindung möglich</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Belegt</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
</context>
<context>
    <name>howdah::models::SourceModel</name>
    <message>
        <source>this console</source>
        <translation>diese Konsole</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message>
        <source>local</source>
        <translation>lokal</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Anwendung</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>Client</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Untätig</translation>
    </message>
    <message>
        <source>In transaction</source>
        <translation>In Transaktion</translation>
    </message>
    <message>
        <source>Longest idle</source>
        <translation>Längste untätig</translation>
    </message>
    <message>
        <source>leaking</source>
        <translation>hat ein Leck</translation>
    </message>
    <message>
        <source>in transaction</source>
        <translation>in Transaktion</translation>
    </message>
    <message>
        <source>idle too long</source>
        <translation>zu lange untätig</translation>
    </message>
    <message>
        <source>growing</source>
        <translation>wächst</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>verborgen</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>stabil</translation>
    </message>
    <message>
        <source>not watched long enough for a trend</source>
        <translation>nicht lange genug für einen Verlauf beobachtet</translation>
    </message>
    <message>
        <source>%1 an hour</source>
        <translation>%1 je Stunde</translation>
    </message>
    <message>
        <source>(all others)</source>
        <translation>(alle anderen)</translation>
    </message>
    <message>
        <source>Connections over the last hour</source>
        <translation>Verbindungen über die letzte Stunde</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Was sie tut</translation>
    </message>
</context>
<context>
    <name>howdah::models::StatementCostModel</name>
    <message>
        <source>%1 less</source>
        <translation>%1 weniger</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 mehr</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>How often it runs, against the others</source>
        <translation>Wie oft sie läuft, im Vergleich zu den anderen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Cost before</source>
        <translation>Kosten vorher</translation>
    </message>
    <message>
        <source>Cost after</source>
        <translation>Kosten nachher</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Läufe</translation>
    </message>
</context>
<context>
    <name>howdah::models::StatementModel</name>
    <message>
        <source>(text not readable by this role)</source>
        <translation>(Text für diese Rolle nicht lesbar)</translation>
    </message>
    <message>
        <source>At least this much: statistics were reset or evicted while it was counted</source>
        <translation>Mindestens so viel: während des Zählens wurde die Statistik zurückgesetzt oder verdrängt</translation>
    </message>
    <message>
        <source>%1 in the last interval</source>
        <translation>%1 im letzten Intervall</translation>
    </message>
    <message>
        <source>Time spent in it per second, over the last readings</source>
        <translation>Zeit je Sekunde, die darin vergeht, über die letzten Messungen</translation>
    </message>
    <message>
        <source>Share of the time of all statements</source>
        <translation>Anteil an der Zeit aller Anweisungen</translation>
    </message>
    <message>
        <source>Read from outside shared buffers</source>
        <translation>Von außerhalb der Shared Buffers gelesen</translation>
    </message>
    <message>
        <source>Temporary files read and written</source>
        <translation>Temporäre Dateien, gelesen und geschrieben</translation>
    </message>
    <message>
        <source>Write-ahead log made</source>
        <translation>Erzeugtes WAL</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Anweisung</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Total time</source>
        <translation>Gesamtzeit</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>Längste</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Aufrufe</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Temporary</source>
        <translation>Temporär</translation>
    </message>
    <message>
        <source>WAL</source>
        <translation>WAL</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
</context>
<context>
    <name>howdah::models::UsageModel</name>
    <message>
        <source>%1, %2 never run</source>
        <translation>%1, %2 nie ausgeführt</translation>
    </message>
    <message>
        <source>Without the nodes below them</source>
        <translation>Ohne die Knoten unter ihnen</translation>
    </message>
    <message>
        <source>Rows these nodes gave, all loops</source>
        <translation>Zeilen, die diese Knoten geliefert haben, alle Durchläufe</translation>
    </message>
    <message>
        <source>Rows these nodes are expected to give</source>
        <translation>Zeilen, die von diesen Knoten erwartet werden</translation>
    </message>
    <message>
        <source>Blocks these nodes touched themselves, found in the cache or read</source>
        <translation>Blöcke, die diese Knoten selbst berührt haben, im Cache gefunden oder gelesen</translation>
    </message>
    <message>
        <source>Of these not found in the cache</source>
        <translation>Davon nicht im Cache gefunden</translation>
    </message>
    <message>
        <source>Node type</source>
        <translation>Knotentyp</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>Relation</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Own time</source>
        <translation>Eigene Zeit</translation>
    </message>
    <message>
        <source>Own cost</source>
        <translation>Eigene Kosten</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
</context>
<context>
    <name>howdah::pages::AdviceCard</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Neu messen</translation>
    </message>
    <message>
        <source>The chosen advice</source>
        <translation>Der gewählte Vorschlag</translation>
    </message>
    <message>
        <source>The statement</source>
        <translation>Die Anweisung</translation>
    </message>
    <message>
        <source>Copy the statement</source>
        <translation>Anweisung kopieren</translation>
    </message>
    <message>
        <source>cost %1 → %2</source>
        <translation>Kosten %1 → %2</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>upkeep %1</source>
        <translation>Pflege %1</translation>
    </message>
    <message>
        <source>Saves %1 of the workload&apos;s cost</source>
        <translation>Spart %1 der Kosten der Arbeitslast</translation>
    </message>
    <message>
        <source>Create index…</source>
        <translation>Index anlegen…</translation>
    </message>
    <message>
        <source>PostgreSQL planned every statement with it on a private copy of schema and statistics, without data</source>
        <translation>PostgreSQL hat jede Anweisung damit auf einer eigenen Kopie von Schema und Statistik geplant, ohne Daten</translation>
    </message>
    <message>
        <source>The server itself planned every statement with a hypothetical index of one session</source>
        <translation>Der Server selbst hat jede Anweisung mit einem hypothetischen Index in einer Sitzung geplant</translation>
    </message>
    <message>
        <source>Rebuild %1</source>
        <translation>%1 neu aufbauen</translation>
    </message>
    <message>
        <source>Frees %1</source>
        <translation>Macht %1 frei</translation>
    </message>
    <message>
        <source>%1 now</source>
        <translation>jetzt %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Rebuild index…</source>
        <translation>Index neu aufbauen…</translation>
    </message>
    <message>
        <source>Drop index…</source>
        <translation>Index löschen…</translation>
    </message>
    <message>
        <source>The workload costs %1 with it and %2 without</source>
        <translation>Die Arbeitslast kostet %1 mit ihm und %2 ohne</translation>
    </message>
    <message>
        <source>%1 has no index</source>
        <translation>%1 hat keinen Index</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>See the jobs below for what it does and whom it waits for.</source>
        <translation>Was er tut und auf wen er wartet, steht unten bei den Jobs.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>Measuring what it did…</source>
        <translation>Misst, was er bewirkt hat…</translation>
    </message>
    <message>
        <source>kept its promise</source>
        <translation>hat gehalten, was er versprach</translation>
    </message>
    <message>
        <source>better than promised</source>
        <translation>besser als versprochen</translation>
    </message>
    <message>
        <source>less than promised</source>
        <translation>weniger als versprochen</translation>
    </message>
    <message>
        <source>built</source>
        <translation>aufgebaut</translation>
    </message>
    <message>
        <source>one statement could not be asked: %1</source>
        <translation>eine Anweisung konnte nicht gefragt werden: %1</translation>
    </message>
    <message>
        <source>cost %1 → %2 promised, %3 now</source>
        <translation>Kosten %1 → %2 versprochen, jetzt %3</translation>
    </message>
    <message>
        <source>without this index</source>
        <translation>ohne diesen Index</translation>
    </message>
    <message numerus="yes">
        <source>mean %1 → %2 in %n call(s) since</source>
        <translation>
            <numerusform>Mittel %1 → %2 in %n Aufruf seither</numerusform>
            <numerusform>Mittel %1 → %2 in %n Aufrufen seither</numerusform>
        </translation>
    </message>
    <message>
        <source>mean %1 so far, not called since</source>
        <translation>Mittel bisher %1, seither nicht aufgerufen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more statement(s)</source>
        <translation>
            <numerusform>und %n weitere Anweisung</numerusform>
            <numerusform>und %n weitere Anweisungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, foretold %2; used %n time(s)</source>
        <translation>
            <numerusform>%1, vorhergesagt %2; %n Mal benutzt</numerusform>
            <numerusform>%1, vorhergesagt %2; %n Mal benutzt</numerusform>
        </translation>
    </message>
    <message>
        <source>Do what is advised</source>
        <translation>Ausführen, was vorgeschlagen ist</translation>
    </message>
    <message>
        <source>proved %1</source>
        <translation>belegt %1</translation>
    </message>
    <message>
        <source>%1 in %2, foretold %3</source>
        <translation>%1 in %2, vorhergesagt %3</translation>
    </message>
    <message>
        <source>%1 → %2, cost %3 → %4</source>
        <translation>%1 → %2, Kosten %3 → %4</translation>
    </message>
    <message>
        <source>between %1 and %2, statistics leave it open</source>
        <translation>zwischen %1 und %2, die Statistik lässt es offen</translation>
    </message>
    <message numerus="yes">
        <source>makes %n statement(s) over 10 % dearer</source>
        <translation>
            <numerusform>verteuert %n Anweisung um über 10 %</numerusform>
            <numerusform>verteuert %n Anweisungen um über 10 %</numerusform>
        </translation>
    </message>
    <message>
        <source>It could not be built on the copy: %1</source>
        <translation>Er ließ sich auf der Kopie nicht aufbauen: %1</translation>
    </message>
    <message>
        <source>Proof: built on a copy</source>
        <translation>Beleg: auf einer Kopie aufgebaut</translation>
    </message>
    <message>
        <source>Built on a copy: %1</source>
        <translation>Auf einer Kopie aufgebaut: %1</translation>
    </message>
</context>
<context>
    <name>howdah::pages::AdviceView</name>
    <message>
        <source>Indexes to create</source>
        <translation>Anzulegende Indexe</translation>
    </message>
    <message>
        <source>Indexes to drop</source>
        <translation>Zu löschende Indexe</translation>
    </message>
    <message>
        <source>No index is in the way: none is unused, double, invalid or bloated</source>
        <translation>Kein Index ist im Weg: keiner ist ungenutzt, doppelt, ungültig oder aufgebläht</translation>
    </message>
    <message>
        <source>Foreign keys without an index</source>
        <translation>Fremdschlüssel ohne Index</translation>
    </message>
    <message>
        <source>Every foreign key has an index</source>
        <translation>Jeder Fremdschlüssel hat einen Index</translation>
    </message>
    <message>
        <source>Statements that gain and lose</source>
        <translation>Anweisungen, die gewinnen und verlieren</translation>
    </message>
    <message>
        <source>No statement changes</source>
        <translation>Keine Anweisung ändert sich</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Vorschläge</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Foreign keys</source>
        <translation>Fremdschlüssel</translation>
    </message>
    <message>
        <source>Details of the advice</source>
        <translation>Einzelheiten des Vorschlags</translation>
    </message>
    <message>
        <source>Plans before and after</source>
        <translation>Pläne vorher und nachher</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>No index could be proved to help</source>
        <translation>Von keinem Index war zu belegen, dass er hilft</translation>
    </message>
    <message>
        <source>No new index would help: the workload&apos;s plans are as cheap as indexes make them</source>
        <translation>Kein neuer Index würde helfen: Die Pläne der Arbeitslast sind so günstig, wie Indexe sie machen</translation>
    </message>
    <message numerus="yes">
        <source>%n index(es) could help, %1</source>
        <translation>
            <numerusform>%n Index könnte helfen, %1</numerusform>
            <numerusform>%n Indexe könnten helfen, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n index(es) would cut the cost of the workload by %1, for %2</source>
        <translation>
            <numerusform>%n Index würde die Kosten der Arbeitslast um %1 senken, für %2</numerusform>
            <numerusform>%n Indexe würden die Kosten der Arbeitslast um %1 senken, für %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) would cost over 10 % more</source>
        <translation>
            <numerusform>%n Anweisung würde über 10 % mehr kosten</numerusform>
            <numerusform>%n Anweisungen würden über 10 % mehr kosten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiterer</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>under way</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>Create (%1)</source>
        <translation>Anlegen (%1)</translation>
    </message>
    <message>
        <source>Drop (%1)</source>
        <translation>Löschen (%1)</translation>
    </message>
    <message>
        <source>Foreign keys (%1)</source>
        <translation>Fremdschlüssel (%1)</translation>
    </message>
    <message>
        <source>Nothing is chosen</source>
        <translation>Nichts ist ausgewählt</translation>
    </message>
    <message>
        <source>No plans to compare</source>
        <translation>Keine Pläne zu vergleichen</translation>
    </message>
    <message>
        <source>Plans stand beside indexes to create.</source>
        <translation>Pläne stehen neben anzulegenden Indexen.</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>Statements (%1)</source>
        <translation>Anweisungen (%1)</translation>
    </message>
    <message numerus="yes">
        <source>built on a copy of %n table(s) of the server, %1</source>
        <translation>
            <numerusform>aufgebaut auf einer Kopie von %n Tabelle des Servers, %1</numerusform>
            <numerusform>aufgebaut auf einer Kopie von %n Tabellen des Servers, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>built on a copy of %n table(s) out of %2, %1</source>
        <translation>
            <numerusform>aufgebaut auf einer Kopie von %n Tabelle aus %2, %1</numerusform>
            <numerusform>aufgebaut auf einer Kopie von %n Tabellen aus %2, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>made %1</source>
        <translation>erstellt %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 um %2</translation>
    </message>
    <message>
        <source>Replicas asked: %1</source>
        <translation>Gefragte Replikate: %1</translation>
    </message>
    <message>
        <source>Replica not asked: %1 (%2)</source>
        <translation>Replikat nicht gefragt: %1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s) stream from this server and were not asked: %1. What looks unused may be read there.</source>
        <translation>
            <numerusform>%n Replikat streamt von diesem Server und wurde nicht gefragt: %1. Was unbenutzt aussieht, wird dort vielleicht gelesen.</numerusform>
            <numerusform>%n Replikate streamen von diesem Server und wurden nicht gefragt: %1. Was unbenutzt aussieht, wird dort vielleicht gelesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>No replica was asked: none streams from this server, and none is named.</source>
        <translation>Kein Replikat wurde gefragt: keines streamt von diesem Server, und keines ist genannt.</translation>
    </message>
</context>
<context>
    <name>howdah::pages::BouncerPanel</name>
    <message>
        <source>Pools of PgBouncer</source>
        <translation>Pools von PgBouncer</translation>
    </message>
    <message>
        <source>Watch a PgBouncer: its pools, the clients that wait, and for how long.</source>
        <translation>Einen PgBouncer beobachten: seine Pools, die wartenden Clients, und wie lange sie warten.</translation>
    </message>
    <message>
        <source>Its address, with a user of stats_users or admin_users: postgresql://user@host:6432/pgbouncer</source>
        <translation>Seine Adresse, mit einem Benutzer aus stats_users oder admin_users: postgresql://user@host:6432/pgbouncer</translation>
    </message>
    <message>
        <source>Address of PgBouncer</source>
        <translation>Adresse von PgBouncer</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>Watch another</source>
        <translation>Einen anderen beobachten</translation>
    </message>
    <message>
        <source>On average, %1</source>
        <translation>Im Mittel, %1</translation>
    </message>
    <message>
        <source>servers busy</source>
        <translation>beschäftigte Server</translation>
    </message>
    <message>
        <source>clients waiting</source>
        <translation>wartende Clients</translation>
    </message>
    <message>
        <source>No client has connected through it yet</source>
        <translation>Noch hat sich kein Client darüber verbunden</translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>Verbinde mit %1 …</translation>
    </message>
    <message>
        <source>PgBouncer %1 at %2: %3</source>
        <translation>PgBouncer %1 auf %2: %3</translation>
    </message>
    <message>
        <source>%1 of %2 clients</source>
        <translation>%1 von %2 Clients</translation>
    </message>
    <message>
        <source>%1 transactions/s</source>
        <translation>%1 Transaktionen/s</translation>
    </message>
</context>
<context>
    <name>howdah::pages::ExplainPanel</name>
    <message>
        <source>Options of EXPLAIN</source>
        <translation>Optionen von EXPLAIN</translation>
    </message>
    <message>
        <source>Buffers</source>
        <translation>Puffer</translation>
    </message>
    <message>
        <source>Blocks found in the cache and read, node by node</source>
        <translation>Im Cache gefundene und gelesene Blöcke, Knoten für Knoten</translation>
    </message>
    <message>
        <source>Verbose</source>
        <translation>Ausführlich</translation>
    </message>
    <message>
        <source>Columns that each node hands on, and schemas</source>
        <translation>Spalten, die jeder Knoten weitergibt, und Schemas</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Those of the planner that are not the default</source>
        <translation>Die des Planers, die vom Standard abweichen</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>Generic plan</source>
        <translation>Generischer Plan</translation>
    </message>
    <message>
        <source>The one that holds for all values of $1, $2 …</source>
        <translation>Der Plan, der für alle Werte von $1, $2 … gilt</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>What planning took; from server 17 on</source>
        <translation>Was das Planen brauchte; ab Server 17</translation>
    </message>
    <message>
        <source>Run and measure</source>
        <translation>Ausführen und messen</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Each node&apos;s time; without it a slow clock costs less</source>
        <translation>Zeit jedes Knotens; ohne sie kostet eine langsame Uhr weniger</translation>
    </message>
    <message>
        <source>WAL</source>
        <translation>WAL</translation>
    </message>
    <message>
        <source>What the statement writes to the log</source>
        <translation>Was die Anweisung ins WAL schreibt</translation>
    </message>
    <message>
        <source>Serialization</source>
        <translation>Serialisierung</translation>
    </message>
    <message>
        <source>What turning rows into text takes; from server 17 on</source>
        <translation>Was es braucht, aus Zeilen Text zu machen; ab Server 17</translation>
    </message>
</context>
<context>
    <name>howdah::pages::FirstRunPage</name>
    <message>
        <source>Welcome</source>
        <translation>Willkommen</translation>
    </message>
    <message>
        <source>Which PostgreSQL shall we look at?</source>
        <translation>Welches PostgreSQL wollen wir ansehen?</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Mit einem Server verbinden</translation>
    </message>
    <message>
        <source>Paste what you have: a URI, a conninfo string, a psql command line, a service name.</source>
        <translation>Einfügen, was da ist: eine URI, ein Conninfo-String, eine psql-Befehlszeile, ein Servicename.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Die Demo ausprobieren</translation>
    </message>
    <message>
        <source>A private PostgreSQL on this machine with a shop&apos;s data and a load that is wrong on purpose. Nothing else is touched.</source>
        <translation>Ein eigenes PostgreSQL auf diesem Rechner mit den Daten eines Ladens und einer absichtlich fehlerhaften Last. Sonst wird nichts angerührt.</translation>
    </message>
    <message>
        <source>Open a plan file</source>
        <translation>Eine Plandatei öffnen</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Verbinden…</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation>Demo starten</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <translation>%1   %2</translation>
    </message>
    <message>
        <source>What EXPLAIN wrote, from a file, a log or a mail: no server is needed.</source>
        <translation>Was EXPLAIN schrieb, aus einer Datei, einem Protokoll oder einer Mail: Ein Server ist nicht nötig.</translation>
    </message>
</context>
<context>
    <name>howdah::pages::IndexesPage</name>
    <message>
        <source>Index advisor</source>
        <translation>Indexberater</translation>
    </message>
    <message>
        <source>How advice is proved</source>
        <translation>Wie Vorschläge belegt werden</translation>
    </message>
    <message>
        <source>Prove on a clone</source>
        <translation>Auf einem Klon belegen</translation>
    </message>
    <message>
        <source>Prove with HypoPG</source>
        <translation>Mit HypoPG belegen</translation>
    </message>
    <message>
        <source>A clone has the server&apos;s schema and statistics and no data, and runs on this machine. HypoPG is an extension of the server.</source>
        <translation>Ein Klon hat Schema und Statistik des Servers und keine Daten und läuft auf diesem Rechner. HypoPG ist eine Erweiterung des Servers.</translation>
    </message>
    <message>
        <source>Budget of all new indexes together</source>
        <translation>Budget aller neuen Indexe zusammen</translation>
    </message>
    <message>
        <source>Budget, as 200 MB</source>
        <translation>Budget, etwa 200 MB</translation>
    </message>
    <message>
        <source>What all new indexes together may take; empty: as much as they are worth</source>
        <translation>Was alle neuen Indexe zusammen belegen dürfen; leer: so viel, wie sie wert sind</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Advise</source>
        <translation>Vorschlagen</translation>
    </message>
    <message>
        <source>Ready to look at this statement</source>
        <translation>Bereit, diese Anweisung anzusehen</translation>
    </message>
    <message>
        <source>This is a production server: nothing is asked of it before you say so. Advice reads its catalogue and statistics, and plans on a copy of them on this machine.</source>
        <translation>Das ist ein Produktionsserver: er wird nichts gefragt, bevor es verlangt wird. Die Beratung liest seinen Katalog und seine Statistik und plant auf einer Kopie davon auf diesem Rechner.</translation>
    </message>
    <message>
        <source>No advice yet</source>
        <translation>Noch keine Vorschläge</translation>
    </message>
    <message>
        <source>It reads which statements take the time and what the tables hold, and tries every index that could help on a private clone without data. Nothing is changed on the server.</source>
        <translation>Liest, welche Anweisungen die Zeit brauchen und was die Tabellen enthalten, und erprobt jeden Index, der helfen könnte, auf einem eigenen Klon ohne Daten. Auf dem Server wird nichts geändert.</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>Bricht ab…</translation>
    </message>
    <message>
        <source>Looking for indexes…</source>
        <translation>Sucht nach Indexen…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n Anweisung</numerusform>
            <numerusform>%n Anweisungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n plan(s) in %1</source>
        <translation>
            <numerusform>%n Plan in %1</numerusform>
            <numerusform>%n Pläne in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>counters of %1</source>
        <translation>Zähler über %1</translation>
    </message>
    <message>
        <source>Prove on a copy…</source>
        <translation>Auf einer Kopie belegen…</translation>
    </message>
    <message>
        <source>Builds the advised indexes on a private copy with rows, and measures. Nothing is made on the server.</source>
        <translation>Baut die vorgeschlagenen Indexe auf einer eigenen Kopie mit Zeilen auf und misst. Auf dem Server wird nichts angelegt.</translation>
    </message>
    <message>
        <source>Replicas…</source>
        <translation>Replikate…</translation>
    </message>
    <message>
        <source>Which replicas are asked before an index is called unused</source>
        <translation>Welche Replikate gefragt werden, bevor ein Index unbenutzt heißt</translation>
    </message>
</context>
<context>
    <name>howdah::pages::LeasePanel</name>
    <message>
        <source>Connections checked out</source>
        <translation>Ausgecheckte Verbindungen</translation>
    </message>
    <message>
        <source>Recycle on return</source>
        <translation>Bei Rückgabe erneuern</translation>
    </message>
    <message>
        <source>End backend…</source>
        <translation>Backend beenden…</translation>
    </message>
    <message>
        <source>Nothing is checked out at this moment</source>
        <translation>Im Augenblick ist nichts ausgecheckt</translation>
    </message>
    <message>
        <source>Replaces this connection when it is returned</source>
        <translation>Ersetzt diese Verbindung bei ihrer Rückgabe</translation>
    </message>
    <message>
        <source>Ends the session on the server (pg_terminate_backend): what a leak leaves open</source>
        <translation>Beendet die Sitzung auf dem Server (pg_terminate_backend): was ein Leck offen lässt</translation>
    </message>
    <message>
        <source>Backend %1: not among the sessions last read</source>
        <translation>Backend %1: nicht unter den zuletzt gelesenen Sitzungen</translation>
    </message>
    <message>
        <source>Backend %1 is on a server that is not looked at here</source>
        <translation>Backend %1 ist auf einem Server, der hier nicht beobachtet wird</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 seit %2</translation>
    </message>
    <message>
        <source>transaction open for %1</source>
        <translation>Transaktion offen seit %1</translation>
    </message>
    <message>
        <source>waits for %1: %2</source>
        <translation>wartet auf %1: %2</translation>
    </message>
    <message>
        <source>holds vacuum back by %1 transactions</source>
        <translation>hält Vacuum um %1 Transaktionen auf</translation>
    </message>
    <message>
        <source>%1@%2</source>
        <translation>%1@%2</translation>
    </message>
    <message>
        <source>Backend %1: %2</source>
        <translation>Backend %1: %2</translation>
    </message>
    <message>
        <source>End a session</source>
        <translation>Eine Sitzung beenden</translation>
    </message>
    <message>
        <source>Backend %1 of %2 is ended and its open transaction rolled back. The program gets an error at its next use of the connection; the pool opens another one when it is returned.</source>
        <translation>Backend %1 von %2 wird beendet und seine offene Transaktion zurückgerollt. Das Programm erhält einen Fehler, sobald es die Verbindung das nächste Mal benutzt; der Pool öffnet eine andere, wenn sie zurückgegeben wird.</translation>
    </message>
    <message>
        <source>End backend</source>
        <translation>Backend beenden</translation>
    </message>
</context>
<context>
    <name>howdah::pages::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Worst problems first</source>
        <translation>Die schlimmsten Probleme zuerst</translation>
    </message>
    <message>
        <source>Connections in use</source>
        <translation>Belegte Verbindungen</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transaktionen</translation>
    </message>
    <message>
        <source>Waiting on locks</source>
        <translation>Warten auf Sperren</translation>
    </message>
    <message>
        <source>Cache hits</source>
        <translation>Cache-Treffer</translation>
    </message>
    <message>
        <source>Server connections</source>
        <translation>Serververbindungen</translation>
    </message>
    <message>
        <source>Database size</source>
        <translation>Datenbankgröße</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>Das Schlimmste zuerst</translation>
    </message>
    <message>
        <source>The checks have not run yet</source>
        <translation>Die Prüfungen sind noch nicht gelaufen</translation>
    </message>
    <message>
        <source>waiting for the first reading</source>
        <translation>wartet auf die erste Messung</translation>
    </message>
    <message>
        <source>no reading</source>
        <translation>keine Messung</translation>
    </message>
    <message>
        <source>of %1, %2 overflow, this console&apos;s pool</source>
        <translation>von %1, %2 Overflow, Pool dieser Konsole</translation>
    </message>
    <message>
        <source>per second, all databases</source>
        <translation>je Sekunde, alle Datenbanken</translation>
    </message>
    <message numerus="yes">
        <source>session(s), longest %1</source>
        <translation>
            <numerusform>Sitzung, längste %1</numerusform>
            <numerusform>Sitzungen, längste %1</numerusform>
        </translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>% of reads</source>
        <translation>% der Lesezugriffe</translation>
    </message>
    <message>
        <source>% of %1 blocks/s</source>
        <translation>% von %1 Blöcken/s</translation>
    </message>
    <message>
        <source>of %1 allowed</source>
        <translation>von %1 erlaubten</translation>
    </message>
    <message>
        <source>%1, this database</source>
        <translation>%1, diese Datenbank</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>Nothing found: every check is fine</source>
        <translation>Nichts gefunden: alle Prüfungen sind in Ordnung</translation>
    </message>
</context>
<context>
    <name>howdah::pages::ParameterFields</name>
    <message>
        <source>Value of %1</source>
        <translation>Wert von %1</translation>
    </message>
    <message>
        <source>Empty: NULL; &apos;&apos; is the empty text. With all fields empty the plan for any values is asked for.</source>
        <translation>Leer: NULL; &apos;&apos; ist der leere Text. Sind alle Felder leer, wird der Plan für beliebige Werte verlangt.</translation>
    </message>
    <message>
        <source>%1 parameters: the plan for any values is asked for</source>
        <translation>%1 Parameter: Verlangt wird der Plan für beliebige Werte</translation>
    </message>
</context>
<context>
    <name>howdah::pages::PlanActions</name>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Run…</source>
        <translation>Ausführen…</translation>
    </message>
    <message>
        <source>Explain this instead</source>
        <translation>Stattdessen dies untersuchen</translation>
    </message>
    <message>
        <source>An index is tried with the plan&apos;s statement and a server</source>
        <translation>Ein Index wird mit der Anweisung des Plans und einem Server probiert</translation>
    </message>
    <message>
        <source>It is run on the server that the plan was explained on</source>
        <translation>Es wird auf dem Server ausgeführt, auf dem der Plan erstellt wurde</translation>
    </message>
    <message>
        <source>It is tried with the plan&apos;s statement and a server</source>
        <translation>Es wird mit der Anweisung des Plans und einem Server probiert</translation>
    </message>
    <message>
        <source>Connect, and explain the statement here</source>
        <translation>Verbinden und die Anweisung hier untersuchen</translation>
    </message>
    <message>
        <source>Run it on the server</source>
        <translation>Auf dem Server ausführen</translation>
    </message>
    <message>
        <source>Runs on %1.</source>
        <translation>Läuft auf %1.</translation>
    </message>
    <message>
        <source>Runs on %1 (%2).</source>
        <translation>Läuft auf %1 (%2).</translation>
    </message>
    <message>
        <source>As a job that can be cancelled; it gives up when it has waited ten seconds for a lock.</source>
        <translation>Als Job, der sich abbrechen lässt; er gibt auf, wenn er zehn Sekunden auf eine Sperre gewartet hat.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Ausführen</translation>
    </message>
    <message>
        <source>Running %1</source>
        <translation>%1 läuft</translation>
    </message>
    <message>
        <source>It stands among the jobs below</source>
        <translation>Es steht unten bei den Jobs</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Fertig: %1</translation>
    </message>
    <message>
        <source>See what it does to the plan</source>
        <translation>Ansehen, was es am Plan bewirkt</translation>
    </message>
    <message>
        <source>Explain and compare</source>
        <translation>Untersuchen und vergleichen</translation>
    </message>
</context>
<context>
    <name>howdah::pages::PlanPage</name>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open plan…</source>
        <translation>Plan öffnen…</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Explain</translation>
    </message>
    <message>
        <source>Run and measure</source>
        <translation>Ausführen und messen</translation>
    </message>
    <message>
        <source>EXPLAIN ANALYZE: the statement runs, and is rolled back</source>
        <translation>EXPLAIN ANALYZE: die Anweisung läuft und wird zurückgerollt</translation>
    </message>
    <message>
        <source>Statement to explain</source>
        <translation>Zu untersuchende Anweisung</translation>
    </message>
    <message>
        <source>Write or paste one statement, then Explain (Ctrl+E) or Run and measure (Ctrl+Enter)</source>
        <translation>Eine Anweisung schreiben oder einfügen, dann Explain (Strg+E) oder Ausführen und messen (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>No plan yet</source>
        <translation>Noch kein Plan</translation>
    </message>
    <message>
        <source>asking what it would touch…</source>
        <translation>fragt, was sie berühren würde…</translation>
    </message>
    <message>
        <source>This statement writes</source>
        <translation>Diese Anweisung schreibt</translation>
    </message>
    <message>
        <source>This statement writes to %1</source>
        <translation>Diese Anweisung schreibt in %1</translation>
    </message>
    <message>
        <source>Run and roll back</source>
        <translation>Ausführen und zurückrollen</translation>
    </message>
    <message>
        <source>running…</source>
        <translation>läuft…</translation>
    </message>
    <message>
        <source>asking for the plan…</source>
        <translation>fordert den Plan an…</translation>
    </message>
    <message>
        <source>measured %1</source>
        <translation>gemessen %1</translation>
    </message>
    <message>
        <source>explained %1, not run</source>
        <translation>geplant %1, nicht ausgeführt</translation>
    </message>
    <message>
        <source>Open plan</source>
        <translation>Plan öffnen</translation>
    </message>
    <message>
        <source>reading %1…</source>
        <translation>liest %1…</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>aus %1</translation>
    </message>
    <message>
        <source>Which of the plans is shown</source>
        <translation>Welcher der Pläne gezeigt wird</translation>
    </message>
    <message>
        <source>Explain the statement above; or open, drop or paste (Ctrl+V) what EXPLAIN wrote.</source>
        <translation>Die Anweisung oben untersuchen; oder öffnen, ablegen oder einfügen (Strg+V), was EXPLAIN geschrieben hat.</translation>
    </message>
    <message>
        <source>Plan file…</source>
        <translation>Plandatei…</translation>
    </message>
    <message>
        <source>Paste plan</source>
        <translation>Plan einfügen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Optionen</translation>
    </message>
    <message>
        <source>Asks for the plan; the statement does not run (Ctrl+E)</source>
        <translation>Fordert den Plan an; die Anweisung läuft nicht (Strg+E)</translation>
    </message>
    <message>
        <source>Plans (*.json *.txt *.xml *.yaml *.yml *.log *.plan);;All files (*)</source>
        <translation>Pläne (*.json *.txt *.xml *.yaml *.yml *.log *.plan);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>reading what was pasted…</source>
        <translation>liest das Eingefügte…</translation>
    </message>
    <message>
        <source>pasted</source>
        <translation>eingefügt</translation>
    </message>
    <message>
        <source>The clipboard holds no text</source>
        <translation>Die Zwischenablage enthält keinen Text</translation>
    </message>
    <message>
        <source>Copy the output of EXPLAIN first</source>
        <translation>Zuerst die Ausgabe von EXPLAIN kopieren</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 von %2: %3</translation>
    </message>
    <message>
        <source>With a plan file…</source>
        <translation>Mit einer Plandatei…</translation>
    </message>
    <message>
        <source>Plan to compare with</source>
        <translation>Plan zum Vergleichen</translation>
    </message>
    <message>
        <source>With the plan on the clipboard</source>
        <translation>Mit dem Plan in der Zwischenablage</translation>
    </message>
    <message>
        <source>With another plan of the same text</source>
        <translation>Mit einem anderen Plan desselben Texts</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>With a plan that was shown before</source>
        <translation>Mit einem früher gezeigten Plan</translation>
    </message>
    <message>
        <source>reading the plan to compare with…</source>
        <translation>liest den Plan zum Vergleichen…</translation>
    </message>
    <message>
        <source>comparing…</source>
        <translation>vergleicht…</translation>
    </message>
    <message>
        <source>Save as HTML…</source>
        <translation>Als HTML speichern…</translation>
    </message>
    <message>
        <source>Save as text…</source>
        <translation>Als Text speichern…</translation>
    </message>
    <message>
        <source>Save as JSON…</source>
        <translation>Als JSON speichern…</translation>
    </message>
    <message>
        <source>Save the graph as SVG…</source>
        <translation>Graphen als SVG speichern…</translation>
    </message>
    <message>
        <source>Save the graph as PNG…</source>
        <translation>Graphen als PNG speichern…</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Als Text kopieren</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>kopiert</translation>
    </message>
    <message>
        <source>Anonymise names and constants</source>
        <translation>Namen und Konstanten anonymisieren</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>SVG picture (*.svg)</source>
        <translation>SVG-Bild (*.svg)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG-Bild (*.png)</translation>
    </message>
    <message>
        <source>Save plan</source>
        <translation>Plan speichern</translation>
    </message>
    <message>
        <source>saving %1…</source>
        <translation>speichert %1…</translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>%1 gespeichert</translation>
    </message>
    <message>
        <source>This statement does what no rollback takes back</source>
        <translation>Diese Anweisung tut etwas, das kein Rollback zurücknimmt</translation>
    </message>
    <message>
        <source>It would run and be rolled back</source>
        <translation>Sie würde ausgeführt und zurückgerollt</translation>
    </message>
    <message>
        <source>Where the condition stands in the statement cannot be told</source>
        <translation>Wo die Bedingung in der Anweisung steht, ist nicht feststellbar</translation>
    </message>
    <message>
        <source>Copy it, put it in its place by hand, and explain that</source>
        <translation>Sie kopieren, von Hand an ihre Stelle setzen und das untersuchen</translation>
    </message>
    <message>
        <source>with %1 = %2</source>
        <translation>mit %1 = %2</translation>
    </message>
    <message>
        <source>its default</source>
        <translation>Standard</translation>
    </message>
</context>
<context>
    <name>howdah::pages::PoolPage</name>
    <message>
        <source>no checkout in the last second</source>
        <translation>kein Checkout in der letzten Sekunde</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Pool</translation>
    </message>
    <message>
        <source>Checkout, median</source>
        <translation>Checkout, Median</translation>
    </message>
    <message>
        <source>Checkout, p99</source>
        <translation>Checkout, p99</translation>
    </message>
    <message>
        <source>Checkouts</source>
        <translation>Checkouts</translation>
    </message>
    <message>
        <source>Timeouts</source>
        <translation>Timeouts</translation>
    </message>
    <message>
        <source>The server&apos;s connections by source</source>
        <translation>Die Verbindungen des Servers nach Herkunft</translation>
    </message>
    <message>
        <source>Recycle</source>
        <translation>Erneuern</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>belegt</translation>
    </message>
    <message>
        <source>overflow</source>
        <translation>Overflow</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>No reading of the server&apos;s sessions yet</source>
        <translation>Noch keine Messung der Serversitzungen</translation>
    </message>
    <message numerus="yes">
        <source>%n leak(s) suspected</source>
        <translation>
            <numerusform>%n Leck vermutet</numerusform>
            <numerusform>%n Lecks vermutet</numerusform>
        </translation>
    </message>
    <message>
        <source>last connect failed: %1</source>
        <translation>letzter Verbindungsaufbau gescheitert: %1</translation>
    </message>
    <message>
        <source>size %1</source>
        <translation>Größe %1</translation>
    </message>
    <message>
        <source>most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>last second with one</source>
        <translation>letzte Sekunde mit Checkout</translation>
    </message>
    <message>
        <source>no reading</source>
        <translation>keine Messung</translation>
    </message>
    <message>
        <source>Connections, %1</source>
        <translation>Verbindungen, %1</translation>
    </message>
    <message>
        <source>Pools</source>
        <translation>Pools</translation>
    </message>
    <message>
        <source>What size?</source>
        <translation>Welche Größe?</translation>
    </message>
    <message>
        <source>Reckons from recorded work what size this pool should be</source>
        <translation>Berechnet aus aufgezeichneter Arbeit, welche Größe dieser Pool haben sollte</translation>
    </message>
    <message>
        <source>Replaces every connection of this pool: idle ones now, the others when they are returned</source>
        <translation>Ersetzt jede Verbindung dieses Pools: freie sofort, die anderen bei ihrer Rückgabe</translation>
    </message>
    <message>
        <source>No pool yet</source>
        <translation>Noch kein Pool</translation>
    </message>
    <message>
        <source>Checked out</source>
        <translation>Ausgecheckt</translation>
    </message>
    <message>
        <source>Server&apos;s connections</source>
        <translation>Verbindungen des Servers</translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s)</source>
        <translation>
            <numerusform>%n Pool</numerusform>
            <numerusform>%n Pools</numerusform>
        </translation>
    </message>
    <message>
        <source>per second, %1 in all</source>
        <translation>je Sekunde, %1 insgesamt</translation>
    </message>
    <message>
        <source>since the pool was made</source>
        <translation>seit der Pool angelegt wurde</translation>
    </message>
    <message>
        <source>Checked out (%1)</source>
        <translation>Ausgecheckt (%1)</translation>
    </message>
    <message>
        <source>Server&apos;s connections (%1 of %2 slots free)</source>
        <translation>Verbindungen des Servers (%1 von %2 Plätzen frei)</translation>
    </message>
    <message>
        <source>Backend %1 was gone already</source>
        <translation>Backend %1 war schon fort</translation>
    </message>
</context>
<context>
    <name>howdah::pages::SlowPage</name>
    <message>
        <source>Slow queries</source>
        <translation>Slow Queries</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Anweisungen</translation>
    </message>
    <message>
        <source>Filter by text</source>
        <translation>Nach Text filtern</translation>
    </message>
    <message>
        <source>Filter statements by text</source>
        <translation>Anweisungen nach Text filtern</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Explain</translation>
    </message>
    <message>
        <source>No statement matches the filter</source>
        <translation>Keine Anweisung passt zum Filter</translation>
    </message>
    <message>
        <source>Text of the statement</source>
        <translation>Text der Anweisung</translation>
    </message>
    <message>
        <source>SQL</source>
        <translation>SQL</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>No statements read yet</source>
        <translation>Noch keine Anweisungen gelesen</translation>
    </message>
    <message>
        <source>They come with the first readings, a few seconds after connecting.</source>
        <translation>Sie kommen mit den ersten Messungen, wenige Sekunden nach dem Verbinden.</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) since the statistics began</source>
        <translation>
            <numerusform>%n Anweisung seit Beginn der Statistik</numerusform>
            <numerusform>%n Anweisungen seit Beginn der Statistik</numerusform>
        </translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>they explain %1 of the active time</source>
        <translation>sie erklären %1 der aktiven Zeit</translation>
    </message>
    <message>
        <source>Copy the statement</source>
        <translation>Anweisung kopieren</translation>
    </message>
    <message>
        <source>This statement has not been explained yet</source>
        <translation>Für diese Anweisung gibt es noch keinen Plan</translation>
    </message>
    <message>
        <source>No statement is selected</source>
        <translation>Keine Anweisung ausgewählt</translation>
    </message>
    <message>
        <source>Its plan is asked of the server; the statement does not run.</source>
        <translation>Ihr Plan wird beim Server angefordert; die Anweisung läuft nicht.</translation>
    </message>
    <message>
        <source>Asking the server for the plan…</source>
        <translation>Fordert den Plan beim Server an…</translation>
    </message>
    <message>
        <source>explained, not run</source>
        <translation>geplant, nicht ausgeführt</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Find an index</source>
        <translation>Index suchen</translation>
    </message>
    <message>
        <source>Asks the index advisor which index would help this statement</source>
        <translation>Fragt den Indexberater, welcher Index dieser Anweisung helfen würde</translation>
    </message>
</context>
<context>
    <name>howdah::shell::CommandPalette</name>
    <message>
        <source>Search or run a command</source>
        <translation>Suchen oder einen Befehl ausführen</translation>
    </message>
    <message>
        <source>Type what you want to see or do</source>
        <translation>Eingeben, was zu sehen oder zu tun ist</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
</context>
<context>
    <name>howdah::shell::ContextBar</name>
    <message>
        <source>Search or run   Ctrl K</source>
        <translation>Suchen, ausführen   Strg K</translation>
    </message>
    <message>
        <source>Where you are</source>
        <translation>Wo wir sind</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>Suchen oder einen Befehl ausführen</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Nicht verbunden</translation>
    </message>
    <message>
        <source>PostgreSQL %1</source>
        <translation>PostgreSQL %1</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>nur lesend</translation>
    </message>
    <message>
        <source>read-write</source>
        <translation>lesend und schreibend</translation>
    </message>
    <message>
        <source>no transaction</source>
        <translation>keine Transaktion</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>Lost at %1</source>
        <translation>Verloren um %1</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Angehalten</translation>
    </message>
</context>
<context>
    <name>howdah::shell::MainWindow</name>
    <message>
        <source>%1 – Howdah</source>
        <translation>%1 – Howdah</translation>
    </message>
    <message>
        <source>Connect to %1</source>
        <translation>Mit %1 verbinden</translation>
    </message>
    <message>
        <source>Open a plan file</source>
        <translation>Eine Plandatei öffnen</translation>
    </message>
    <message>
        <source>Plans (*.json *.txt *.log *.plan);;All files (*)</source>
        <translation>Pläne (*.json *.txt *.log *.plan);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>About Howdah</source>
        <translation>Über Howdah</translation>
    </message>
    <message>
        <source>Howdah %1
A desktop console for PostgreSQL DBAs.

Licence: GPL-3.0-or-later</source>
        <translation>Howdah %1
Eine Desktop-Konsole für PostgreSQL-DBAs.

Lizenz: GPL-3.0-or-later</translation>
    </message>
</context>
<context>
    <name>howdah::shell::Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation>&amp;Verbinden…</translation>
    </message>
    <message>
        <source>Try the &amp;demo</source>
        <translation>&amp;Demo ausprobieren</translation>
    </message>
    <message>
        <source>&amp;Open a plan file…</source>
        <translation>&amp;Plandatei öffnen…</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>Verbindung &amp;trennen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Query</source>
        <translation>Abfra&amp;ge</translation>
    </message>
    <message>
        <source>&amp;Explain a statement</source>
        <translation>&amp;Eine Anweisung untersuchen</translation>
    </message>
    <message>
        <source>&amp;Slow statements</source>
        <translation>&amp;Langsame Anweisungen</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;Sample now</source>
        <translation>&amp;Jetzt messen</translation>
    </message>
    <message>
        <source>&amp;Recycle idle connections</source>
        <translation>&amp;Freie Verbindungen erneuern</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>Search or &amp;run…</source>
        <translation>Suchen oder aus&amp;führen…</translation>
    </message>
    <message>
        <source>Open Howdah&apos;s &amp;data folder</source>
        <translation>Howdahs &amp;Datenordner öffnen</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Nächster Bereich</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>&amp;Vorheriger Bereich</translation>
    </message>
    <message>
        <source>&amp;Minimise</source>
        <translation>&amp;Minimieren</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>Voll&amp;bild</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>&amp;About Howdah</source>
        <translation>&amp;Über Howdah</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>&amp;Ausschneiden</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Einfügen</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>Alles aus&amp;wählen</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Gehe zu %1</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>&amp;Jobs and messages</source>
        <translation>&amp;Jobs und Meldungen</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>Theme: %1</source>
        <translation>Farbschema: %1</translation>
    </message>
</context>
<context>
    <name>howdah::shell::Rail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Strg+%2)</translation>
    </message>
</context>
<context>
    <name>howdah::shell::RailButton</name>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n zum Ansehen</numerusform>
            <numerusform>%n zum Ansehen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::shell::SessionBanner</name>
    <message>
        <source>%1 answers again</source>
        <translation>%1 antwortet wieder</translation>
    </message>
    <message>
        <source>It is tried again by itself; what you see is from before.</source>
        <translation>Es wird von selbst wieder versucht; was zu sehen ist, stammt von vorher.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Jetzt versuchen</translation>
    </message>
</context>
<context>
    <name>howdah::shell::StatusDock</name>
    <message>
        <source>Jobs and messages</source>
        <translation>Jobs und Meldungen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Jobs and messages (Ctrl+J)</source>
        <translation>Jobs und Meldungen (Strg+J)</translation>
    </message>
    <message>
        <source>Show jobs and messages</source>
        <translation>Jobs und Meldungen zeigen</translation>
    </message>
    <message>
        <source>No job has run yet. What takes longer than a moment appears here.</source>
        <translation>Noch ist kein Job gelaufen. Was länger als einen Augenblick dauert, erscheint hier.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Jobs</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Jobs: %1   %2</source>
        <translation>Jobs: %1   %2</translation>
    </message>
    <message numerus="yes">
        <source> · %n more</source>
        <translation>
            <numerusform> · %n weiterer</numerusform>
            <numerusform> · %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Jobs: %1 %2</source>
        <translation>Jobs: %1 %2</translation>
    </message>
    <message>
        <source>is done</source>
        <translation>ist fertig</translation>
    </message>
    <message>
        <source>did not succeed</source>
        <translation>ist nicht gelungen</translation>
    </message>
    <message>
        <source>No jobs running</source>
        <translation>Keine Jobs in Arbeit</translation>
    </message>
    <message>
        <source>Pool %1 / %2 + %3 / %4</source>
        <translation>Pool %1 / %2 + %3 / %4</translation>
    </message>
    <message>
        <source>Connections in use of the pool&apos;s size, and overflow in use of what it may open beyond</source>
        <translation>Belegte Verbindungen von der Größe des Pools, und belegter Overflow von dem, was er darüber hinaus öffnen darf</translation>
    </message>
    <message>
        <source>No sample yet</source>
        <translation>Noch keine Messung</translation>
    </message>
    <message>
        <source>Sampled just now</source>
        <translation>Gerade gemessen</translation>
    </message>
    <message>
        <source>Sampled %1 ago</source>
        <translation>Vor %1 gemessen</translation>
    </message>
    <message>
        <source> · costs the server %1</source>
        <translation> · kostet den Server %1</translation>
    </message>
</context>
<context>
    <name>howdah::shell::Tour</name>
    <message>
        <source>tour: waiting for %1</source>
        <translation>Tour: wartet auf %1</translation>
    </message>
    <message>
        <source>tour: %1 (%2 x %3)</source>
        <translation>Tour: %1 (%2 x %3)</translation>
    </message>
</context>
<context>
    <name>howdah::theme</name>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>ok</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::AdviceCard</name>
    <message>
        <source>saves up to %1 of %2</source>
        <translation>spart bis zu %1 von %2</translation>
    </message>
    <message>
        <source>saves up to %1</source>
        <translation>spart bis zu %1</translation>
    </message>
    <message>
        <source>worth knowing</source>
        <translation>wissenswert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copies the statement</source>
        <translation>Kopiert die Anweisung</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::Banner</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy this message</source>
        <translation>Diese Meldung kopieren</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>What to do about it</source>
        <translation>Was dagegen zu tun ist</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::ConfirmDialog</name>
    <message>
        <source>What will run</source>
        <translation>Was ausgeführt wird</translation>
    </message>
    <message>
        <source>Type %1 to go on:</source>
        <translation>Zum Fortfahren %1 eingeben:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::EmptyState</name>
    <message>
        <source>What to do next</source>
        <translation>Was als Nächstes zu tun ist</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::EnvironmentPill</name>
    <message>
        <source>PRODUCTION</source>
        <translation>PRODUKTION</translation>
    </message>
    <message>
        <source>STAGING</source>
        <translation>STAGING</translation>
    </message>
    <message>
        <source>DEVELOPMENT</source>
        <translation>ENTWICKLUNG</translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation>DEMO</translation>
    </message>
    <message>
        <source>Environment: %1</source>
        <translation>Umgebung: %1</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::FlameGraph</name>
    <message>
        <source>%1
never run</source>
        <translation>%1
nie ausgeführt</translation>
    </message>
    <message>
        <source>%1
%2 with what is below it (%3), %4 of its own</source>
        <translation>%1
%2 mit dem, was darunter liegt (%3), davon %4 eigene</translation>
    </message>
    <message>
        <source>%1
cost %2 with what is below it (%3), %4 of its own</source>
        <translation>%1
Kosten %2 mit dem, was darunter liegt (%3), davon %4 eigene</translation>
    </message>
    <message>
        <source>Flame graph of the plan</source>
        <translation>Flammengraph des Plans</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::JobRow</name>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1 (%2 von %3)</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%1 von %2 Zeilen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 Zeilen</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation>Fortschritt von %1</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>%1 abbrechen</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation>bricht ab</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::PlanAdviceView</name>
    <message>
        <source>What would help</source>
        <translation>Was helfen würde</translation>
    </message>
    <message>
        <source>Nothing in this plan calls for another index, setting or wording.</source>
        <translation>Nichts in diesem Plan verlangt nach einem anderen Index, einer anderen Einstellung oder Formulierung.</translation>
    </message>
    <message>
        <source>Nothing in its shape or settings stands out. Run and measure tells more: what takes the time is known only then.</source>
        <translation>An Form und Einstellungen fällt nichts auf. Ausführen und messen sagt mehr: was die Zeit braucht, ist erst dann bekannt.</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>%n weiteren zeigen</numerusform>
            <numerusform>%n weitere zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>The statement takes less than %1 ms, and of that little nothing is advised.</source>
        <translation>Die Anweisung braucht weniger als %1 ms; bei so wenig wird nichts geraten.</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::PlanDiffView</name>
    <message>
        <source>What changed in shape</source>
        <translation>Was sich an der Form geändert hat</translation>
    </message>
    <message>
        <source>Nodes of both plans</source>
        <translation>Knoten beider Pläne</translation>
    </message>
    <message>
        <source>Nothing to compare with yet</source>
        <translation>Noch nichts zum Vergleichen</translation>
    </message>
    <message>
        <source>Another plan of the same statement: from a file, from the clipboard, or one that was shown before.</source>
        <translation>Ein anderer Plan derselben Anweisung: aus einer Datei, aus der Zwischenablage oder einer, der früher gezeigt wurde.</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Vergleichen…</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Scan</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>Index</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>Join order</source>
        <translation>Join-Reihenfolge</translation>
    </message>
    <message>
        <source>Parallel</source>
        <translation>Parallel</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 mehr</translation>
    </message>
    <message>
        <source>%1 less</source>
        <translation>%1 weniger</translation>
    </message>
    <message>
        <source>execution</source>
        <translation>Ausführung</translation>
    </message>
    <message>
        <source>planning</source>
        <translation>Planung</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>temporary</source>
        <translation>temporär</translation>
    </message>
    <message>
        <source>Both plans have the same shape. Before: %1 · after: %2</source>
        <translation>Beide Pläne haben dieselbe Form. Vorher: %1 · nachher: %2</translation>
    </message>
    <message>
        <source>Before: %1 · after: %2</source>
        <translation>Vorher: %1 · nachher: %2</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::PlanGraph</name>
    <message>
        <source>Graph of the plan</source>
        <translation>Graph des Plans</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>Kleiner (-)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Größer (+)</translation>
    </message>
    <message>
        <source>All of it (F)</source>
        <translation>Ganz zeigen (F)</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::PlanSearchBar</name>
    <message>
        <source>Find nodes</source>
        <translation>Knoten suchen</translation>
    </message>
    <message>
        <source>Find nodes (Ctrl+F)</source>
        <translation>Knoten suchen (Strg+F)</translation>
    </message>
    <message>
        <source>By any text in a node: type, relation, index, condition</source>
        <translation>Nach beliebigem Text in einem Knoten: Typ, Relation, Index, Bedingung</translation>
    </message>
    <message>
        <source>Previous node found</source>
        <translation>Vorheriger gefundener Knoten</translation>
    </message>
    <message>
        <source>Next node found</source>
        <translation>Nächster gefundener Knoten</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>nicht gefunden</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n gefunden</numerusform>
            <numerusform>%n gefunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::widgets::PlanStatisticsView</name>
    <message>
        <source>Sum up by</source>
        <translation>Zusammenfassen nach</translation>
    </message>
    <message>
        <source>By node type</source>
        <translation>Nach Knotentyp</translation>
    </message>
    <message>
        <source>By relation</source>
        <translation>Nach Relation</translation>
    </message>
    <message>
        <source>By index</source>
        <translation>Nach Index</translation>
    </message>
    <message>
        <source>This plan reads no relation</source>
        <translation>Dieser Plan liest keine Relation</translation>
    </message>
    <message>
        <source>This plan uses no index</source>
        <translation>Dieser Plan benutzt keinen Index</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::PlanTreeView</name>
    <message>
        <source>Nodes of the plan</source>
        <translation>Knoten des Plans</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::PlanView</name>
    <message>
        <source>Details of the selected node</source>
        <translation>Einzelheiten des ausgewählten Knotens</translation>
    </message>
    <message>
        <source>%1 execution</source>
        <translation>%1 Ausführung</translation>
    </message>
    <message>
        <source>cost %1, not run</source>
        <translation>Kosten %1, nicht ausgeführt</translation>
    </message>
    <message>
        <source>%1 planning</source>
        <translation>%1 Planung</translation>
    </message>
    <message>
        <source>%1 blocks, %2 read</source>
        <translation>%1 Blöcke, %2 gelesen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>View of the plan</source>
        <translation>Ansicht des Plans</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Flame graph</source>
        <translation>Flammengraph</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>Statistik</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Beside the plan</source>
        <translation>Neben dem Plan</translation>
    </message>
    <message>
        <source>Details of the whole plan</source>
        <translation>Einzelheiten des ganzen Plans</translation>
    </message>
    <message>
        <source>What would help</source>
        <translation>Was helfen würde</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>What would help (%1)</source>
        <translation>Was helfen würde (%1)</translation>
    </message>
    <message>
        <source>The server&apos;s own text was not kept; this is the plan as Howdah writes it.</source>
        <translation>Der eigene Text des Servers wurde nicht aufgehoben; das ist der Plan, wie Howdah ihn schreibt.</translation>
    </message>
    <message numerus="yes">
        <source>%n more, under Plan</source>
        <translation>
            <numerusform>%n weiterer, unter Plan</numerusform>
            <numerusform>%n weitere, unter Plan</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::widgets::RawPlan</name>
    <message>
        <source>Text of the plan</source>
        <translation>Text des Plans</translation>
    </message>
    <message>
        <source>Copy lines</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy this node&apos;s part</source>
        <translation>Teil dieses Knotens kopieren</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::SqlView</name>
    <message>
        <source>SQL statement</source>
        <translation>SQL-Anweisung</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::TableView</name>
    <message>
        <source>Copy row</source>
        <translation>Zeile kopieren</translation>
    </message>
    <message>
        <source>Copy row with headers</source>
        <translation>Zeile mit Überschriften kopieren</translation>
    </message>
    <message>
        <source>Copy cell</source>
        <translation>Zelle kopieren</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::Tile</name>
    <message>
        <source>%1: %2 %3</source>
        <translation>%1: %2 %3</translation>
    </message>
</context>
<context>
    <name>howdah::wizards::ConnectDialog</name>
    <message>
        <source>Connect to a server</source>
        <translation>Mit einem Server verbinden</translation>
    </message>
    <message>
        <source>Remembered servers</source>
        <translation>Gespeicherte Server</translation>
    </message>
    <message>
        <source>A new one</source>
        <translation>Ein neuer</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>postgresql://user@host:5432/database, host=… user=…, psql -h … -U …, or a service&apos;s name</source>
        <translation>postgresql://user@host:5432/database, host=… user=…, psql -h … -U … oder der Name eines Service</translation>
    </message>
    <message>
        <source>Not stored; leave empty for .pgpass, a certificate or none</source>
        <translation>Wird nicht gespeichert; leer lassen für .pgpass, ein Zertifikat oder keines</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Nicht angegeben</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Produktion</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Staging</translation>
    </message>
    <message>
        <source>Development</source>
        <translation>Entwicklung</translation>
    </message>
    <message>
        <source>Leave empty to forget it afterwards</source>
        <translation>Leer lassen, um ihn danach zu vergessen</translation>
    </message>
    <message>
        <source>&amp;Remembered</source>
        <translation>&amp;Gespeichert</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation>&amp;Umgebung</translation>
    </message>
    <message>
        <source>Remember &amp;as</source>
        <translation>Speichern &amp;als</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Testen</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
    <message>
        <source>Paste what you have; it is understood while you type.</source>
        <translation>Einfügen, was da ist; es wird beim Tippen verstanden.</translation>
    </message>
    <message>
        <source>with a password</source>
        <translation>mit Passwort</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replikate</translation>
    </message>
    <message>
        <source>One a line; they are asked before an index is called unused</source>
        <translation>Eines je Zeile; sie werden gefragt, bevor ein Index unbenutzt heißt</translation>
    </message>
    <message>
        <source>Rep&amp;licas</source>
        <translation>Rep&amp;likate</translation>
    </message>
</context>
<context>
    <name>howdah::wizards::IndexBuildDialog</name>
    <message>
        <source>Create index</source>
        <translation>Index anlegen</translation>
    </message>
    <message>
        <source>Rebuild index</source>
        <translation>Index neu aufbauen</translation>
    </message>
    <message>
        <source>Drop index</source>
        <translation>Index löschen</translation>
    </message>
    <message>
        <source>ShareUpdateExclusiveLock on the table: reads and writes go on; VACUUM, ANALYZE and other index builds wait. It reads the table twice.</source>
        <translation>ShareUpdateExclusiveLock auf die Tabelle: Lesen und Schreiben gehen weiter; VACUUM, ANALYZE und andere Index-Aufbauten warten. Die Tabelle wird zweimal gelesen.</translation>
    </message>
    <message>
        <source>ShareUpdateExclusiveLock on the table: reads and writes go on; VACUUM, ANALYZE and other index builds wait. Old and new index stand side by side until it is done.</source>
        <translation>ShareUpdateExclusiveLock auf die Tabelle: Lesen und Schreiben gehen weiter; VACUUM, ANALYZE und andere Index-Aufbauten warten. Bis es fertig ist, stehen alter und neuer Index nebeneinander.</translation>
    </message>
    <message>
        <source>ShareUpdateExclusiveLock on the table: reads and writes go on. It waits until nobody uses the index any more, and gives up when it gets no lock.</source>
        <translation>ShareUpdateExclusiveLock auf die Tabelle: Lesen und Schreiben gehen weiter. Wartet, bis niemand mehr den Index benutzt, und gibt auf, wenn keine Sperre zu bekommen ist.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Liest…</translation>
    </message>
    <message>
        <source>What will run</source>
        <translation>Was ausgeführt wird</translation>
    </message>
    <message>
        <source>Name of the index</source>
        <translation>Name des Index</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>liest</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>In its way now</source>
        <translation>Jetzt im Weg</translation>
    </message>
    <message>
        <source>Type %1 to go on</source>
        <translation>%1 eingeben, um fortzufahren</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the statement</source>
        <translation>Anweisung kopieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message numerus="yes">
        <source>%1: about %2 rows, %3, with %n index(es) of %4</source>
        <translation>
            <numerusform>%1: etwa %2 Zeilen, %3, mit %n Index von %4</numerusform>
            <numerusform>%1: etwa %2 Zeilen, %3, mit %n Indexen von %4</numerusform>
        </translation>
    </message>
    <message>
        <source>the new one is foretold to take %1</source>
        <translation>der neue wird voraussichtlich %1 belegen</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message numerus="yes">
        <source>it would wait for %n transaction(s)</source>
        <translation>
            <numerusform>es würde auf %n Transaktion warten</numerusform>
            <numerusform>es würde auf %n Transaktionen warten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::wizards::IndexProveDialog</name>
    <message>
        <source>The tables that the statements touch, copied from the server</source>
        <translation>Die Tabellen, die die Anweisungen berühren, vom Server kopiert</translation>
    </message>
    <message>
        <source>A backup made by pg_dump</source>
        <translation>Ein Backup von pg_dump</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Liest…</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen…</translation>
    </message>
    <message>
        <source>Prove</source>
        <translation>Belegen</translation>
    </message>
    <message>
        <source>Prove on a copy</source>
        <translation>Auf einer Kopie belegen</translation>
    </message>
    <message>
        <source>Path of the backup</source>
        <translation>Pfad des Backups</translation>
    </message>
    <message>
        <source>A file, or a folder in the directory format</source>
        <translation>Eine Datei, oder ein Ordner im Format directory</translation>
    </message>
    <message>
        <source>Most that is copied</source>
        <translation>Wie viel höchstens kopiert wird</translation>
    </message>
    <message>
        <source>Most for one run of a statement</source>
        <translation>Wie lange eine Anweisung je Lauf höchstens läuft</translation>
    </message>
    <message numerus="yes">
        <source>A private server on this machine gets the rows. The %n advised index(es) are built there, and the statements planned and run without and with each; what writes is rolled back. The copy is removed afterwards.</source>
        <translation>
            <numerusform>Ein eigener Server auf diesem Rechner bekommt die Zeilen. Der %n vorgeschlagene Index wird dort aufgebaut, und die Anweisungen werden ohne und mit ihm geplant und ausgeführt; was schreibt, wird zurückgerollt. Die Kopie wird danach entfernt.</numerusform>
            <numerusform>Ein eigener Server auf diesem Rechner bekommt die Zeilen. Die %n vorgeschlagenen Indexe werden dort aufgebaut, und die Anweisungen werden ohne und mit jedem geplant und ausgeführt; was schreibt, wird zurückgerollt. Die Kopie wird danach entfernt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy at most</source>
        <translation>Höchstens kopieren</translation>
    </message>
    <message>
        <source>Run a statement at most</source>
        <translation>Eine Anweisung höchstens ausführen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>pg_dump takes ACCESS SHARE locks and one snapshot: reads and writes go on; a change of one of these tables waits until it is through.</source>
        <translation>pg_dump nimmt ACCESS SHARE-Sperren und einen Snapshot: Lesen und Schreiben gehen weiter; eine Änderung an einer dieser Tabellen selbst wartet, bis es fertig ist.</translation>
    </message>
    <message>
        <source>It cannot be told how much that is.</source>
        <translation>Wie viel das ist, ist nicht feststellbar.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s), %1 without indexes: %2</source>
        <translation>
            <numerusform>%n Tabelle, %1 ohne Indexe: %2</numerusform>
            <numerusform>%n Tabellen, %1 ohne Indexe: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>Backup wählen</translation>
    </message>
    <message>
        <source>Backups (*.dump *.tar *.sql *.dat);;All files (*)</source>
        <translation>Backups (*.dump *.tar *.sql *.dat);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>howdah::wizards::PoolSizeDialog</name>
    <message>
        <source>Record 30 s</source>
        <translation>30 s aufzeichnen</translation>
    </message>
    <message>
        <source>What size should the pool be?</source>
        <translation>Welche Größe sollte der Pool haben?</translation>
    </message>
    <message>
        <source>Whose work</source>
        <translation>Wessen Arbeit</translation>
    </message>
    <message>
        <source>Longest wait that 99 of 100 checkouts may have</source>
        <translation>Längste Wartezeit, die 99 von 100 Checkouts haben dürfen</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>p99 wait under</source>
        <translation>p99-Wartezeit unter</translation>
    </message>
    <message>
        <source>Wait for a connection</source>
        <translation>Warten auf eine Verbindung</translation>
    </message>
    <message>
        <source>connections kept (size)</source>
        <translation>gehaltene Verbindungen (Größe)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The pool of this console</source>
        <translation>Der Pool dieser Konsole</translation>
    </message>
    <message>
        <source>The pool of %1 (process %2)</source>
        <translation>Der Pool von %1 (Prozess %2)</translation>
    </message>
    <message>
        <source>What %1 does on the server</source>
        <translation>Was %1 auf dem Server tut</translation>
    </message>
    <message>
        <source>There is no pool to look at, and no server is connected to.</source>
        <translation>Es gibt keinen Pool zum Ansehen, und kein Server ist verbunden.</translation>
    </message>
    <message>
        <source>Record what the application does now: the server&apos;s sessions are looked at ten times a second.</source>
        <translation>Aufzeichnen, was die Anwendung jetzt tut: die Sitzungen des Servers werden zehnmal je Sekunde angesehen.</translation>
    </message>
    <message>
        <source>This pool has gone.</source>
        <translation>Diesen Pool gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>Recording …</source>
        <translation>Zeichnet auf …</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p99, and where eight of ten replays lie</source>
        <translation>p99, und wo acht von zehn Wiederholungen liegen</translation>
    </message>
    <message>
        <source>today: %1 + %2</source>
        <translation>heute: %1 + %2</translation>
    </message>
    <message>
        <source>recommended: %1 + %2</source>
        <translation>empfohlen: %1 + %2</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>From %1 checkouts in %2, each held for %3 on average: %4 connections at once.</source>
        <translation>Aus %1 Checkouts in %2, jeder im Mittel %3 gehalten: %4 Verbindungen zugleich.</translation>
    </message>
    <message>
        <source>From %1 checkouts in %2.</source>
        <translation>Aus %1 Checkouts in %2.</translation>
    </message>
</context>
<context>
    <name>howdah::wizards::ReplicasDialog</name>
    <message>
        <source>Replicas of this server</source>
        <translation>Replikate dieses Servers</translation>
    </message>
    <message>
        <source>An index that this server never reads may be all that a replica lives by. The replicas named here are asked before an index is called unused.</source>
        <translation>Von einem Index, den dieser Server nie liest, kann ein Replikat leben. Die hier genannten Replikate werden gefragt, bevor ein Index unbenutzt heißt.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Adds those whose address is known, with the port of this server</source>
        <translation>Fügt die hinzu, deren Adresse bekannt ist, mit dem Port dieses Servers</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Replikate</translation>
    </message>
    <message>
        <source>postgresql://host:5432, one a line</source>
        <translation>postgresql://host:5432, eines je Zeile</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Merken</translation>
    </message>
    <message>
        <source>Not connected.</source>
        <translation>Nicht verbunden.</translation>
    </message>
    <message>
        <source>Looking for what streams from this server…</source>
        <translation>Suche, was von diesem Server streamt …</translation>
    </message>
    <message>
        <source>What streams from this server is not known.</source>
        <translation>Was von diesem Server streamt, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>No replica streams from this server now.</source>
        <translation>Kein Replikat streamt jetzt von diesem Server.</translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s) stream from this server: %1</source>
        <translation>
            <numerusform>%n Replikat streamt von diesem Server: %1</numerusform>
            <numerusform>%n Replikate streamen von diesem Server: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>None is asked. User, database and password are those of this connection where a line says none.</source>
        <translation>Keines wird gefragt. Benutzer, Datenbank und Passwort sind die dieser Verbindung, wo eine Zeile keine nennt.</translation>
    </message>
</context>
<context>
    <name>howdah::wizards::SettingsDialog</name>
    <message>
        <source>from the command line</source>
        <translation>von der Kommandozeile</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>aus %1</translation>
    </message>
    <message>
        <source>from the profile</source>
        <translation>aus dem Profil</translation>
    </message>
    <message>
        <source>chosen here</source>
        <translation>hier gewählt</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>%1 zurücksetzen</translation>
    </message>
</context>
<context>
    <name>indexbuild</name>
    <message>
        <source>Begin</source>
        <translation>Beginnen</translation>
    </message>
    <message>
        <source>Wait for transactions that write to the table</source>
        <translation>Auf Transaktionen warten, die in die Tabelle schreiben</translation>
    </message>
    <message>
        <source>Read the table</source>
        <translation>Tabelle lesen</translation>
    </message>
    <message>
        <source>Sort the rows</source>
        <translation>Zeilen sortieren</translation>
    </message>
    <message>
        <source>Sort the dead rows</source>
        <translation>Tote Zeilen sortieren</translation>
    </message>
    <message>
        <source>Write the index</source>
        <translation>Index schreiben</translation>
    </message>
    <message>
        <source>Build the index</source>
        <translation>Index aufbauen</translation>
    </message>
    <message>
        <source>Wait for transactions that wrote during the build</source>
        <translation>Auf Transaktionen warten, die während des Aufbaus geschrieben haben</translation>
    </message>
    <message>
        <source>Check the index: read it</source>
        <translation>Index prüfen: lesen</translation>
    </message>
    <message>
        <source>Check the index: sort</source>
        <translation>Index prüfen: sortieren</translation>
    </message>
    <message>
        <source>Check the index: read the table again</source>
        <translation>Index prüfen: Tabelle noch einmal lesen</translation>
    </message>
    <message>
        <source>Wait for transactions that see an older state</source>
        <translation>Auf Transaktionen warten, die einen älteren Stand sehen</translation>
    </message>
    <message>
        <source>Wait for transactions that read by the old index</source>
        <translation>Auf Transaktionen warten, die über den alten Index lesen</translation>
    </message>
    <message>
        <source>Wait for transactions that still use the old index</source>
        <translation>Auf Transaktionen warten, die den alten Index noch benutzen</translation>
    </message>
    <message>
        <source>Look whether it can be done</source>
        <translation>Nachsehen, ob es möglich ist</translation>
    </message>
    <message>
        <source>It goes on, but its progress cannot be seen: %1</source>
        <translation>Es geht weiter, aber der Fortschritt ist nicht zu sehen: %1</translation>
    </message>
    <message>
        <source>Its session could not be ended: %1</source>
        <translation>Die Sitzung ließ sich nicht beenden: %1</translation>
    </message>
    <message>
        <source>Dropped %1 in %2</source>
        <translation>%1 in %2 gelöscht</translation>
    </message>
    <message>
        <source>The server says that it built %1, but it is not valid</source>
        <translation>Der Server sagt, er habe %1 aufgebaut, aber der Index ist nicht gültig</translation>
    </message>
    <message>
        <source>look whether someone dropped it meanwhile</source>
        <translation>nachsehen, ob ihn inzwischen jemand gelöscht hat</translation>
    </message>
    <message>
        <source>Built %1 in %2: %3</source>
        <translation>%1 in %2 aufgebaut: %3</translation>
    </message>
    <message>
        <source>Look what is left</source>
        <translation>Nachsehen, was übrig ist</translation>
    </message>
    <message>
        <source>Remove what is left: %1</source>
        <translation>Reste entfernen: %1</translation>
    </message>
    <message>
        <source>Removed what was left: the invalid index %1</source>
        <translation>Reste entfernt: der ungültige Index %1</translation>
    </message>
    <message>
        <source>Its session has not ended</source>
        <translation>Die Sitzung ist nicht beendet</translation>
    </message>
    <message>
        <source>an invalid index is left, which costs writes and serves no query (%1): remove it with %2</source>
        <translation>ein ungültiger Index ist übrig, der Schreibarbeit kostet und keiner Abfrage dient (%1): entfernen mit %2</translation>
    </message>
    <message>
        <source>it serves no query any more but still costs writes: drop it again with %1</source>
        <translation>er dient keiner Abfrage mehr, kostet aber noch Schreibarbeit: noch einmal löschen mit %1</translation>
    </message>
    <message>
        <source>what is left could not be looked at: when the server answers again, look for an invalid index %1 and drop it</source>
        <translation>was übrig ist, war nicht festzustellen: wenn der Server wieder antwortet, nach einem ungültigen Index %1 suchen und ihn löschen</translation>
    </message>
    <message>
        <source>an invalid index of this name is there now, perhaps someone else&apos;s: look at it, and drop it with %1</source>
        <translation>ein ungültiger Index dieses Namens ist jetzt da, vielleicht von jemand anderem: ihn ansehen und löschen mit %1</translation>
    </message>
    <message>
        <source>The index %1 was not dropped</source>
        <translation>Der Index %1 wurde nicht gelöscht</translation>
    </message>
    <message>
        <source>The index %1 was not built, and nothing is left of it</source>
        <translation>Der Index %1 wurde nicht aufgebaut, und nichts davon ist übrig</translation>
    </message>
    <message>
        <source>The index %1 was not built</source>
        <translation>Der Index %1 wurde nicht aufgebaut</translation>
    </message>
    <message>
        <source>The index %1 was not rebuilt, and nothing is left of the attempt</source>
        <translation>Der Index %1 wurde nicht neu aufgebaut, und nichts von dem Versuch ist übrig</translation>
    </message>
    <message>
        <source>The index %1 was not rebuilt</source>
        <translation>Der Index %1 wurde nicht neu aufgebaut</translation>
    </message>
    <message>
        <source>The index %1 was dropped only halfway</source>
        <translation>Der Index %1 wurde nur halb gelöscht</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>es wurde abgebrochen</translation>
    </message>
    <message>
        <source>make the rows differ first, or build an index that is not unique</source>
        <translation>zuerst dafür sorgen, dass sich die Zeilen unterscheiden, oder einen Index aufbauen, der nicht eindeutig ist</translation>
    </message>
    <message>
        <source>make room on the server&apos;s disk, then build it again</source>
        <translation>auf der Platte des Servers Platz schaffen, dann noch einmal aufbauen</translation>
    </message>
    <message>
        <source>try again when nobody uses the table for long</source>
        <translation>noch einmal versuchen, wenn niemand die Tabelle lange benutzt</translation>
    </message>
    <message>
        <source>It has no name</source>
        <translation>Er hat keinen Namen</translation>
    </message>
    <message>
        <source>Its name is longer than the 63 bytes the server keeps</source>
        <translation>Sein Name ist länger als die 63 Bytes, die der Server behält</translation>
    </message>
    <message>
        <source>choose a shorter one</source>
        <translation>einen kürzeren wählen</translation>
    </message>
    <message>
        <source>Its name holds a zero byte</source>
        <translation>Sein Name enthält ein Nullbyte</translation>
    </message>
    <message>
        <source>It has no columns</source>
        <translation>Er hat keine Spalten</translation>
    </message>
    <message>
        <source>This server is a standby, which only reads</source>
        <translation>Dieser Server ist ein Standby, der nur liest</translation>
    </message>
    <message>
        <source>connect to its primary</source>
        <translation>mit seinem Primary verbinden</translation>
    </message>
    <message>
        <source>The connection is read only</source>
        <translation>Die Verbindung ist nur lesend</translation>
    </message>
    <message>
        <source>unlock it, or copy the statement and run it where writing is meant</source>
        <translation>sie entsperren, oder die Anweisung kopieren und dort ausführen, wo geschrieben werden soll</translation>
    </message>
    <message>
        <source>The connection leads through a pooler, which does not hold one session</source>
        <translation>Die Verbindung führt durch einen Pooler, der keine einzelne Sitzung hält</translation>
    </message>
    <message>
        <source>connect to the server itself</source>
        <translation>mit dem Server selbst verbinden</translation>
    </message>
    <message>
        <source>There is no table %1 in this database</source>
        <translation>In dieser Datenbank gibt es keine Tabelle %1</translation>
    </message>
    <message>
        <source>read the advice again</source>
        <translation>die Vorschläge neu lesen</translation>
    </message>
    <message>
        <source>%1 is partitioned, and CONCURRENTLY works on single partitions only</source>
        <translation>%1 ist partitioniert, und CONCURRENTLY geht nur auf einzelnen Partitionen</translation>
    </message>
    <message>
        <source>build it on each partition, then CREATE INDEX ON ONLY the table and attach them</source>
        <translation>auf jeder Partition aufbauen, dann CREATE INDEX ON ONLY auf der Tabelle und sie anhängen</translation>
    </message>
    <message>
        <source>%1 is no table that can be indexed</source>
        <translation>%1 ist keine Tabelle, die sich indizieren lässt</translation>
    </message>
    <message>
        <source>%1 is a temporary table of another session</source>
        <translation>%1 ist eine temporäre Tabelle einer anderen Sitzung</translation>
    </message>
    <message>
        <source>The name %1 is taken</source>
        <translation>Der Name %1 ist vergeben</translation>
    </message>
    <message>
        <source>choose another name</source>
        <translation>einen anderen Namen wählen</translation>
    </message>
    <message>
        <source>The name %1 is taken by an invalid index, left by an earlier build</source>
        <translation>Der Name %1 ist an einen ungültigen Index vergeben, den ein früherer Aufbau hinterlassen hat</translation>
    </message>
    <message>
        <source>drop that first: %1</source>
        <translation>zuerst diesen löschen: %1</translation>
    </message>
    <message>
        <source>There is no index %1 in this database</source>
        <translation>In dieser Datenbank gibt es keinen Index %1</translation>
    </message>
    <message>
        <source>The constraint %1 stands on it</source>
        <translation>Der Constraint %1 beruht auf ihm</translation>
    </message>
    <message>
        <source>an index of a constraint goes with the constraint</source>
        <translation>der Index eines Constraints verschwindet mit dem Constraint</translation>
    </message>
    <message>
        <source>Create index %1</source>
        <translation>Index %1 anlegen</translation>
    </message>
    <message>
        <source>Rebuild index %1</source>
        <translation>Index %1 neu aufbauen</translation>
    </message>
    <message>
        <source>Drop index %1</source>
        <translation>Index %1 löschen</translation>
    </message>
    <message>
        <source>Note what the statements take so far</source>
        <translation>Festhalten, was die Anweisungen bisher brauchen</translation>
    </message>
    <message>
        <source>There is no connection</source>
        <translation>Es gibt keine Verbindung</translation>
    </message>
    <message>
        <source>connect first</source>
        <translation>zuerst verbinden</translation>
    </message>
    <message>
        <source>Analyze the table: of the expression the planner knows nothing yet</source>
        <translation>Tabelle analysieren: vom Ausdruck weiß der Planer noch nichts</translation>
    </message>
    <message>
        <source>The index is built, but the table was not analyzed: %1. Run %2</source>
        <translation>Der Index ist gebaut, aber die Tabelle wurde nicht analysiert: %1. Bitte %2 ausführen</translation>
    </message>
</context>
<context>
    <name>indexeffect</name>
    <message>
        <source>The effect could not be measured</source>
        <translation>Die Wirkung ließ sich nicht messen</translation>
    </message>
    <message>
        <source>There is no valid index %1 any more</source>
        <translation>Es gibt keinen gültigen Index %1 mehr</translation>
    </message>
</context>
<context>
    <name>indexes</name>
    <message>
        <source>A budget of nothing allows no index</source>
        <translation>Ein Budget von nichts erlaubt keinen Index</translation>
    </message>
    <message>
        <source>leave it empty for no limit</source>
        <translation>leer lassen, wenn es keine Grenze geben soll</translation>
    </message>
    <message>
        <source>Look for indexes</source>
        <translation>Nach Indexen suchen</translation>
    </message>
    <message>
        <source>A limit of nothing leaves nothing to prove with</source>
        <translation>Eine Grenze von null lässt nichts, womit zu belegen wäre</translation>
    </message>
    <message>
        <source>The tables hold more than is to be copied</source>
        <translation>Die Tabellen enthalten mehr, als kopiert werden soll</translation>
    </message>
    <message>
        <source>raise the limit, or name a backup</source>
        <translation>die Grenze erhöhen oder ein Backup angeben</translation>
    </message>
</context>
<context>
    <name>locks</name>
    <message>
        <source>session %1 (%2), %3, its transaction open for %4: %5</source>
        <translation>Sitzung %1 (%2), %3, ihre Transaktion offen seit %4: %5</translation>
    </message>
    <message>
        <source>the prepared transaction %1 of %2, prepared %3 ago</source>
        <translation>die vorbereitete Transaktion %1 von %2, vorbereitet vor %3</translation>
    </message>
    <message>
        <source>Waits for session %1 (%2), %3, its transaction open for %4: %5</source>
        <translation>Wartet auf Sitzung %1 (%2), %3, ihre Transaktion offen seit %4: %5</translation>
    </message>
    <message>
        <source>Waits for the prepared transaction %1 of %2, prepared %3 ago</source>
        <translation>Wartet auf die vorbereitete Transaktion %1 von %2, vorbereitet vor %3</translation>
    </message>
    <message>
        <source>it waited for session %1 (%2), %3, its transaction open for %4: %5</source>
        <translation>wartete auf Sitzung %1 (%2), %3, ihre Transaktion offen seit %4: %5</translation>
    </message>
    <message>
        <source>it waited for the prepared transaction %1 of %2, prepared %3 ago</source>
        <translation>wartete auf die vorbereitete Transaktion %1 von %2, vorbereitet vor %3</translation>
    </message>
</context>
<context>
    <name>maintenance</name>
    <message>
        <source>Look whether it can be done</source>
        <translation>Nachsehen, ob es möglich ist</translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation>Nicht ausgeführt: %1</translation>
    </message>
    <message>
        <source>This server is a standby, which only reads</source>
        <translation>Dieser Server ist ein Standby, der nur liest</translation>
    </message>
    <message>
        <source>connect to its primary</source>
        <translation>mit seinem Primary verbinden</translation>
    </message>
    <message>
        <source>The connection is read only</source>
        <translation>Die Verbindung ist nur lesend</translation>
    </message>
    <message>
        <source>unlock it, or copy the statement and run it where writing is meant</source>
        <translation>sie entsperren, oder die Anweisung kopieren und dort ausführen, wo geschrieben werden soll</translation>
    </message>
    <message>
        <source>There is no table %1 in this database</source>
        <translation>In dieser Datenbank gibt es keine Tabelle %1</translation>
    </message>
    <message>
        <source>explain the statement again</source>
        <translation>die Anweisung neu untersuchen</translation>
    </message>
    <message>
        <source>%1 belongs to %2, and role %3 may not maintain it</source>
        <translation>%1 gehört %2, und die Rolle %3 darf die Tabelle nicht warten</translation>
    </message>
    <message>
        <source>have its owner or the database&apos;s run it; from server 17 on GRANT MAINTAIN allows it to others</source>
        <translation>den Eigentümer der Tabelle oder der Datenbank es ausführen lassen; ab Server 17 erlaubt GRANT MAINTAIN es anderen</translation>
    </message>
    <message>
        <source>Done in %1: %2</source>
        <translation>Fertig in %1: %2</translation>
    </message>
    <message>
        <source>it was cancelled, and nothing of it stays</source>
        <translation>es wurde abgebrochen, und nichts davon bleibt</translation>
    </message>
    <message>
        <source>someone holds a lock on the table: try again when that transaction is over</source>
        <translation>jemand hält eine Sperre auf die Tabelle: noch einmal versuchen, wenn diese Transaktion zu Ende ist</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>%1 ausführen</translation>
    </message>
</context>
<context>
    <name>monitor</name>
    <message>
        <source>The monitor has no connection</source>
        <translation>Die Überwachung hat keine Verbindung</translation>
    </message>
    <message>
        <source>The extension pg_stat_statements is not in this database</source>
        <translation>Die Erweiterung pg_stat_statements ist nicht in dieser Datenbank</translation>
    </message>
    <message>
        <source>pg_stat_statements is not in shared_preload_libraries; the server has to be restarted after it is added</source>
        <translation>pg_stat_statements steht nicht in shared_preload_libraries; nach dem Eintragen muss der Server neu gestartet werden</translation>
    </message>
    <message>
        <source>pg_stat_statements is not in shared_preload_libraries; add it to what is there and restart the server</source>
        <translation>pg_stat_statements steht nicht in shared_preload_libraries; zum Vorhandenen hinzufügen und den Server neu starten</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of other roles are hidden from ours</source>
        <translation>
            <numerusform>%n Zeile anderer Rollen ist vor unserer verborgen</numerusform>
            <numerusform>%n Zeilen anderer Rollen sind vor unserer verborgen</numerusform>
        </translation>
    </message>
    <message>
        <source>The server took too long and the question is asked less often: %1</source>
        <translation>Der Server hat zu lange gebraucht; die Frage wird seltener gestellt: %1</translation>
    </message>
    <message>
        <source>Sampling was stopped</source>
        <translation>Das Messen wurde angehalten</translation>
    </message>
    <message>
        <source>The time for sampling was over before its end</source>
        <translation>Die Zeit für die Messung war vor ihrem Ende um</translation>
    </message>
    <message>
        <source>The server&apos;s own count of transactions is not this application&apos;s alone, or lags behind: their rate was estimated from the ages at which they were met, and bursts shorter than %1 are not seen</source>
        <translation>Die Transaktionszählung des Servers betrifft nicht nur diese Anwendung oder hinkt nach: die Rate wurde aus dem Alter geschätzt, in dem die Transaktionen angetroffen wurden, und Schübe kürzer als %1 sind nicht zu sehen</translation>
    </message>
    <message>
        <source>The pool&apos;s size cannot be reckoned</source>
        <translation>Die Größe des Pools lässt sich nicht berechnen</translation>
    </message>
    <message>
        <source>the sessions were looked at only once</source>
        <translation>die Sitzungen wurden nur einmal angesehen</translation>
    </message>
    <message>
        <source>no client is connected</source>
        <translation>kein Client ist verbunden</translation>
    </message>
    <message>
        <source>no session has the application name %1</source>
        <translation>keine Sitzung hat den Anwendungsnamen %1</translation>
    </message>
    <message>
        <source>Seen from the server, by %1 looks at pg_stat_activity: a checkout was taken to be one transaction. What an application does with a connection before the first and after the last statement of a transaction is not seen, so that holds are at least as long as shown</source>
        <translation>Vom Server aus gesehen, mit %1 Blicken in pg_stat_activity: als Checkout galt eine Transaktion. Was eine Anwendung vor der ersten und nach der letzten Anweisung einer Transaktion mit einer Verbindung tut, ist nicht zu sehen; die Haltezeiten sind also mindestens so lang wie angezeigt</translation>
    </message>
    <message>
        <source>Transactions shorter than the %1 between two looks are met by chance; their number and length were corrected for that, and are estimates</source>
        <translation>Transaktionen, die kürzer sind als die %1 zwischen zwei Blicken, werden nur zufällig angetroffen; ihre Zahl und Länge wurden daraufhin berichtigt und sind Schätzungen</translation>
    </message>
    <message>
        <source>Sessions of other roles are hidden from this role, which lacks pg_monitor: what they do is not counted</source>
        <translation>Sitzungen anderer Rollen sind vor dieser Rolle verborgen, der pg_monitor fehlt: was sie tun, ist nicht mitgezählt</translation>
    </message>
    <message>
        <source>The server left a question unanswered</source>
        <translation>Der Server hat eine Frage unbeantwortet gelassen</translation>
    </message>
    <message>
        <source>The recording was cancelled</source>
        <translation>Die Aufzeichnung wurde abgebrochen</translation>
    </message>
</context>
<context>
    <name>pg</name>
    <message>
        <source>Cannot connect to %1</source>
        <translation>Keine Verbindung zu %1</translation>
    </message>
    <message>
        <source>the name %1 was not resolved in time</source>
        <translation>der Name %1 wurde nicht rechtzeitig aufgelöst</translation>
    </message>
    <message>
        <source>check the name, and the resolver of this machine</source>
        <translation>den Namen und den Resolver dieses Rechners prüfen</translation>
    </message>
    <message>
        <source>the name %1 cannot be resolved</source>
        <translation>der Name %1 lässt sich nicht auflösen</translation>
    </message>
    <message>
        <source>check the name of the host</source>
        <translation>den Namen des Hosts prüfen</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation>der Speicher reicht nicht</translation>
    </message>
    <message>
        <source>%1 did not answer in time</source>
        <translation>%1 hat nicht rechtzeitig geantwortet</translation>
    </message>
    <message>
        <source>check the host and the port, and whether a firewall is in between</source>
        <translation>Host und Port prüfen, und ob eine Firewall dazwischen ist</translation>
    </message>
    <message>
        <source>look whether the server is overloaded</source>
        <translation>nachsehen, ob der Server überlastet ist</translation>
    </message>
    <message>
        <source>name a server that fits target_session_attrs</source>
        <translation>einen Server nennen, der zu target_session_attrs passt</translation>
    </message>
    <message>
        <source>%1 refused the login</source>
        <translation>%1 hat die Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>give a password, or write it to the password file</source>
        <translation>ein Passwort angeben oder in die Passwortdatei schreiben</translation>
    </message>
    <message>
        <source>check the server&apos;s certificate, or say with sslrootcert whom to trust and with sslmode how much</source>
        <translation>das Zertifikat des Servers prüfen, oder mit sslrootcert sagen, wem zu trauen ist, und mit sslmode, wie weit</translation>
    </message>
    <message>
        <source>check that the server runs, and the folder of its socket and the port</source>
        <translation>prüfen, ob der Server läuft, dazu den Ordner seines Sockets und den Port</translation>
    </message>
    <message>
        <source>check that the server runs and listens there, and whether a firewall is in between</source>
        <translation>prüfen, ob der Server läuft und dort lauscht, und ob eine Firewall dazwischen ist</translation>
    </message>
    <message>
        <source>check that a PostgreSQL server answers there, and see its log</source>
        <translation>prüfen, ob dort ein PostgreSQL-Server antwortet, und sein Log ansehen</translation>
    </message>
    <message>
        <source>the time allowed has passed</source>
        <translation>die erlaubte Zeit ist um</translation>
    </message>
    <message>
        <source>allow more time</source>
        <translation>mehr Zeit erlauben</translation>
    </message>
    <message>
        <source>Connecting was cancelled</source>
        <translation>Der Verbindungsaufbau wurde abgebrochen</translation>
    </message>
    <message>
        <source>Connecting to %1 was cancelled</source>
        <translation>Der Verbindungsaufbau zu %1 wurde abgebrochen</translation>
    </message>
    <message>
        <source>A connection was asked for before it was made</source>
        <translation>Eine Verbindung wurde verlangt, bevor sie bestand</translation>
    </message>
    <message>
        <source>A connect was started on the thread that paints</source>
        <translation>Ein Verbindungsaufbau wurde im zeichnenden Thread begonnen</translation>
    </message>
    <message>
        <source>COPY to or from the client cannot be run as a query</source>
        <translation>COPY vom oder zum Client lässt sich nicht als Abfrage ausführen</translation>
    </message>
    <message>
        <source>A wait was started on the thread that paints</source>
        <translation>Ein Warten wurde im zeichnenden Thread begonnen</translation>
    </message>
    <message>
        <source>There is no connection to cancel on</source>
        <translation>Es gibt keine Verbindung, auf der abzubrechen wäre</translation>
    </message>
    <message>
        <source>A cancel was started on the thread that paints</source>
        <translation>Ein Abbruch wurde im zeichnenden Thread begonnen</translation>
    </message>
    <message>
        <source>The server did not take the cancel request in time</source>
        <translation>Der Server hat die Abbruchanforderung nicht rechtzeitig angenommen</translation>
    </message>
    <message>
        <source>The cancel request did not reach the server</source>
        <translation>Die Abbruchanforderung hat den Server nicht erreicht</translation>
    </message>
    <message>
        <source>The connection parameters cannot be used</source>
        <translation>Die Verbindungsparameter sind nicht brauchbar</translation>
    </message>
    <message>
        <source>This is not a connection that can be understood</source>
        <translation>Das ist keine verständliche Verbindungsangabe</translation>
    </message>
    <message>
        <source>paste postgresql://user@host:5432/database, host=... dbname=..., a psql command line, or service=NAME</source>
        <translation>postgresql://user@host:5432/database, host=... dbname=..., eine psql-Befehlszeile oder service=NAME einfügen</translation>
    </message>
    <message>
        <source>the keyword %1 is not known</source>
        <translation>das Schlüsselwort %1 ist nicht bekannt</translation>
    </message>
    <message>
        <source>a keyword in it is not known</source>
        <translation>ein Schlüsselwort darin ist nicht bekannt</translation>
    </message>
    <message>
        <source>it holds a NUL character</source>
        <translation>sie enthält ein NUL-Zeichen</translation>
    </message>
    <message>
        <source>a percent sign in it does not start a code such as %25</source>
        <translation>ein Prozentzeichen darin leitet keinen Code wie %25 ein</translation>
    </message>
    <message>
        <source>an address in brackets does not end</source>
        <translation>eine Adresse in Klammern ist nicht geschlossen</translation>
    </message>
    <message>
        <source>the address in brackets is empty</source>
        <translation>die Adresse in Klammern ist leer</translation>
    </message>
    <message>
        <source>there is text after an address in brackets</source>
        <translation>nach einer Adresse in Klammern steht Text</translation>
    </message>
    <message>
        <source>a port in it is not a number</source>
        <translation>ein Port darin ist keine Zahl</translation>
    </message>
    <message>
        <source>a parameter after the question mark has no value</source>
        <translation>ein Parameter nach dem Fragezeichen hat keinen Wert</translation>
    </message>
    <message>
        <source>the address does not begin with postgresql://</source>
        <translation>die Adresse beginnt nicht mit postgresql://</translation>
    </message>
    <message>
        <source>there is a blank in the address</source>
        <translation>in der Adresse ist ein Leerzeichen</translation>
    </message>
    <message>
        <source>an equals sign is missing after a word</source>
        <translation>nach einem Wort fehlt ein Gleichheitszeichen</translation>
    </message>
    <message>
        <source>a quoted value does not end</source>
        <translation>ein Wert in Anführungszeichen ist nicht geschlossen</translation>
    </message>
    <message>
        <source>the last option of the command line has no value</source>
        <translation>die letzte Option der Befehlszeile hat keinen Wert</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <source>it is no address, and no service of that name is defined</source>
        <translation>sie ist keine Adresse, und ein Service dieses Namens ist nicht definiert</translation>
    </message>
    <message>
        <source>The variable %1 is not a connection that can be understood</source>
        <translation>Die Variable %1 enthält keine verständliche Verbindungsangabe</translation>
    </message>
    <message>
        <source>The statement is no COPY in the direction wanted</source>
        <translation>Die Anweisung ist kein COPY in der gewünschten Richtung</translation>
    </message>
    <message>
        <source>The statement was cancelled</source>
        <translation>Die Anweisung wurde abgebrochen</translation>
    </message>
    <message>
        <source>The statement took longer than it was allowed to</source>
        <translation>Die Anweisung hat länger gebraucht als erlaubt</translation>
    </message>
    <message>
        <source>A statement was started on the thread that paints</source>
        <translation>Eine Anweisung wurde im zeichnenden Thread begonnen</translation>
    </message>
    <message>
        <source>The statement was not started: it was cancelled</source>
        <translation>Die Anweisung wurde nicht begonnen: sie wurde abgebrochen</translation>
    </message>
    <message>
        <source>The statement was not started: its time was over</source>
        <translation>Die Anweisung wurde nicht begonnen: ihre Zeit war um</translation>
    </message>
    <message>
        <source>The statement could not be sent</source>
        <translation>Die Anweisung konnte nicht gesendet werden</translation>
    </message>
    <message>
        <source>the server did not end it when asked, so the connection was given up</source>
        <translation>der Server hat sie auf Anforderung nicht beendet, daher wurde die Verbindung aufgegeben</translation>
    </message>
    <message>
        <source>look whether it still runs there</source>
        <translation>nachsehen, ob sie dort noch läuft</translation>
    </message>
    <message>
        <source>The connection to the server was lost</source>
        <translation>Die Verbindung zum Server ist verloren gegangen</translation>
    </message>
    <message>
        <source>connect again</source>
        <translation>neu verbinden</translation>
    </message>
    <message>
        <source>The statement failed on this side</source>
        <translation>Die Anweisung ist auf dieser Seite gescheitert</translation>
    </message>
    <message>
        <source>The server refused the statement</source>
        <translation>Der Server hat die Anweisung abgelehnt</translation>
    </message>
    <message>
        <source>The statement holds a NUL character</source>
        <translation>Die Anweisung enthält ein NUL-Zeichen</translation>
    </message>
    <message>
        <source>A parameter holds a NUL character</source>
        <translation>Ein Parameter enthält ein NUL-Zeichen</translation>
    </message>
    <message>
        <source>PostgreSQL cannot store one in text</source>
        <translation>PostgreSQL kann in Text keines speichern</translation>
    </message>
    <message>
        <source>The pipeline lost count of its answers</source>
        <translation>Die Pipeline hat sich bei ihren Antworten verzählt</translation>
    </message>
    <message>
        <source>COPY to or from the client cannot be run in a pipeline</source>
        <translation>COPY vom oder zum Client lässt sich nicht in einer Pipeline ausführen</translation>
    </message>
    <message>
        <source>check the user name and the password</source>
        <translation>Benutzernamen und Passwort prüfen</translation>
    </message>
    <message>
        <source>check the user name, and pg_hba.conf for this user, database and address</source>
        <translation>den Benutzernamen prüfen, und pg_hba.conf für diesen Benutzer, diese Datenbank und Adresse</translation>
    </message>
    <message>
        <source>check the name of the database</source>
        <translation>den Namen der Datenbank prüfen</translation>
    </message>
    <message>
        <source>check the user, the password and the database, and what the connection pooler in between allows</source>
        <translation>Benutzer, Passwort und Datenbank prüfen, und was der Connection-Pooler dazwischen erlaubt</translation>
    </message>
    <message>
        <source>close some sessions, or raise max_connections</source>
        <translation>einige Sitzungen schließen oder max_connections erhöhen</translation>
    </message>
    <message>
        <source>make room on the server&apos;s disk</source>
        <translation>auf der Platte des Servers Platz schaffen</translation>
    </message>
    <message>
        <source>the server is short of memory: lower work_mem or the number of sessions</source>
        <translation>dem Server fehlt Speicher: work_mem oder die Zahl der Sitzungen verringern</translation>
    </message>
    <message>
        <source>wait until the server has started</source>
        <translation>warten, bis der Server gestartet ist</translation>
    </message>
    <message>
        <source>connect again when the server has recovered</source>
        <translation>neu verbinden, wenn der Server sich erholt hat</translation>
    </message>
    <message>
        <source>allow it more time, or find out what it waits for</source>
        <translation>ihr mehr Zeit geben oder herausfinden, worauf sie wartet</translation>
    </message>
    <message>
        <source>use a role that has the right, or grant it</source>
        <translation>eine Rolle mit diesem Recht benutzen oder es gewähren</translation>
    </message>
    <message>
        <source>check the name, its schema and search_path</source>
        <translation>den Namen, sein Schema und search_path prüfen</translation>
    </message>
    <message>
        <source>check the name of the column</source>
        <translation>den Namen der Spalte prüfen</translation>
    </message>
    <message>
        <source>check the name and the argument types, and that the extension is installed</source>
        <translation>Namen und Argumenttypen prüfen, und ob die Erweiterung installiert ist</translation>
    </message>
    <message>
        <source>correct the statement</source>
        <translation>die Anweisung berichtigen</translation>
    </message>
    <message>
        <source>run the transaction again</source>
        <translation>die Transaktion noch einmal ausführen</translation>
    </message>
    <message>
        <source>try again when the lock is free</source>
        <translation>noch einmal versuchen, wenn die Sperre frei ist</translation>
    </message>
    <message>
        <source>connect to the primary to write</source>
        <translation>zum Schreiben mit dem Primary verbinden</translation>
    </message>
    <message>
        <source>roll the transaction back</source>
        <translation>die Transaktion zurückrollen</translation>
    </message>
    <message>
        <source>see the server&apos;s message and its log</source>
        <translation>die Meldung des Servers und sein Log ansehen</translation>
    </message>
    <message>
        <source>see the server&apos;s log</source>
        <translation>das Log des Servers ansehen</translation>
    </message>
    <message>
        <source>Cannot start a thread to cancel a statement</source>
        <translation>Zum Abbrechen einer Anweisung lässt sich kein Thread starten</translation>
    </message>
    <message>
        <source>The statement was not started: a cancel request to the server is still under way</source>
        <translation>Die Anweisung wurde nicht begonnen: eine Abbruchanforderung an den Server ist noch unterwegs</translation>
    </message>
    <message>
        <source>The server refuses startup options, and %1 cannot be set later</source>
        <translation>Der Server lehnt Startoptionen ab, und %1 lässt sich später nicht setzen</translation>
    </message>
    <message>
        <source>leave it out of options, or connect past the connection pooler</source>
        <translation>aus options weglassen oder am Connection-Pooler vorbei verbinden</translation>
    </message>
    <message>
        <source>there are not as many addresses as hosts</source>
        <translation>es gibt nicht so viele Adressen wie Hosts</translation>
    </message>
    <message>
        <source>there are not as many ports as hosts</source>
        <translation>es gibt nicht so viele Ports wie Hosts</translation>
    </message>
    <message>
        <source>%1 is not a numeric address</source>
        <translation>%1 ist keine numerische Adresse</translation>
    </message>
    <message>
        <source>%1 is not a port</source>
        <translation>%1 ist kein Port</translation>
    </message>
    <message>
        <source>target_session_attrs cannot be %1</source>
        <translation>target_session_attrs kann nicht %1 sein</translation>
    </message>
    <message>
        <source>%1 is read-only</source>
        <translation>%1 ist nur lesbar</translation>
    </message>
    <message>
        <source>%1 is not read-only</source>
        <translation>%1 ist nicht nur lesbar</translation>
    </message>
    <message>
        <source>%1 is a standby</source>
        <translation>%1 ist ein Standby</translation>
    </message>
    <message>
        <source>%1 is not a standby</source>
        <translation>%1 ist kein Standby</translation>
    </message>
    <message>
        <source>the connection was given up</source>
        <translation>die Verbindung wurde aufgegeben</translation>
    </message>
</context>
<context>
    <name>pgbouncer</name>
    <message>
        <source>This PgBouncer shows no statistics</source>
        <translation>Dieser PgBouncer zeigt keine Statistik</translation>
    </message>
    <message>
        <source>PgBouncer has no database %1, or no statistics of it</source>
        <translation>PgBouncer hat keine Datenbank %1 oder keine Statistik von ihr</translation>
    </message>
    <message>
        <source>SHOW DATABASES lists them</source>
        <translation>SHOW DATABASES zählt sie auf</translation>
    </message>
    <message>
        <source>Recording was stopped</source>
        <translation>Die Aufzeichnung wurde angehalten</translation>
    </message>
    <message>
        <source>%1 is not PgBouncer</source>
        <translation>%1 ist kein PgBouncer</translation>
    </message>
    <message>
        <source>give the address of PgBouncer itself (it listens on port 6432 unless told otherwise), not that of the server behind it</source>
        <translation>die Adresse von PgBouncer selbst angeben (er lauscht auf Port 6432, wenn nicht anders eingestellt), nicht die des Servers dahinter</translation>
    </message>
    <message>
        <source>name the user in stats_users in pgbouncer.ini and run RELOAD, or take one of its admin_users</source>
        <translation>den Benutzer in pgbouncer.ini in stats_users nennen und RELOAD ausführen, oder einen von admin_users nehmen</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) waiting, the first for %1: all of PgBouncer is paused</source>
        <translation>
            <numerusform>%n Client wartet, der erste seit %1: der ganze PgBouncer ist pausiert</numerusform>
            <numerusform>%n Clients warten, der erste seit %1: der ganze PgBouncer ist pausiert</numerusform>
        </translation>
    </message>
    <message>
        <source>run RESUME in PgBouncer&apos;s console when the work on the server is done</source>
        <translation>RESUME in der Konsole von PgBouncer ausführen, wenn die Arbeit am Server getan ist</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) waiting, the first for %1: the database is paused</source>
        <translation>
            <numerusform>%n Client wartet, der erste seit %1: die Datenbank ist pausiert</numerusform>
            <numerusform>%n Clients warten, der erste seit %1: die Datenbank ist pausiert</numerusform>
        </translation>
    </message>
    <message>
        <source>run RESUME %1 in PgBouncer&apos;s console when the work on the server is done</source>
        <translation>RESUME %1 in der Konsole von PgBouncer ausführen, wenn die Arbeit am Server getan ist</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) waiting, the first for %1: %2 of %3 server connections are taken</source>
        <translation>
            <numerusform>%n Client wartet, der erste seit %1: %2 von %3 Serververbindungen sind vergeben</numerusform>
            <numerusform>%n Clients warten, der erste seit %1: %2 von %3 Serververbindungen sind vergeben</numerusform>
        </translation>
    </message>
    <message>
        <source>shorten the transactions, or raise pool_size as far as the server has connections to spare</source>
        <translation>die Transaktionen verkürzen, oder pool_size erhöhen, soweit der Server Verbindungen übrig hat</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) waiting, the first for %1: the database has all %2 connections that it may have</source>
        <translation>
            <numerusform>%n Client wartet, der erste seit %1: die Datenbank hat alle %2 Verbindungen, die sie haben darf</numerusform>
            <numerusform>%n Clients warten, der erste seit %1: die Datenbank hat alle %2 Verbindungen, die sie haben darf</numerusform>
        </translation>
    </message>
    <message>
        <source>raise max_db_connections, or lower pool_size so that its users share evenly</source>
        <translation>max_db_connections erhöhen, oder pool_size verringern, damit ihre Benutzer gleichmäßig teilen</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) waiting, the first for %1: there is no server connection yet</source>
        <translation>
            <numerusform>%n Client wartet, der erste seit %1: noch gibt es keine Serververbindung</numerusform>
            <numerusform>%n Clients warten, der erste seit %1: noch gibt es keine Serververbindung</numerusform>
        </translation>
    </message>
    <message>
        <source>look in PgBouncer&apos;s log whether the server can be reached and takes the login</source>
        <translation>im Log von PgBouncer nachsehen, ob der Server erreichbar ist und die Anmeldung annimmt</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) waiting, the first for %1</source>
        <translation>
            <numerusform>%n Client wartet, der erste seit %1</numerusform>
            <numerusform>%n Clients warten, der erste seit %1</numerusform>
        </translation>
    </message>
    <message>
        <source>This PgBouncer does not tell how many clients wait</source>
        <translation>Dieser PgBouncer sagt nicht, wie viele Clients warten</translation>
    </message>
    <message>
        <source>Paused: whoever asks now will wait</source>
        <translation>Pausiert: wer jetzt anfragt, wird warten</translation>
    </message>
    <message>
        <source>Disabled: new clients are turned away</source>
        <translation>Deaktiviert: neue Clients werden abgewiesen</translation>
    </message>
    <message>
        <source>Nobody waits for a server connection</source>
        <translation>Niemand wartet auf eine Serververbindung</translation>
    </message>
    <message>
        <source>How many clients may connect is not known</source>
        <translation>Wie viele Clients sich verbinden dürfen, ist nicht bekannt</translation>
    </message>
    <message>
        <source>%1 of %2 client connections are in use</source>
        <translation>%1 von %2 Clientverbindungen sind belegt</translation>
    </message>
    <message>
        <source>raise max_client_conn and the limit of open files, or find out who opens that many</source>
        <translation>max_client_conn und die Grenze für offene Dateien erhöhen, oder herausfinden, wer so viele öffnet</translation>
    </message>
    <message numerus="yes">
        <source>Clients wait in %n pool(s), longest in %1: %2</source>
        <translation>
            <numerusform>Clients warten in %n Pool, am längsten in %1: %2</numerusform>
            <numerusform>Clients warten in %n Pools, am längsten in %1: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>PgBouncer is paused: whoever asks now will wait</source>
        <translation>PgBouncer ist pausiert: wer jetzt anfragt, wird warten</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) waiting, none for long</source>
        <translation>
            <numerusform>%n Client wartet, aber nicht lange</numerusform>
            <numerusform>%n Clients warten, keiner lange</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plan</name>
    <message numerus="yes">
        <source>Times that do not fit together: %n more node(s)</source>
        <translation>
            <numerusform>Zeiten, die nicht zusammenpassen: %n weiterer Knoten</numerusform>
            <numerusform>Zeiten, die nicht zusammenpassen: %n weitere Knoten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 took %2, but the nodes that can have waited for it have only %3</source>
        <translation>%1 hat %2 gebraucht, aber die Knoten, die darauf gewartet haben können, haben nur %3</translation>
    </message>
    <message>
        <source>Workers below %1 also worked while it was not asked for rows: of %2 it waited for %3</source>
        <translation>Worker unter %1 haben auch gearbeitet, während keine Zeilen verlangt wurden: von %2 wurden %3 abgewartet</translation>
    </message>
    <message>
        <source>What ran inside %1 took %2, but the node only %3</source>
        <translation>Was in %1 lief, hat %2 gebraucht, der Knoten aber nur %3</translation>
    </message>
    <message>
        <source>Measured without node times (TIMING OFF): all time is the executor&apos;s</source>
        <translation>Ohne Knotenzeiten gemessen (TIMING OFF): alle Zeit gehört dem Executor</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be %2; it was left out</source>
        <translation>„%1“ kann nicht %2 sein; es wurde ausgelassen</translation>
    </message>
    <message>
        <source>a list stands where a plan node should be</source>
        <translation>wo ein Planknoten sein sollte, steht eine Liste</translation>
    </message>
    <message>
        <source>a statement has two plans</source>
        <translation>eine Anweisung hat zwei Pläne</translation>
    </message>
    <message>
        <source>a plan is an object or a list of objects</source>
        <translation>ein Plan ist ein Objekt oder eine Liste von Objekten</translation>
    </message>
    <message>
        <source>a plain value stands where a plan node should be</source>
        <translation>wo ein Planknoten sein sollte, steht ein einfacher Wert</translation>
    </message>
    <message>
        <source>&quot;Plan&quot; is not an object</source>
        <translation>„Plan“ ist kein Objekt</translation>
    </message>
    <message>
        <source>a plan node has no &quot;Node Type&quot;</source>
        <translation>ein Planknoten hat keinen „Node Type“</translation>
    </message>
    <message>
        <source>an object has no &quot;Plan&quot;</source>
        <translation>ein Objekt hat keinen „Plan“</translation>
    </message>
    <message>
        <source>This is not a plan</source>
        <translation>Das ist kein Plan</translation>
    </message>
    <message>
        <source>the text ends at line %1 within a plan</source>
        <translation>der Text endet in Zeile %1 mitten in einem Plan</translation>
    </message>
    <message>
        <source>line %1, character %2: %3</source>
        <translation>Zeile %1, Zeichen %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>Not UTF-8: %n byte(s), replaced</source>
        <translation>
            <numerusform>Kein UTF-8: %n Byte, ersetzt</numerusform>
            <numerusform>Kein UTF-8: %n Bytes, ersetzt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not a number (NaN or Infinity): %n figure(s), left out</source>
        <translation>
            <numerusform>Keine Zahl (NaN oder Infinity): %n Wert, ausgelassen</numerusform>
            <numerusform>Keine Zahl (NaN oder Infinity): %n Werte, ausgelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not understood around the plan: %n line(s), the first is line %1</source>
        <translation>
            <numerusform>Um den Plan herum nicht verstanden: %n Zeile, nämlich Zeile %1</numerusform>
            <numerusform>Um den Plan herum nicht verstanden: %n Zeilen, die erste ist Zeile %1</numerusform>
        </translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>er ist leer</translation>
    </message>
    <message>
        <source>there is no plan in it: a utility statement has none</source>
        <translation>darin ist kein Plan: ein Utility-Befehl hat keinen</translation>
    </message>
    <message>
        <source>The nodes took %1, longer than the execution with %2</source>
        <translation>Die Knoten haben %1 gebraucht, länger als die Ausführung mit %2</translation>
    </message>
    <message>
        <source>Trigger %1 ran before the rows were written: its %2 are in the node&apos;s time</source>
        <translation>Trigger %1 lief vor dem Schreiben der Zeilen: seine %2 stecken in der Zeit des Knotens</translation>
    </message>
    <message>
        <source>Trigger %1 took %2, but only %3 of the execution are left</source>
        <translation>Trigger %1 hat %2 gebraucht, aber von der Ausführung sind nur %3 übrig</translation>
    </message>
    <message>
        <source>%1: planned for %2 workers, before for %3</source>
        <translation>%1: mit %2 Workern geplant, vorher mit %3</translation>
    </message>
    <message>
        <source>%1 became %2</source>
        <translation>Aus %1 wurde %2</translation>
    </message>
    <message>
        <source>%1: %2 became %3</source>
        <translation>%1: aus %2 wurde %3</translation>
    </message>
    <message>
        <source>%1: %2 by index %3, before by %4</source>
        <translation>%1: %2 über Index %3, vorher über %4</translation>
    </message>
    <message>
        <source>%1: %2 is the outer side now, before it was %3</source>
        <translation>%1: %2 ist jetzt die äußere Seite, vorher war es %3</translation>
    </message>
    <message>
        <source>Joined in another order: %1 became %2</source>
        <translation>In anderer Reihenfolge verbunden: aus %1 wurde %2</translation>
    </message>
    <message>
        <source>%1: read by %2 parallel workers, before by none</source>
        <translation>%1: von %2 parallelen Workern gelesen, vorher von keinem</translation>
    </message>
    <message>
        <source>%1: read by %2, before not at all</source>
        <translation>%1: gelesen über %2, vorher gar nicht</translation>
    </message>
    <message>
        <source>%1 is new</source>
        <translation>%1 ist neu</translation>
    </message>
    <message>
        <source>%1: %2 is new</source>
        <translation>%1: %2 ist neu</translation>
    </message>
    <message>
        <source>%1: no longer read by parallel workers, before by %2</source>
        <translation>%1: nicht mehr von parallelen Workern gelesen, vorher von %2</translation>
    </message>
    <message>
        <source>%1: no longer read, before by %2</source>
        <translation>%1: nicht mehr gelesen, vorher über %2</translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <translation>%1 ist weg</translation>
    </message>
    <message>
        <source>%1: %2 is gone</source>
        <translation>%1: %2 ist weg</translation>
    </message>
    <message>
        <source>The plans read no relation in common: they are hardly of the same statement</source>
        <translation>Die Pläne lesen keine gemeinsame Relation: sie gehören kaum zur selben Anweisung</translation>
    </message>
    <message>
        <source>Only the plan before reads %1</source>
        <translation>Nur der Plan vorher liest %1</translation>
    </message>
    <message>
        <source>Only the plan after reads %1</source>
        <translation>Nur der Plan nachher liest %1</translation>
    </message>
    <message>
        <source>The plans are of different statements (query ids %1 and %2)</source>
        <translation>Die Pläne gehören zu verschiedenen Anweisungen (Query-IDs %1 und %2)</translation>
    </message>
    <message>
        <source>Only the plan before was measured: costs can be compared, times cannot</source>
        <translation>Nur der Plan vorher wurde gemessen: Kosten lassen sich vergleichen, Zeiten nicht</translation>
    </message>
    <message>
        <source>Only the plan after was measured: costs can be compared, times cannot</source>
        <translation>Nur der Plan nachher wurde gemessen: Kosten lassen sich vergleichen, Zeiten nicht</translation>
    </message>
    <message>
        <source>The plans gave different numbers of rows (%1 and %2): another statement, other parameters or other data</source>
        <translation>Die Pläne haben verschieden viele Zeilen geliefert (%1 und %2): eine andere Anweisung, andere Parameter oder andere Daten</translation>
    </message>
    <message>
        <source>Howdah reads what EXPLAIN writes, as text, JSON, YAML or XML, also from psql, from mails and from the server&apos;s log</source>
        <translation>Howdah liest, was EXPLAIN schreibt, als Text, JSON, YAML oder XML, auch aus psql, aus Mails und aus dem Log des Servers</translation>
    </message>
    <message>
        <source>line %1 is of no plan, and no other line begins one</source>
        <translation>Zeile %1 gehört zu keinem Plan, und keine andere Zeile beginnt einen</translation>
    </message>
    <message>
        <source>Not understood in the plan, line %1: %2</source>
        <translation>Im Plan nicht verstanden, Zeile %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Not understood in the plan: %n more line(s)</source>
        <translation>
            <numerusform>Im Plan nicht verstanden: %n weitere Zeile</numerusform>
            <numerusform>Im Plan nicht verstanden: %n weitere Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>The lines&apos; indentation is lost: which node is part of which is a guess</source>
        <translation>Die Einrückung der Zeilen ist verloren: welcher Knoten zu welchem gehört, ist geraten</translation>
    </message>
    <message>
        <source>an element does not end</source>
        <translation>ein Element endet nicht</translation>
    </message>
    <message>
        <source>a character&apos;s number is none</source>
        <translation>die Nummer eines Zeichens ist keine</translation>
    </message>
    <message>
        <source>an entity is none of XML&apos;s own</source>
        <translation>eine Entität gehört nicht zu den eigenen von XML</translation>
    </message>
    <message>
        <source>a plan has no document type and no definitions</source>
        <translation>ein Plan hat keinen Dokumenttyp und keine Definitionen</translation>
    </message>
    <message>
        <source>an element has no name</source>
        <translation>ein Element hat keinen Namen</translation>
    </message>
    <message>
        <source>something stands behind the plan</source>
        <translation>hinter dem Plan steht noch etwas</translation>
    </message>
    <message>
        <source>an element ends that did not begin</source>
        <translation>ein Element endet, das nicht begonnen hat</translation>
    </message>
    <message>
        <source>a value has no name</source>
        <translation>ein Wert hat keinen Namen</translation>
    </message>
    <message>
        <source>an item belongs to no list</source>
        <translation>ein Eintrag gehört zu keiner Liste</translation>
    </message>
    <message>
        <source>a string does not end</source>
        <translation>eine Zeichenkette endet nicht</translation>
    </message>
    <message>
        <source>a list in brackets holds something else than strings</source>
        <translation>eine Liste in Klammern enthält etwas anderes als Zeichenketten</translation>
    </message>
    <message>
        <source>a value is no string, number or list</source>
        <translation>ein Wert ist weder Zeichenkette noch Zahl noch Liste</translation>
    </message>
    <message>
        <source>no line of it begins a plan</source>
        <translation>keine Zeile davon beginnt einen Plan</translation>
    </message>
    <message>
        <source>The plan seems to be cut off: %1 has no &quot;%2&quot;</source>
        <translation>Der Plan scheint abgeschnitten zu sein: %1 hat kein „%2“</translation>
    </message>
    <message>
        <source>The plan seems to be cut off: %1 names no table</source>
        <translation>Der Plan scheint abgeschnitten zu sein: %1 nennt keine Tabelle</translation>
    </message>
    <message>
        <source>The plan seems to be cut off: below %1 a node is missing</source>
        <translation>Der Plan scheint abgeschnitten zu sein: unter %1 fehlt ein Knoten</translation>
    </message>
    <message>
        <source>The plan seems to be cut off: what its last line announces is missing</source>
        <translation>Der Plan scheint abgeschnitten zu sein: was seine letzte Zeile ankündigt, fehlt</translation>
    </message>
    <message>
        <source>The plan seems to be cut off: SubPlan %1 is named and missing</source>
        <translation>Der Plan scheint abgeschnitten zu sein: SubPlan %1 wird genannt und fehlt</translation>
    </message>
    <message>
        <source>The plan seems to be cut off: it has a planning time and no execution time</source>
        <translation>Der Plan scheint abgeschnitten zu sein: er hat eine Planungszeit und keine Ausführungszeit</translation>
    </message>
    <message>
        <source>The plan seems to be cut off: nothing follows its tree</source>
        <translation>Der Plan scheint abgeschnitten zu sein: hinter seinem Baum steht nichts</translation>
    </message>
    <message numerus="yes">
        <source>Lines cut at the table&apos;s width without a mark were put together by their looks: %n</source>
        <translation>
            <numerusform>%n Zeile, die ohne Zeichen an der Breite der Tabelle geschnitten war, wurde nach ihrem Aussehen zusammengesetzt</numerusform>
            <numerusform>%n Zeilen, die ohne Zeichen an der Breite der Tabelle geschnitten waren, wurden nach ihrem Aussehen zusammengesetzt</numerusform>
        </translation>
    </message>
    <message>
        <source>The plan seems to be cut off: its last line ends within an expression</source>
        <translation>Der Plan scheint abgeschnitten zu sein: seine letzte Zeile endet mitten in einem Ausdruck</translation>
    </message>
</context>
<context>
    <name>planpage</name>
    <message>
        <source>There is no plan in it</source>
        <translation>Darin ist kein Plan</translation>
    </message>
    <message>
        <source>Take the whole output of EXPLAIN</source>
        <translation>Die ganze Ausgabe von EXPLAIN nehmen</translation>
    </message>
    <message>
        <source>A picture of %1 nodes would be too small to be read</source>
        <translation>Ein Bild von %1 Knoten wäre zu klein zum Lesen</translation>
    </message>
    <message>
        <source>Save it as SVG or HTML, which have no limit</source>
        <translation>Als SVG oder HTML speichern, die keine Grenze haben</translation>
    </message>
    <message>
        <source>The picture could not be encoded as PNG</source>
        <translation>Das Bild ließ sich nicht als PNG kodieren</translation>
    </message>
</context>
<context>
    <name>pool</name>
    <message>
        <source>The connection was returned to its pool already</source>
        <translation>Die Verbindung wurde schon an ihren Pool zurückgegeben</translation>
    </message>
    <message>
        <source>The connection pool is closed</source>
        <translation>Der Verbindungspool ist geschlossen</translation>
    </message>
    <message>
        <source>A connection was asked for on the UI thread</source>
        <translation>Im UI-Thread wurde eine Verbindung verlangt</translation>
    </message>
    <message>
        <source>Waiting for a connection was cancelled</source>
        <translation>Das Warten auf eine Verbindung wurde abgebrochen</translation>
    </message>
    <message>
        <source>No connection became free within %1</source>
        <translation>Innerhalb von %1 wurde keine Verbindung frei</translation>
    </message>
    <message>
        <source>in use %1, size %2, overflow %3 of %4, waiting %5, connecting %6; the last connect failed: %7</source>
        <translation>belegt %1, Größe %2, Overflow %3 von %4, wartend %5, im Aufbau %6; der letzte Verbindungsaufbau scheiterte: %7</translation>
    </message>
    <message>
        <source>see who holds the connections, or allow more of them</source>
        <translation>nachsehen, wer die Verbindungen hält, oder mehr erlauben</translation>
    </message>
    <message>
        <source>The value &quot;%1&quot; of %2 cannot be used</source>
        <translation>Der Wert „%1“ von %2 ist nicht brauchbar</translation>
    </message>
    <message>
        <source>set a whole number from %1 to %2</source>
        <translation>eine ganze Zahl von %1 bis %2 setzen</translation>
    </message>
    <message>
        <source>set a number of seconds, for example 30</source>
        <translation>eine Zahl von Sekunden setzen, zum Beispiel 30</translation>
    </message>
    <message>
        <source>set true or false</source>
        <translation>true oder false setzen</translation>
    </message>
    <message>
        <source>The pool&apos;s %1 cannot be %2</source>
        <translation>Der Poolwert %1 kann nicht %2 sein</translation>
    </message>
    <message>
        <source>Cannot start a thread for the connection pool</source>
        <translation>Für den Verbindungspool lässt sich kein Thread starten</translation>
    </message>
    <message>
        <source>The pool feed does not use the folder %1</source>
        <translation>Der Pool-Feed benutzt den Ordner %1 nicht</translation>
    </message>
    <message>
        <source>it is not this account&apos;s own, or open to others</source>
        <translation>er gehört nicht diesem Konto oder ist für andere offen</translation>
    </message>
    <message>
        <source>remove it, or name another in HOWDAH_POOL_FEED</source>
        <translation>entfernen oder in HOWDAH_POOL_FEED einen anderen nennen</translation>
    </message>
    <message>
        <source>The pool feed is off</source>
        <translation>Der Pool-Feed ist aus</translation>
    </message>
    <message>
        <source>The pool feed cannot be opened</source>
        <translation>Der Pool-Feed lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>The process behind the pool feed %1 does not answer</source>
        <translation>Der Prozess hinter dem Pool-Feed %1 antwortet nicht</translation>
    </message>
    <message>
        <source>The process ended while it was asked</source>
        <translation>Der Prozess hat während der Anfrage geendet</translation>
    </message>
    <message>
        <source>Process %1 has no such connection any more</source>
        <translation>Prozess %1 hat keine solche Verbindung mehr</translation>
    </message>
    <message>
        <source>The pool %1 has nothing to reckon with yet</source>
        <translation>Der Pool %1 hat noch nichts, womit sich rechnen lässt</translation>
    </message>
    <message>
        <source>no connection has been returned to it since it was made</source>
        <translation>seit er angelegt wurde, ist keine Verbindung an ihn zurückgegeben worden</translation>
    </message>
    <message>
        <source>ask again when it has worked for a while</source>
        <translation>noch einmal fragen, wenn er eine Weile gearbeitet hat</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) that leak were left out: a pool of any size runs dry by leaks, mend those first</source>
        <translation>
            <numerusform>%n Verbindung mit Leck wurde ausgelassen: ein Pool jeder Größe läuft durch Lecks leer, diese zuerst beheben</numerusform>
            <numerusform>%n Verbindungen mit Leck wurden ausgelassen: ein Pool jeder Größe läuft durch Lecks leer, diese zuerst beheben</numerusform>
        </translation>
    </message>
    <message>
        <source>Callers have waited up to %1 (p95) since the pool was made: what they would ask of a larger pool may come in shorter bursts</source>
        <translation>Aufrufer haben bis zu %1 (p95) gewartet, seit der Pool angelegt wurde: was sie von einem größeren Pool verlangen würden, kommt vielleicht in kürzeren Schüben</translation>
    </message>
    <message>
        <source>The connection pool belongs to the process that made it</source>
        <translation>Der Verbindungspool gehört dem Prozess, der ihn angelegt hat</translation>
    </message>
    <message>
        <source>this process is a fork of that one</source>
        <translation>dieser Prozess ist ein Fork davon</translation>
    </message>
    <message>
        <source>make a pool after the fork</source>
        <translation>nach dem Fork einen Pool anlegen</translation>
    </message>
    <message>
        <source>in use %1, size %2, overflow %3 of %4, waiting %5, connecting %6; held by %7</source>
        <translation>belegt %1, Größe %2, Overflow %3 von %4, wartend %5, im Aufbau %6; gehalten von %7</translation>
    </message>
    <message>
        <source>A line of the pool feed is not understood</source>
        <translation>Eine Zeile des Pool-Feeds ist nicht zu verstehen</translation>
    </message>
    <message>
        <source>The pool feed speaks another version: %1</source>
        <translation>Der Pool-Feed spricht eine andere Version: %1</translation>
    </message>
    <message>
        <source>the replica does not answer: %1</source>
        <translation>das Replikat antwortet nicht: %1</translation>
    </message>
    <message>
        <source>it is no replica: it takes writes</source>
        <translation>es ist kein Replikat: es nimmt Schreibzugriffe an</translation>
    </message>
    <message>
        <source>it is not known how far the replica is behind</source>
        <translation>wie weit das Replikat zurückliegt, ist nicht bekannt</translation>
    </message>
    <message>
        <source>the replica is behind by %1, more than %2</source>
        <translation>das Replikat liegt um %1 zurück, mehr als %2</translation>
    </message>
    <message>
        <source>The router&apos;s interval and lag limit must be spans of time</source>
        <translation>Intervall und Verzögerungsgrenze des Routers müssen Zeitspannen sein</translation>
    </message>
    <message>
        <source>the replica has not been asked yet</source>
        <translation>das Replikat wurde noch nicht gefragt</translation>
    </message>
    <message>
        <source>Cannot start a thread for the replica</source>
        <translation>Für das Replikat lässt sich kein Thread starten</translation>
    </message>
    <message>
        <source>The server leaves room for %1 connections only (max_connections less those reserved and those of others): the target needs more</source>
        <translation>Der Server hat nur für %1 Verbindungen Platz (max_connections ohne die reservierten und die der anderen): das Ziel braucht mehr</translation>
    </message>
    <message>
        <source>No pool of up to %1 connections keeps the target: shorter holds would help more</source>
        <translation>Kein Pool mit bis zu %1 Verbindungen hält das Ziel ein: kürzere Haltezeiten würden mehr helfen</translation>
    </message>
    <message>
        <source>Today&apos;s size and overflow are %1 connections together; the server has room for %2. At full use it would refuse some of them</source>
        <translation>Heutige Größe und heutiger Overflow sind zusammen %1 Verbindungen; der Server hat Platz für %2. Bei voller Auslastung würde er einige davon ablehnen</translation>
    </message>
    <message>
        <source>%1 of the checkouts give up at the checkout timeout</source>
        <translation>%1 der Checkouts geben beim Checkout-Timeout auf</translation>
    </message>
    <message>
        <source>At the busiest moment about %1 statements run at once on %2 core(s). Unless most of them wait for disks or locks, they share the cores, and each takes longer than it was recorded: more connections then bring no more throughput</source>
        <translation>In der Zeit der höchsten Last laufen etwa %1 Anweisungen zugleich (Kerne: %2). Wenn nicht die meisten davon auf Platten oder Sperren warten, teilen sie sich die Kerne, und jede braucht länger als aufgezeichnet: mehr Verbindungen bringen dann nicht mehr Durchsatz</translation>
    </message>
    <message>
        <source>At the busiest moment %1 connections are in use on %2 core(s). If most of them run a statement that computes, they share the cores, and each takes longer than it was recorded: more connections then bring no more throughput</source>
        <translation>In der Zeit der höchsten Last sind %1 Verbindungen belegt (Kerne: %2). Wenn die meisten davon eine rechnende Anweisung ausführen, teilen sie sich die Kerne, und jede braucht länger als aufgezeichnet: mehr Verbindungen bringen dann nicht mehr Durchsatz</translation>
    </message>
    <message>
        <source>Not enough was recorded: the lengths of %1 checkouts in %2, where at least %3 in %4 are needed to speak of a p99. Record for longer, or at a busier time</source>
        <translation>Es wurde nicht genug aufgezeichnet: die Dauer von %1 Checkouts in %2, während es für ein p99 mindestens %3 in %4 braucht. Länger aufzeichnen, oder zu einer Zeit mit mehr Last</translation>
    </message>
    <message>
        <source>The server has no connection left for this pool</source>
        <translation>Der Server hat für diesen Pool keine Verbindung mehr frei</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) in use from the first to the last moment of the recording: counted in; if leaked, the pool can be smaller without</source>
        <translation>
            <numerusform>%n Verbindung war vom ersten bis zum letzten Augenblick der Aufzeichnung belegt: mitgezählt; ist sie ein Leck, kann der Pool ohne sie kleiner sein</numerusform>
            <numerusform>%n Verbindungen waren vom ersten bis zum letzten Augenblick der Aufzeichnung belegt: mitgezählt; sind sie Lecks, kann der Pool ohne sie kleiner sein</numerusform>
        </translation>
    </message>
    <message>
        <source>How long a connect takes is not known: no overflow was considered, all connections are kept</source>
        <translation>Wie lange ein Verbindungsaufbau dauert, ist nicht bekannt: Overflow wurde nicht erwogen, alle Verbindungen werden gehalten</translation>
    </message>
    <message>
        <source>The busiest stretches of the recording were replayed and an even choice of the others</source>
        <translation>Wiederholt wurden die Abschnitte der Aufzeichnung mit der höchsten Last und eine gleichmäßige Auswahl der anderen</translation>
    </message>
    <message>
        <source>Not within the target of %4: size %1 with overflow %2 is the most there is room for, and 99 of 100 checkouts then wait up to %3</source>
        <translation>Nicht innerhalb des Ziels von %4: Größe %1 mit Overflow %2 ist das Meiste, wofür Platz ist, und 99 von 100 Checkouts warten dann bis zu %3</translation>
    </message>
    <message>
        <source>Size %1, overflow %2: 99 of 100 checkouts wait no longer than %3 (target %4)</source>
        <translation>Größe %1, Overflow %2: 99 von 100 Checkouts warten höchstens %3 (Ziel %4)</translation>
    </message>
    <message>
        <source>Size %1, overflow %2: 99 of 100 checkouts wait no longer than %3 (target %4); with today&apos;s %5 and %6 it is %7</source>
        <translation>Größe %1, Overflow %2: 99 von 100 Checkouts warten höchstens %3 (Ziel %4); mit den heutigen %5 und %6 sind es %7</translation>
    </message>
    <message>
        <source>The pool&apos;s size cannot be reckoned</source>
        <translation>Die Größe des Pools lässt sich nicht berechnen</translation>
    </message>
    <message>
        <source>no two readings of the same counters were made</source>
        <translation>dieselben Zähler wurden nicht zweimal gelesen</translation>
    </message>
    <message>
        <source>record for longer</source>
        <translation>länger aufzeichnen</translation>
    </message>
    <message>
        <source>The counters were read up to %1 apart: shorter bursts are not seen</source>
        <translation>Die Zähler wurden im Abstand von bis zu %1 gelesen: kürzere Schübe sind nicht zu sehen</translation>
    </message>
    <message>
        <source>PgBouncer reports sums of times only: hold times were assumed to be spread exponentially around their mean of %1. If a few are much longer than that, the waits are longer than shown</source>
        <translation>PgBouncer meldet nur Summen von Zeiten: für die Haltezeiten wurde eine Exponentialverteilung um ihr Mittel von %1 angenommen. Sind einige viel länger, sind die Wartezeiten länger als angezeigt</translation>
    </message>
    <message>
        <source>PgBouncer&apos;s counters began anew during the recording: that interval counts as quiet</source>
        <translation>Die Zähler von PgBouncer begannen während der Aufzeichnung neu: dieses Intervall zählt als ruhig</translation>
    </message>
    <message>
        <source>Callers waited up to %1 (p95) during the recording, and are counted when they were served: what they would ask of a larger pool may come in shorter bursts</source>
        <translation>Aufrufer haben während der Aufzeichnung bis zu %1 (p95) gewartet und sind gezählt, wann sie bedient wurden: was sie von einem größeren Pool verlangen würden, kommt vielleicht in kürzeren Schüben</translation>
    </message>
</context>
<context>
    <name>poolbench</name>
    <message>
        <source>The measurement was cancelled</source>
        <translation>Die Messung wurde abgebrochen</translation>
    </message>
    <message>
        <source>A statement of the measurement failed</source>
        <translation>Eine Anweisung der Messung ist gescheitert</translation>
    </message>
    <message>
        <source>The threads of the measurement did not start</source>
        <translation>Die Threads der Messung sind nicht gestartet</translation>
    </message>
    <message>
        <source>Checkout and return</source>
        <translation>Checkout und Rückgabe</translation>
    </message>
    <message>
        <source>Statements with and without the pool</source>
        <translation>Anweisungen mit und ohne Pool</translation>
    </message>
    <message>
        <source>50 threads on 20 connections</source>
        <translation>50 Threads auf 20 Verbindungen</translation>
    </message>
    <message>
        <source>Connecting for each statement</source>
        <translation>Für jede Anweisung neu verbinden</translation>
    </message>
    <message>
        <source>50 requests at once where connecting is slow</source>
        <translation>50 Anforderungen zugleich bei langsamem Verbindungsaufbau</translation>
    </message>
    <message>
        <source>A restart of the server</source>
        <translation>Ein Neustart des Servers</translation>
    </message>
    <message>
        <source>A server that is down</source>
        <translation>Ein ausgefallener Server</translation>
    </message>
</context>
<context>
    <name>replicas</name>
    <message>
        <source>Replica %1 is not understood</source>
        <translation>Replikat %1 ist nicht zu verstehen</translation>
    </message>
</context>
<context>
    <name>server</name>
    <message>
        <source>%1 cannot be understood</source>
        <translation>%1 ist nicht zu verstehen</translation>
    </message>
    <message>
        <source>%1 is not empty and was not made by Howdah</source>
        <translation>%1 ist nicht leer und stammt nicht von Howdah</translation>
    </message>
    <message>
        <source>choose an empty folder</source>
        <translation>einen leeren Ordner wählen</translation>
    </message>
    <message>
        <source>cannot read %1</source>
        <translation>%1 lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>cannot make a database cluster in %1</source>
        <translation>in %1 lässt sich kein Datenbankcluster anlegen</translation>
    </message>
    <message>
        <source>free some space and try again</source>
        <translation>Platz schaffen und noch einmal versuchen</translation>
    </message>
    <message>
        <source>%1 cannot be used for clusters</source>
        <translation>%1 ist für Cluster nicht brauchbar</translation>
    </message>
    <message>
        <source>install the package %1</source>
        <translation>das Paket %1 installieren</translation>
    </message>
    <message>
        <source>no PostgreSQL server is installed on this machine</source>
        <translation>auf diesem Rechner ist kein PostgreSQL-Server installiert</translation>
    </message>
    <message>
        <source>no PostgreSQL %1 server is installed on this machine</source>
        <translation>auf diesem Rechner ist kein Server für PostgreSQL %1 installiert</translation>
    </message>
    <message>
        <source>a cluster that outlives us needs a folder</source>
        <translation>ein Cluster, der uns überlebt, braucht einen Ordner</translation>
    </message>
    <message>
        <source>another program is using the cluster in %1</source>
        <translation>ein anderes Programm benutzt den Cluster in %1</translation>
    </message>
    <message>
        <source>a server is running in %1 already</source>
        <translation>in %1 läuft schon ein Server</translation>
    </message>
    <message>
        <source>cannot make a folder for the server&apos;s socket</source>
        <translation>für den Socket des Servers lässt sich kein Ordner anlegen</translation>
    </message>
    <message>
        <source>the server&apos;s guard did not start</source>
        <translation>der Wächter des Servers ist nicht gestartet</translation>
    </message>
    <message>
        <source>the start of the server was cancelled</source>
        <translation>der Start des Servers wurde abgebrochen</translation>
    </message>
    <message>
        <source>the server in %1 did not start in time</source>
        <translation>der Server in %1 ist nicht rechtzeitig gestartet</translation>
    </message>
    <message>
        <source>port %1 is taken by another program</source>
        <translation>Port %1 ist von einem anderen Programm belegt</translation>
    </message>
    <message>
        <source>choose another port, or stop what uses it</source>
        <translation>einen anderen Port wählen oder beenden, was ihn benutzt</translation>
    </message>
    <message>
        <source>the server in %1 did not start</source>
        <translation>der Server in %1 ist nicht gestartet</translation>
    </message>
    <message>
        <source>the server in %1 did not stop in time</source>
        <translation>der Server in %1 hat nicht rechtzeitig angehalten</translation>
    </message>
    <message>
        <source>no server is running in %1</source>
        <translation>in %1 läuft kein Server</translation>
    </message>
</context>
<context>
    <name>service</name>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>The job&apos;s journal was not written</source>
        <translation>Das Journal des Jobs wurde nicht geschrieben</translation>
    </message>
</context>
<context>
    <name>session</name>
    <message>
        <source>Pool %1: a leak is suspected: %2</source>
        <translation>Pool %1: ein Leck wird vermutet: %2</translation>
    </message>
    <message>
        <source>Pool %1: no leak after all: %2</source>
        <translation>Pool %1: doch kein Leck: %2</translation>
    </message>
    <message>
        <source>Pool %1 has no connection left; %2 are held by %3</source>
        <translation>Pool %1 hat keine Verbindung mehr frei; %2 werden gehalten von %3</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Connections kept in the pool</source>
        <translation>Im Pool gehaltene Verbindungen</translation>
    </message>
    <message>
        <source>Further connections under load</source>
        <translation>Weitere Verbindungen unter Last</translation>
    </message>
    <message>
        <source>Longest wait for a connection</source>
        <translation>Längstes Warten auf eine Verbindung</translation>
    </message>
    <message>
        <source>Age at which a connection is replaced (-1: never)</source>
        <translation>Alter, in dem eine Verbindung ersetzt wird (-1: nie)</translation>
    </message>
    <message>
        <source>Test a connection before it is handed out</source>
        <translation>Eine Verbindung prüfen, bevor sie ausgegeben wird</translation>
    </message>
    <message>
        <source>Log every statement that goes through the pool</source>
        <translation>Jede Anweisung protokollieren, die durch den Pool geht</translation>
    </message>
    <message>
        <source>A connection held this long without a statement counts as leaked</source>
        <translation>Eine so lange ohne Anweisung gehaltene Verbindung gilt als Leck</translation>
    </message>
    <message>
        <source>Time between two samples</source>
        <translation>Zeit zwischen zwei Messungen</translation>
    </message>
    <message>
        <source>Time between two readings of the statements</source>
        <translation>Zeit zwischen zwei Messungen der Anweisungen</translation>
    </message>
    <message>
        <source>A statement with this mean time counts as slow</source>
        <translation>Eine Anweisung mit dieser mittleren Zeit gilt als langsam</translation>
    </message>
    <message>
        <source>Further folders with PostgreSQL&apos;s programs</source>
        <translation>Weitere Ordner mit den Programmen von PostgreSQL</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Profile used last</source>
        <translation>Zuletzt benutztes Profil</translation>
    </message>
    <message>
        <source>The value of %1 is not understood</source>
        <translation>Der Wert von %1 ist nicht verständlich</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither true nor false</source>
        <translation>„%1“ ist weder true noch false</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a whole number</source>
        <translation>„%1“ ist keine ganze Zahl</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number</source>
        <translation>„%1“ ist keine Zahl</translation>
    </message>
    <message>
        <source>%1 is not between %2 and %3</source>
        <translation>%1 liegt nicht zwischen %2 und %3</translation>
    </message>
    <message>
        <source>A list is expected</source>
        <translation>Eine Liste wird erwartet</translation>
    </message>
    <message>
        <source>A text is expected</source>
        <translation>Ein Text wird erwartet</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not one of: %2</source>
        <translation>„%1“ ist keines von: %2</translation>
    </message>
    <message>
        <source>It holds for the whole machine, not for a profile</source>
        <translation>Es gilt für den ganzen Rechner, nicht für ein Profil</translation>
    </message>
    <message>
        <source>The damaged file %1 cannot be set aside</source>
        <translation>Die beschädigte Datei %1 lässt sich nicht beiseitelegen</translation>
    </message>
    <message>
        <source>The settings in %1 are damaged</source>
        <translation>Die Einstellungen in %1 sind beschädigt</translation>
    </message>
    <message>
        <source>It is not the JSON that Howdah writes</source>
        <translation>Es ist nicht das JSON, das Howdah schreibt</translation>
    </message>
    <message>
        <source>It was set aside as %1; the defaults hold</source>
        <translation>Es wurde als %1 beiseitegelegt; es gelten die Vorgaben</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>Show the pool to other programs of this account (from the next connection on)</source>
        <translation>Den Pool anderen Programmen dieses Kontos zeigen (ab der nächsten Verbindung)</translation>
    </message>
    <message>
        <source>PgBouncer to watch on the Pool page (its address)</source>
        <translation>PgBouncer, der auf der Seite Pool beobachtet wird (seine Adresse)</translation>
    </message>
</context>
<context>
    <name>shell</name>
    <message>
        <source>There is no profile %1</source>
        <translation>Es gibt kein Profil %1</translation>
    </message>
    <message>
        <source>A tour needs a server to look at</source>
        <translation>Eine Tour braucht einen Server zum Ansehen</translation>
    </message>
    <message>
        <source>Name one, or use --demo</source>
        <translation>Einen nennen oder --demo benutzen</translation>
    </message>
    <message>
        <source>The folder %1 could not be made</source>
        <translation>Der Ordner %1 ließ sich nicht anlegen</translation>
    </message>
    <message>
        <source>The page %1 had nothing to show after %2 s</source>
        <translation>Die Seite %1 hatte nach %2 s nichts zu zeigen</translation>
    </message>
    <message>
        <source>Look at it in the window, without --tour</source>
        <translation>Im Fenster ansehen, ohne --tour</translation>
    </message>
    <message>
        <source>The picture %1 could not be written</source>
        <translation>Das Bild %1 konnte nicht geschrieben werden</translation>
    </message>
</context>
<context>
    <name>sql</name>
    <message>
        <source>Conditions nested deeper than %1 are not looked at</source>
        <translation>Bedingungen, die tiefer als %1 verschachtelt sind, werden nicht betrachtet</translation>
    </message>
    <message>
        <source>Queries nested deeper than %1 are not looked at</source>
        <translation>Abfragen, die tiefer als %1 verschachtelt sind, werden nicht betrachtet</translation>
    </message>
    <message>
        <source>Tables beyond the first %1 of a statement are not looked at</source>
        <translation>Tabellen nach den ersten %1 einer Anweisung werden nicht betrachtet</translation>
    </message>
    <message>
        <source>Joins nested deeper than %1 are not looked at</source>
        <translation>Joins, die tiefer als %1 verschachtelt sind, werden nicht betrachtet</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no table that is known; what it reads is not looked at</source>
        <translation>„%1“ ist keine bekannte Tabelle; was sie liest, wird nicht betrachtet</translation>
    </message>
    <message>
        <source>Conditions beyond the first %1 of a statement are not looked at</source>
        <translation>Bedingungen nach den ersten %1 einer Anweisung werden nicht betrachtet</translation>
    </message>
    <message>
        <source>The statements cannot be told apart</source>
        <translation>Die Anweisungen lassen sich nicht voneinander trennen</translation>
    </message>
    <message>
        <source>the quoted name that begins in line %1 has no end</source>
        <translation>der Name in Anführungszeichen, der in Zeile %1 beginnt, hat kein Ende</translation>
    </message>
    <message>
        <source>the dollar-quoted string that begins in line %1 has no end</source>
        <translation>die Zeichenkette in Dollarzeichen, die in Zeile %1 beginnt, hat kein Ende</translation>
    </message>
    <message>
        <source>the comment that begins in line %1 has no end</source>
        <translation>der Kommentar, der in Zeile %1 beginnt, hat kein Ende</translation>
    </message>
    <message>
        <source>the string that begins in line %1 has no end</source>
        <translation>die Zeichenkette, die in Zeile %1 beginnt, hat kein Ende</translation>
    </message>
    <message>
        <source>The text holds a zero byte, which SQL cannot</source>
        <translation>Der Text enthält ein Nullbyte, was in SQL nicht geht</translation>
    </message>
    <message>
        <source>the parenthesis that opens in line %1 is not closed</source>
        <translation>die Klammer, die in Zeile %1 aufgeht, ist nicht geschlossen</translation>
    </message>
    <message>
        <source>the routine that begins in line %1 lacks the END of its body</source>
        <translation>der Routine, die in Zeile %1 beginnt, fehlt das END ihres Rumpfs</translation>
    </message>
    <message>
        <source>The statement cannot be read</source>
        <translation>Die Anweisung lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>it holds a zero byte, which SQL cannot</source>
        <translation>sie enthält ein Nullbyte, was in SQL nicht geht</translation>
    </message>
    <message>
        <source>it has %1 bytes, and %2 are read at most</source>
        <translation>sie hat %1 Bytes, und höchstens %2 werden gelesen</translation>
    </message>
    <message>
        <source>byte %1 is not UTF-8</source>
        <translation>Byte %1 ist kein UTF-8</translation>
    </message>
    <message>
        <source>convert the text to UTF-8</source>
        <translation>den Text in UTF-8 umwandeln</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>sie ist zu tief verschachtelt</translation>
    </message>
    <message>
        <source>there is no statement in it</source>
        <translation>darin ist keine Anweisung</translation>
    </message>
    <message>
        <source>it is more than one statement</source>
        <translation>es ist mehr als eine Anweisung</translation>
    </message>
    <message>
        <source>give one at a time</source>
        <translation>jeweils eine angeben</translation>
    </message>
    <message>
        <source>The view %1 cannot be read; what it reads is not looked at</source>
        <translation>Die Sicht %1 lässt sich nicht lesen; was sie liest, wird nicht betrachtet</translation>
    </message>
    <message>
        <source>The view %1 is a security barrier: conditions on its columns are not looked at, since the server moves few of them into it</source>
        <translation>Die Sicht %1 ist eine Sicherheitsbarriere: Bedingungen auf ihre Spalten werden nicht betrachtet, da der Server nur wenige davon in sie verschiebt</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a foreign table: its indexes are made where its rows are</source>
        <translation>„%1“ ist eine Fremdtabelle: ihre Indexe entstehen dort, wo ihre Zeilen sind</translation>
    </message>
</context>
<context>
    <name>store</name>
    <message>
        <source>Howdah&apos;s own store was not opened</source>
        <translation>Howdahs eigener Speicher wurde nicht geöffnet</translation>
    </message>
    <message>
        <source>%1 was written by a newer Howdah (schema %2; this one knows %3)</source>
        <translation>%1 stammt von einem neueren Howdah (Schema %2; dieses kennt %3)</translation>
    </message>
    <message>
        <source>Use the newer Howdah, or another data folder (--data-dir)</source>
        <translation>Das neuere Howdah oder einen anderen Datenordner benutzen (--data-dir)</translation>
    </message>
    <message>
        <source>Howdah&apos;s own store failed</source>
        <translation>Howdahs eigener Speicher hat versagt</translation>
    </message>
    <message>
        <source>The file %1 is damaged. Move it aside; Howdah makes a new one at its next start</source>
        <translation>Die Datei %1 ist beschädigt. Beiseitelegen; beim nächsten Start legt Howdah eine neue an</translation>
    </message>
    <message>
        <source>Another program holds %1; try again</source>
        <translation>Ein anderes Programm hält %1; noch einmal versuchen</translation>
    </message>
    <message>
        <source>Free space where %1 lies</source>
        <translation>Platz schaffen, wo %1 liegt</translation>
    </message>
    <message>
        <source>Make %1 and its folder writable for your account</source>
        <translation>%1 und seinen Ordner für das eigene Konto beschreibbar machen</translation>
    </message>
    <message>
        <source>Make the folder writable, or choose another with --data-dir</source>
        <translation>Den Ordner beschreibbar machen oder mit --data-dir einen anderen wählen</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made</source>
        <translation>Der Ordner %1 lässt sich nicht anlegen</translation>
    </message>
    <message>
        <source>Choose another folder with --data-dir</source>
        <translation>Mit --data-dir einen anderen Ordner wählen</translation>
    </message>
    <message>
        <source>%1 is held by another program</source>
        <translation>%1 wird von einem anderen Programm gehalten</translation>
    </message>
    <message>
        <source>Try again when it has ended</source>
        <translation>Noch einmal versuchen, wenn es beendet ist</translation>
    </message>
    <message>
        <source>Qt&apos;s SQLite driver is missing</source>
        <translation>Qts SQLite-Treiber fehlt</translation>
    </message>
    <message>
        <source>Install the package libqt6sql6-sqlite</source>
        <translation>Das Paket libqt6sql6-sqlite installieren</translation>
    </message>
</context>
<context>
    <name>test</name>
    <message>
        <source>Find the address</source>
        <translation>Adresse finden</translation>
    </message>
    <message>
        <source>Reach the server</source>
        <translation>Server erreichen</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Server version</source>
        <translation>Serverversion</translation>
    </message>
    <message>
        <source>Right to watch</source>
        <translation>Recht zum Beobachten</translation>
    </message>
    <message>
        <source>Statement statistics</source>
        <translation>Anweisungsstatistik</translation>
    </message>
    <message>
        <source>PostgreSQL %1, %2</source>
        <translation>PostgreSQL %1, %2</translation>
    </message>
    <message>
        <source>Not encrypted; it does not leave this machine</source>
        <translation>Nicht verschlüsselt; sie verlässt diesen Rechner nicht</translation>
    </message>
    <message>
        <source>Not encrypted: anyone on the way can read along. Set sslmode</source>
        <translation>Nicht verschlüsselt: unterwegs kann jeder mitlesen. sslmode setzen</translation>
    </message>
    <message>
        <source>%1: Howdah knows the versions 13 to 18</source>
        <translation>%1: Howdah kennt die Versionen 13 bis 18</translation>
    </message>
    <message>
        <source>%1 sees every session and statement</source>
        <translation>%1 sieht jede Sitzung und Anweisung</translation>
    </message>
    <message>
        <source>%1 sees its own sessions only. As superuser: %2</source>
        <translation>%1 sieht nur die eigenen Sitzungen. Als Superuser: %2</translation>
    </message>
    <message>
        <source>pg_stat_statements is not in this database: %1</source>
        <translation>pg_stat_statements ist nicht in dieser Datenbank: %1</translation>
    </message>
    <message>
        <source>pg_stat_statements %1</source>
        <translation>pg_stat_statements %1</translation>
    </message>
    <message>
        <source>pg_stat_statements must be in %1, then the server restarted</source>
        <translation>pg_stat_statements muss in %1 stehen, danach den Server neu starten</translation>
    </message>
</context>
</TS>
