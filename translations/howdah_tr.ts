<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="tr" sourcelanguage="en">
<context>
    <name>Ctl</name>
    <message>
        <source>Server: URI, &quot;key=value ...&quot; or service=NAME; else DATABASE_URL, else libpq&apos;s variables</source>
        <translation>Sunucu: URI, &quot;key=value ...&quot; veya service=NAME; yoksa DATABASE_URL, o da yoksa libpq değişkenleri</translation>
    </message>
    <message>
        <source>A server remembered by the console</source>
        <translation>Konsolun kaydettiği bir sunucu</translation>
    </message>
    <message>
        <source>Howdah&apos;s own folder</source>
        <translation>Howdah&apos;ın kendi klasörü</translation>
    </message>
    <message>
        <source>One JSON document on standard output</source>
        <translation>Standart çıktıda tek bir JSON belgesi</translation>
    </message>
    <message>
        <source>No messages on standard error but failures</source>
        <translation>Standart hatada yalnızca hatalar gösterilir</translation>
    </message>
    <message>
        <source>Confirm a destructive step by naming its object</source>
        <translation>Yıkıcı bir adımı nesnesinin adını vererek onaylar</translation>
    </message>
    <message>
        <source>Seconds to reach the server (10)</source>
        <translation>Sunucuya ulaşmak için saniye (10)</translation>
    </message>
    <message>
        <source>PostgreSQL from the command line, with proof: health, slow statements, plans, a demo to try them on.</source>
        <translation>Komut satırından, kanıtıyla PostgreSQL: sağlık, yavaş sorgular, planlar ve bunları denemek için bir demo.</translation>
    </message>
    <message>
        <source>The password in -d was visible to everyone on this machine; use PGPASSFILE or DATABASE_URL instead</source>
        <translation>-d içindeki parola bu makinedeki herkese görünüyordu; bunun yerine PGPASSFILE veya DATABASE_URL kullanın</translation>
    </message>
    <message>
        <source>The demo is stopped; start it with: howdahctl demo start</source>
        <translation>Demo durdurulmuş; başlatmak için: howdahctl demo start</translation>
    </message>
    <message>
        <source>There is no demo yet; make it with: howdahctl demo start</source>
        <translation>Henüz demo yok; oluşturmak için: howdahctl demo start</translation>
    </message>
    <message>
        <source>The demo runs: PostgreSQL %1, scale %2, %3</source>
        <translation>Demo çalışıyor: PostgreSQL %1, ölçek %2, %3</translation>
    </message>
    <message>
        <source>with its load</source>
        <translation>yüküyle birlikte</translation>
    </message>
    <message>
        <source>without its load</source>
        <translation>yükü olmadan</translation>
    </message>
    <message>
        <source>demo: %1 (%2 of %3)</source>
        <translation>demo: %1 (%2/%3)</translation>
    </message>
    <message>
        <source>A private PostgreSQL with a shop&apos;s data and a load that is wrong on purpose</source>
        <translation>Bir mağazanın verileri ve bilerek hatalı kurulmuş bir yükle özel bir PostgreSQL</translation>
    </message>
    <message>
        <source>Start it, making it first when needed</source>
        <translation>Başlatır, gerekirse önce oluşturur</translation>
    </message>
    <message>
        <source>Throw its data away and make it anew</source>
        <translation>Verilerini atar ve yeniden oluşturur</translation>
    </message>
    <message>
        <source>Size of the data; 1 is about 300 MB</source>
        <translation>Verinin boyutu; 1 yaklaşık 300 MB</translation>
    </message>
    <message>
        <source>Stop it; its data stay</source>
        <translation>Durdurur; verileri kalır</translation>
    </message>
    <message>
        <source>Say whether it runs</source>
        <translation>Çalışıp çalışmadığını söyler</translation>
    </message>
    <message>
        <source>Print the URI of its database</source>
        <translation>Veritabanının URI&apos;sini yazar</translation>
    </message>
    <message>
        <source>■ critical</source>
        <translation>■ kritik</translation>
    </message>
    <message>
        <source>▲ warning</source>
        <translation>▲ uyarı</translation>
    </message>
    <message>
        <source>? unknown</source>
        <translation>? bilinmiyor</translation>
    </message>
    <message>
        <source>✓ ok</source>
        <translation>✓ iyi</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ve %n tane daha</numerusform>
        </translation>
    </message>
    <message>
        <source>Check the server; ends with 1 when something was found</source>
        <translation>Sunucuyu denetler; bir şey bulunduysa 1 ile biter</translation>
    </message>
    <message>
        <source>%1  %2 connections, %3 active, %4 waiting</source>
        <translation>%1  %2 bağlantı, %3 etkin, %4 bekliyor</translation>
    </message>
    <message>
        <source>, %1 transactions/s</source>
        <translation>, %1 transaction/s</translation>
    </message>
    <message>
        <source>, %1 cache hits</source>
        <translation>, %1 önbellek isabeti</translation>
    </message>
    <message>
        <source>Watch the server: a line a reading, with --json a document each</source>
        <translation>Sunucuyu izler: her ölçüm için bir satır, --json ile birer belge</translation>
    </message>
    <message>
        <source>Seconds between two readings (1)</source>
        <translation>İki ölçüm arasındaki saniye (1)</translation>
    </message>
    <message>
        <source>Seconds after which it ends; without it, at Ctrl+C</source>
        <translation>Bu kadar saniye sonra biter; verilmezse Ctrl+C ile</translation>
    </message>
    <message>
        <source>Plans: read EXPLAIN output, or explain a statement</source>
        <translation>Planlar: EXPLAIN çıktısını okur veya bir sorguyu açıklar</translation>
    </message>
    <message>
        <source>Explain one statement; with --analyze it runs and is rolled back</source>
        <translation>Bir sorguyu açıklar; --analyze ile çalıştırılır ve geri alınır</translation>
    </message>
    <message>
        <source>Run it and measure</source>
        <translation>Çalıştırıp ölçer</translation>
    </message>
    <message>
        <source>Let a statement that writes run; it is rolled back all the same</source>
        <translation>Yazan bir sorgunun da çalışmasına izin verir; yine de geri alınır</translation>
    </message>
    <message>
        <source>With output columns and schemas</source>
        <translation>Çıktı sütunları ve şemalarla birlikte</translation>
    </message>
    <message>
        <source>Seconds after which the statement is cancelled (60)</source>
        <translation>Sorgunun iptal edileceği süre, saniye (60)</translation>
    </message>
    <message>
        <source>total</source>
        <translation>toplam</translation>
    </message>
    <message>
        <source>share</source>
        <translation>pay</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>ortalama</translation>
    </message>
    <message>
        <source>longest</source>
        <translation>en uzun</translation>
    </message>
    <message>
        <source>calls</source>
        <translation>çağrı</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>satır</translation>
    </message>
    <message>
        <source>reads</source>
        <translation>okuma</translation>
    </message>
    <message>
        <source>database</source>
        <translation>veritabanı</translation>
    </message>
    <message>
        <source>statement</source>
        <translation>sorgu</translation>
    </message>
    <message>
        <source>No statement was recorded since the statistics began.</source>
        <translation>İstatistiklerin başlangıcından beri hiçbir sorgu kaydedilmedi.</translation>
    </message>
    <message>
        <source>Statements that take the time, from pg_stat_statements</source>
        <translation>Zamanı harcayan sorgular, pg_stat_statements üzerinden</translation>
    </message>
    <message>
        <source>How many at the most (10)</source>
        <translation>En çok kaç tane (10)</translation>
    </message>
    <message>
        <source>From which mean or longest run on a statement is marked (1000)</source>
        <translation>Bir sorgunun işaretleneceği ortalama veya en uzun süre (1000)</translation>
    </message>
    <message>
        <source>total, mean, calls, io, temp or wal</source>
        <translation>total, mean, calls, io, temp veya wal</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>iyi</translation>
    </message>
    <message>
        <source>● long</source>
        <translation>● uzun</translation>
    </message>
    <message>
        <source>▲ leak</source>
        <translation>▲ sızıntı</translation>
    </message>
    <message>
        <source>▲ orphan</source>
        <translation>▲ sahipsiz</translation>
    </message>
    <message>
        <source>statement running for %1</source>
        <translation>%1 süredir çalışan sorgu</translation>
    </message>
    <message>
        <source>no statement for %1</source>
        <translation>%1 süredir sorgu yok</translation>
    </message>
    <message>
        <source>%1, process %2, to %3</source>
        <translation>%1, süreç %2, sunucu %3</translation>
    </message>
    <message>
        <source>in use %1, idle %2, overflow %3, waiting %4; size %5, most %6</source>
        <translation>kullanımda %1, boşta %2, overflow %3, bekleyen %4; boyut %5, en çok %6</translation>
    </message>
    <message>
        <source>%1 checkouts, waited %2 (median), %3 (p99); %4 timeouts</source>
        <translation>%1 checkout, bekleme %2 (medyan), %3 (p99); %4 zaman aşımı</translation>
    </message>
    <message>
        <source>the last connect failed: %1</source>
        <translation>son bağlanma başarısız: %1</translation>
    </message>
    <message>
        <source>state</source>
        <translation>durum</translation>
    </message>
    <message>
        <source>held</source>
        <translation>tutulma</translation>
    </message>
    <message>
        <source>backend</source>
        <translation>backend</translation>
    </message>
    <message>
        <source>borrowed by</source>
        <translation>ödünç alan</translation>
    </message>
    <message>
        <source>doing</source>
        <translation>ne yapıyor</translation>
    </message>
    <message>
        <source>last statement</source>
        <translation>son sorgu</translation>
    </message>
    <message>
        <source>No process of this account has a pool open.</source>
        <translation>Bu hesabın hiçbir sürecinde açık havuz yok.</translation>
    </message>
    <message>
        <source>Connection pools: what they do, what size they should be</source>
        <translation>Bağlantı havuzları: ne yapıyorlar, boyutları ne olmalı</translation>
    </message>
    <message>
        <source>The pools of every program of this account that uses Howdah&apos;s; ends with 1 when one leaks</source>
        <translation>Bu hesabın, Howdah havuzunu kullanan bütün programlarının havuzları; biri sızdırıyorsa 1 ile biter</translation>
    </message>
    <message>
        <source>Replace a pool&apos;s connections: idle ones now, others when they are returned</source>
        <translation>Bir havuzun bağlantılarını yeniler: boştakileri hemen, diğerlerini geri verildiklerinde</translation>
    </message>
    <message>
        <source>Asked for; connections in use are replaced when they are returned.</source>
        <translation>İstek iletildi; kullanımdaki bağlantılar geri verildiklerinde yenilenir.</translation>
    </message>
    <message>
        <source>Process, as pool status names it</source>
        <translation>Süreç, pool status çıktısındaki adıyla</translation>
    </message>
    <message>
        <source>Pool of that process (1)</source>
        <translation>O sürecin havuzu (1)</translation>
    </message>
    <message>
        <source>Only the connection of this lease</source>
        <translation>Yalnızca bu ödünç almanın (lease) bağlantısı</translation>
    </message>
    <message>
        <source>what</source>
        <translation>ne</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>ölçülen</translation>
    </message>
    <message>
        <source>unit</source>
        <translation>birim</translation>
    </message>
    <message>
        <source>how</source>
        <translation>nasıl</translation>
    </message>
    <message>
        <source>checkout and return</source>
        <translation>checkout ve geri verme</translation>
    </message>
    <message>
        <source>uncontended, with figures and leak context</source>
        <translation>çekişmesiz, sayaçlar ve sızıntı bağlamıyla</translation>
    </message>
    <message>
        <source>pooled to raw</source>
        <translation>havuzlu / havuzsuz</translation>
    </message>
    <message>
        <source>statements a second with the pool to those without, on the same backend</source>
        <translation>aynı backend üzerinde, havuzla saniyedeki sorgu sayısının havuzsuz olana oranı</translation>
    </message>
    <message>
        <source>50 threads on 20 connections, held 1 ms</source>
        <translation>20 bağlantıda 50 thread, tutulma 1 ms</translation>
    </message>
    <message>
        <source>operations</source>
        <translation>işlem</translation>
    </message>
    <message>
        <source>wait, p99</source>
        <translation>bekleme, p99</translation>
    </message>
    <message>
        <source>fairness</source>
        <translation>adillik</translation>
    </message>
    <message>
        <source>the same; least served thread to most served</source>
        <translation>aynısı; en az hizmet alan thread&apos;in en çok alana oranı</translation>
    </message>
    <message>
        <source>50 requests, 5 idle connections, 150 ms to connect, 2 ms of work</source>
        <translation>50 istek, 5 boşta bağlantı, bağlanma 150 ms, iş 2 ms</translation>
    </message>
    <message>
        <source>spike</source>
        <translation>ani yük</translation>
    </message>
    <message>
        <source>opened in the spike</source>
        <translation>ani yükte açılan</translation>
    </message>
    <message>
        <source>server restarted under 20 connections, 60 queries, twice</source>
        <translation>20 bağlantı açıkken sunucu yeniden başlatıldı, 60 sorgu, iki kez</translation>
    </message>
    <message>
        <source>errors after a restart</source>
        <translation>yeniden başlatma sonrası hata</translation>
    </message>
    <message>
        <source>first success</source>
        <translation>ilk başarı</translation>
    </message>
    <message>
        <source>connects while down</source>
        <translation>sunucu kapalıyken bağlanma</translation>
    </message>
    <message>
        <source>server stopped, 50 threads waiting</source>
        <translation>sunucu durdurulmuş, 50 thread bekliyor</translation>
    </message>
    <message>
        <source>connecting each time</source>
        <translation>her seferinde bağlanma</translation>
    </message>
    <message>
        <source>what a statement then takes, to one through the pool</source>
        <translation>sorgunun o zamanki süresinin havuz üzerinden süresine oranı</translation>
    </message>
    <message>
        <source>The bench stops and restarts its server, so it takes one of its own: -d, --profile and DATABASE_URL are not used</source>
        <translation>Bench kendi sunucusunu durdurup yeniden başlatır, bu yüzden kendine ait bir sunucu açar: -d, --profile ve DATABASE_URL kullanılmaz</translation>
    </message>
    <message>
        <source>bench: %1</source>
        <translation>bench: %1</translation>
    </message>
    <message>
        <source>bench: starting a server</source>
        <translation>bench: sunucu başlatılıyor</translation>
    </message>
    <message>
        <source>Measure the pool on a server of its own, never on yours</source>
        <translation>Havuzu kendine ait bir sunucuda ölçer, asla sizinkinde değil</translation>
    </message>
    <message>
        <source>For each of the longer measurements (3)</source>
        <translation>Uzun ölçümlerin her biri için saniye (3)</translation>
    </message>
    <message>
        <source>Short: good for trying it, not for figures</source>
        <translation>Kısa: denemek için yeterli, rakamlar için değil</translation>
    </message>
    <message>
        <source>Recording for %1 …</source>
        <translation>%1 süreyle kaydediliyor …</translation>
    </message>
    <message>
        <source>size</source>
        <translation>boyut</translation>
    </message>
    <message>
        <source>overflow</source>
        <translation>overflow</translation>
    </message>
    <message>
        <source>wait p50</source>
        <translation>bekleme p50</translation>
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
        <translation>yeniden oynatma p99</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>kullanımda</translation>
    </message>
    <message>
        <source>connects/s</source>
        <translation>bağlanma/s</translation>
    </message>
    <message>
        <source>◀ recommended</source>
        <translation>◀ önerilen</translation>
    </message>
    <message>
        <source>◀ today</source>
        <translation>◀ bugünkü</translation>
    </message>
    <message>
        <source>Recorded: %1 checkouts in %2.</source>
        <translation>Kaydedildi: %2 içinde %1 checkout.</translation>
    </message>
    <message>
        <source>They are held for %1 on average: %2 connections at once.</source>
        <translation>Ortalama tutulma süresi %1: aynı anda %2 bağlantı.</translation>
    </message>
    <message>
        <source>What size the pool should be, by simulation of what was recorded</source>
        <translation>Havuzun boyutu ne olmalı: kaydedilenlerin simülasyonuyla</translation>
    </message>
    <message>
        <source>What is asked: feed (the programs&apos; own pools), pgbouncer (-d leads to it), activity (the server&apos;s sessions)</source>
        <translation>Nereye sorulacağı: feed (programların kendi havuzları), pgbouncer (-d ona götürür), activity (sunucunun oturumları)</translation>
    </message>
    <message>
        <source>Only this application; of PgBouncer only this database</source>
        <translation>Yalnızca bu uygulama; PgBouncer için yalnızca bu veritabanı</translation>
    </message>
    <message>
        <source>How long to record (30)</source>
        <translation>Kaydın süresi, saniye (30)</translation>
    </message>
    <message>
        <source>99 of 100 checkouts are to wait no longer than this (10)</source>
        <translation>100 checkout&apos;tan 99&apos;u bundan uzun beklememeli, milisaniye (10)</translation>
    </message>
    <message>
        <source>Today&apos;s size, to compare</source>
        <translation>Bugünkü boyut, karşılaştırmak için</translation>
    </message>
    <message>
        <source>Today&apos;s overflow, to compare</source>
        <translation>Bugünkü overflow, karşılaştırmak için</translation>
    </message>
    <message>
        <source>Cores of the server, which cannot be asked for</source>
        <translation>Sunucunun çekirdek sayısı; sunucuya sorulamaz</translation>
    </message>
    <message>
        <source>PgBouncer %1 at %2: %3</source>
        <translation>PgBouncer %1, %2: %3</translation>
    </message>
    <message>
        <source>%1 of %2 clients</source>
        <translation>%1 / %2 istemci</translation>
    </message>
    <message>
        <source>user</source>
        <translation>kullanıcı</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>bekleyen</translation>
    </message>
    <message>
        <source>longest wait</source>
        <translation>en uzun bekleme</translation>
    </message>
    <message>
        <source>clients</source>
        <translation>istemciler</translation>
    </message>
    <message>
        <source>servers</source>
        <translation>sunucular</translation>
    </message>
    <message>
        <source>active</source>
        <translation>etkin</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>boşta</translation>
    </message>
    <message>
        <source>trans./s</source>
        <translation>işlem/s</translation>
    </message>
    <message>
        <source>what it means</source>
        <translation>ne anlama gelir</translation>
    </message>
    <message>
        <source>No client has connected through it yet.</source>
        <translation>Henüz üzerinden hiçbir istemci bağlanmadı.</translation>
    </message>
    <message>
        <source>The pools of a PgBouncer, -d leads to it; ends with 1 when clients wait too long</source>
        <translation>Bir PgBouncer&apos;ın havuzları, -d ona götürür; istemciler çok uzun bekliyorsa 1 ile biter</translation>
    </message>
    <message>
        <source>Between the two readings that rates are taken from (1)</source>
        <translation>Hızların çıkarıldığı iki okuma arasındaki saniye (1)</translation>
    </message>
    <message>
        <source>advise: %1</source>
        <translation>advise: %1</translation>
    </message>
    <message>
        <source>What all new indexes together may take, as 200MB; else as much as they are worth</source>
        <translation>Bütün yeni indekslerin birlikte kaplayabileceği yer, örneğin 200MB; yoksa değdiği kadar</translation>
    </message>
    <message>
        <source>New indexes at most (10)</source>
        <translation>En çok kaç yeni indeks (10)</translation>
    </message>
    <message>
        <source>How advice is proved: clone (a private copy of schema and statistics, without data) or hypopg (the extension on the server)</source>
        <translation>Öneri nasıl kanıtlanır: clone (şemanın ve istatistiklerin özel, verisiz bir kopyası) veya hypopg (sunucudaki eklenti)</translation>
    </message>
    <message>
        <source>Which indexes to create and to drop, each with its proof</source>
        <translation>Hangi indeksler oluşturulmalı, hangileri kaldırılmalı; her biri kanıtıyla</translation>
    </message>
    <message>
        <source>For what the server runs, or a file of statements</source>
        <translation>Sunucunun çalıştırdıkları veya bir sorgu dosyası için</translation>
    </message>
    <message>
        <source>Statements from a file instead of pg_stat_statements</source>
        <translation>Sorguları pg_stat_statements yerine bir dosyadan alır</translation>
    </message>
    <message>
        <source>For one statement; it does not run</source>
        <translation>Tek bir sorgu için; sorgu çalıştırılmaz</translation>
    </message>
    <message numerus="yes">
        <source>The first of %n plans; --plan chooses another</source>
        <translation>
            <numerusform>%n plandan ilki; --plan başkasını seçer</numerusform>
        </translation>
    </message>
    <message>
        <source>Written to %1</source>
        <translation>%1 içine yazıldı</translation>
    </message>
    <message>
        <source>Value of $1, then of $2 …, as the server reads it; \N is NULL</source>
        <translation>Sırayla $1, $2 … değeri, sunucunun okuduğu biçimde; \N NULL demektir</translation>
    </message>
    <message>
        <source>The plan that holds for all values</source>
        <translation>Bütün değerler için geçerli olan plan</translation>
    </message>
    <message>
        <source>With --analyze: what was written to the WAL</source>
        <translation>--analyze ile: WAL&apos;a yazılanlar</translation>
    </message>
    <message>
        <source>What planning took (servers from 17 on)</source>
        <translation>Planlamanın harcadığı (17 ve sonrası sunucular)</translation>
    </message>
    <message>
        <source>With --analyze: what making text or binary of the rows takes (servers from 17 on)</source>
        <translation>--analyze ile: satırları metne veya ikili biçime çevirmenin harcadığı (17 ve sonrası sunucular)</translation>
    </message>
    <message>
        <source>With --analyze: each node&apos;s time (on); measuring it takes time too</source>
        <translation>--analyze ile: her düğümün süresi (on); ölçmek de zaman alır</translation>
    </message>
    <message>
        <source>Blocks read and found (on)</source>
        <translation>Okunan ve bulunan bloklar (on)</translation>
    </message>
    <message>
        <source>Settings that are not the default (on)</source>
        <translation>Varsayılandan farklı ayarlar (on)</translation>
    </message>
    <message>
        <source>Estimates (on)</source>
        <translation>Tahminler (on)</translation>
    </message>
    <message>
        <source>Time of planning and execution (on)</source>
        <translation>Planlama ve yürütme süresi (on)</translation>
    </message>
    <message>
        <source>text, json, html or svg</source>
        <translation>text, json, html veya svg</translation>
    </message>
    <message>
        <source>Replace names and constants, to show the plan to others</source>
        <translation>Planı başkalarına göstermek için adları ve sabitleri değiştirir</translation>
    </message>
    <message>
        <source>Write to this file</source>
        <translation>Bu dosyaya yazar</translation>
    </message>
    <message>
        <source>Which plan of several, from 1</source>
        <translation>Birden çok plandan hangisi, 1&apos;den başlar</translation>
    </message>
    <message>
        <source>Compare two plans of one statement: shape first, then figures</source>
        <translation>Bir sorgunun iki planını karşılaştırır: önce biçim, sonra sayılar</translation>
    </message>
    <message>
        <source>Which plan of several in each file, from 1</source>
        <translation>Her dosyadaki birden çok plandan hangisi, 1&apos;den başlar</translation>
    </message>
    <message>
        <source>Read what EXPLAIN wrote (text, JSON, YAML, XML, logs) from a file, or - for standard input</source>
        <translation>EXPLAIN çıktısını (metin, JSON, YAML, XML, günlükler) bir dosyadan ya da - ile standart girdiden okur</translation>
    </message>
    <message>
        <source>built: also builds and measures the advised indexes on a private copy of the tables that the statements touch, made by pg_dump (ACCESS SHARE locks, one snapshot)</source>
        <translation>built: ayrıca önerilen indeksleri, sorguların dokunduğu tabloların pg_dump ile oluşturulan özel bir kopyasında kurup ölçer (ACCESS SHARE kilitleri, tek snapshot)</translation>
    </message>
    <message>
        <source>With --prove built: out of this backup of pg_dump&apos;s (custom, directory, tar or script) instead of the server</source>
        <translation>--prove built ile: sunucu yerine pg_dump&apos;ın bu yedeğinden (custom, directory, tar veya script)</translation>
    </message>
    <message>
        <source>With --prove built: most that is copied (2GB)</source>
        <translation>--prove built ile: en çok ne kadar kopyalanacağı (2GB)</translation>
    </message>
    <message>
        <source>The advice goes by the plan alone: %1</source>
        <translation>Öneri yalnızca plana dayanıyor: %1</translation>
    </message>
    <message>
        <source>A physical replica of the server, whose scans count too before an index is called unused; once for each; else DATABASE_REPLICA_URL</source>
        <translation>Sunucunun fiziksel bir kopyası; bir dizine kullanılmıyor denmeden önce onun taramaları da sayılır; her biri için bir kez; yoksa DATABASE_REPLICA_URL</translation>
    </message>
    <message>
        <source>Ask no replica, not even the one of DATABASE_REPLICA_URL</source>
        <translation>Hiçbir kopyaya sorma, DATABASE_REPLICA_URL ile verilene de</translation>
    </message>
    <message>
        <source>Reads no rows: some are else, where statistics do not tell how large an index would be, or of an expression&apos;s values</source>
        <translation>Hiç satır okumaz; aksi halde istatistiklerin bir indeksin boyutunu veya bir ifadenin değerlerini söylemediği yerlerde bazı satırlar okunur</translation>
    </message>
</context>
<context>
    <name>IndexAdvice</name>
    <message>
        <source>not proved</source>
        <translation>kanıtlanmadı</translation>
    </message>
    <message>
        <source>on a clone</source>
        <translation>bir klonda</translation>
    </message>
    <message>
        <source>by HypoPG</source>
        <translation>HypoPG ile</translation>
    </message>
    <message>
        <source>built</source>
        <translation>kurularak</translation>
    </message>
    <message>
        <source>falls short</source>
        <translation>vaadin altında</translation>
    </message>
    <message>
        <source>not used</source>
        <translation>kullanılmadı</translation>
    </message>
    <message>
        <source>slower</source>
        <translation>daha yavaş</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Overview</source>
        <translation>Genel bakış</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Havuz</translation>
    </message>
    <message>
        <source>Slow queries</source>
        <translation>Yavaş sorgular</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Index advisor</source>
        <translation>İndeks danışmanı</translation>
    </message>
</context>
<context>
    <name>PlanDetails</name>
    <message>
        <source>Workers</source>
        <translation>Worker&apos;lar</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 satır</translation>
    </message>
    <message>
        <source>%1 loops</source>
        <translation>%1 döngü</translation>
    </message>
    <message>
        <source>worker %1</source>
        <translation>worker %1</translation>
    </message>
    <message>
        <source>own blocks</source>
        <translation>kendi blokları</translation>
    </message>
    <message>
        <source>%1 hit, %2 read</source>
        <translation>%1 isabet, %2 okuma</translation>
    </message>
    <message>
        <source>read from outside</source>
        <translation>dışarıdan okunan</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>değiştirilen</translation>
    </message>
    <message>
        <source>%1 dirtied, %2 written</source>
        <translation>%1 kirletildi, %2 yazıldı</translation>
    </message>
    <message>
        <source>temporary</source>
        <translation>geçici</translation>
    </message>
    <message>
        <source>%1 read, %2 written</source>
        <translation>%1 okundu, %2 yazıldı</translation>
    </message>
    <message>
        <source>I/O time</source>
        <translation>G/Ç süresi</translation>
    </message>
    <message>
        <source>%1 reading, %2 writing</source>
        <translation>%1 okuma, %2 yazma</translation>
    </message>
    <message>
        <source>part of the plan</source>
        <translation>planın bölümü</translation>
    </message>
    <message>
        <source>own time</source>
        <translation>kendi süresi</translation>
    </message>
    <message>
        <source>never run</source>
        <translation>hiç çalışmadı</translation>
    </message>
    <message>
        <source>with children</source>
        <translation>alt düğümlerle</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>maliyet</translation>
    </message>
    <message>
        <source>%1 to start, %2 in all</source>
        <translation>başlangıç %1, toplam %2</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>satır</translation>
    </message>
    <message>
        <source>%1 expected, %2 came</source>
        <translation>%1 bekleniyordu, %2 geldi</translation>
    </message>
    <message>
        <source>%1 expected</source>
        <translation>%1 bekleniyor</translation>
    </message>
    <message>
        <source>loops</source>
        <translation>döngü</translation>
    </message>
    <message>
        <source>rows of all loops</source>
        <translation>bütün döngülerin satırları</translation>
    </message>
    <message>
        <source>width</source>
        <translation>genişlik</translation>
    </message>
    <message>
        <source>%1 B a row</source>
        <translation>satır başına %1 B</translation>
    </message>
    <message>
        <source>execution</source>
        <translation>yürütme</translation>
    </message>
    <message>
        <source>planning</source>
        <translation>planlama</translation>
    </message>
    <message>
        <source>query id</source>
        <translation>sorgu kimliği</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>düğüm</translation>
    </message>
    <message>
        <source>Settings that are not the default</source>
        <translation>Varsayılandan farklı ayarlar</translation>
    </message>
    <message>
        <source>Said beside the tree</source>
        <translation>Ağacın yanında belirtilenler</translation>
    </message>
    <message>
        <source>Doubts</source>
        <translation>Kuşkular</translation>
    </message>
</context>
<context>
    <name>PlanGraph</name>
    <message>
        <source>cost %1</source>
        <translation>maliyet %1</translation>
    </message>
    <message>
        <source>never run</source>
        <translation>hiç çalışmadı</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 satır</translation>
    </message>
    <message>
        <source>off by %1</source>
        <translation>sapma %1</translation>
    </message>
</context>
<context>
    <name>PlanPage</name>
    <message>
        <source>cost %1</source>
        <translation>maliyet %1</translation>
    </message>
</context>
<context>
    <name>PoolSources</name>
    <message>
        <source>this console</source>
        <translation>bu konsol</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>süreç %1</translation>
    </message>
    <message>
        <source>process %1, to %2</source>
        <translation>süreç %1, sunucu %2</translation>
    </message>
</context>
<context>
    <name>advice</name>
    <message>
        <source>Refresh what the planner knows of the table</source>
        <translation>Planlayıcının tablo hakkında bildiklerini yenileyin</translation>
    </message>
    <message>
        <source>In memory it would need about %1: read fewer or narrower rows, or in the order of an index</source>
        <translation>Bellekte yaklaşık %1 gerekirdi: daha az veya daha dar satır okuyun ya da bir indeksin sırasıyla okuyun</translation>
    </message>
    <message>
        <source>Allow more memory for this session; every such operation of every session may take as much, so do not set it for the whole server</source>
        <translation>Bu oturum için daha çok bellek tanıyın; her oturumdaki böyle her işlem bu kadarını alabilir, bu yüzden bütün sunucu için ayarlamayın</translation>
    </message>
    <message>
        <source>%1: the condition hides a column behind %2</source>
        <translation>%1: koşul, bir sütunu %2 ardında gizliyor</translation>
    </message>
    <message>
        <source>%1 was reckoned for %2 rows in %3 to keep %4; the planner, which knows nothing of its values, expected %5 a loop</source>
        <translation>%1, %4 satır tutmak için %2 satırda %3 süresinde hesaplandı; değerleri hakkında hiçbir şey bilmeyen planlayıcı döngü başına %5 bekliyordu</translation>
    </message>
    <message>
        <source>An index on the expression; ANALYZE after it gives the planner its values too</source>
        <translation>İfade üzerinde bir indeks; ardından ANALYZE, planlayıcıya değerlerini de verir</translation>
    </message>
    <message>
        <source>Where only the estimate matters: statistics on the expression (server 14 and later), and ANALYZE after it</source>
        <translation>Yalnızca tahmin önemliyse: ifade üzerinde istatistik (sunucu 14 ve sonrası), ardından ANALYZE</translation>
    </message>
    <message>
        <source>An index on the expression, if its function is immutable; or a condition on the bare column</source>
        <translation>Fonksiyonu immutable ise ifade üzerinde bir indeks; ya da yalın sütun üzerinde bir koşul</translation>
    </message>
    <message>
        <source>%1: %2 is cast to %3 in every row, so that no index on it can serve</source>
        <translation>%1: %2 her satırda %3 türüne dönüştürülüyor, bu yüzden üzerindeki hiçbir indeks işe yaramıyor</translation>
    </message>
    <message>
        <source>%1 rows were cast and compared in %2 to keep %3</source>
        <translation>%3 tanesini tutmak için %1 satır %2 süresinde dönüştürülüp karşılaştırıldı</translation>
    </message>
    <message>
        <source>Cast the value, not the column: this condition in place of %1</source>
        <translation>Sütunu değil, değeri dönüştürün: %1 yerine bu koşul</translation>
    </message>
    <message>
        <source>Cast the value, not the column: compare %1 with a value of its own type</source>
        <translation>Sütunu değil, değeri dönüştürün: %1 sütununu kendi türünden bir değerle karşılaştırın</translation>
    </message>
    <message>
        <source>%1: a pattern was tried on %2 rows</source>
        <translation>%1: bir desen %2 satırda denendi</translation>
    </message>
    <message>
        <source>%1 took %3, rows that meet it: %2; a plain index does not know where in a text a part stands</source>
        <translation>%1 %3 sürdü, uyan satır: %2; düz bir indeks, bir parçanın metnin neresinde olduğunu bilmez</translation>
    </message>
    <message>
        <source>%1 took %3, rows that meet it: %2; only an index in the order of bytes finds a beginning</source>
        <translation>%1 %3 sürdü, uyan satır: %2; bir başlangıcı yalnızca byte sırasındaki bir indeks bulur</translation>
    </message>
    <message>
        <source>An index on %1 with text_pattern_ops</source>
        <translation>%1 üzerinde text_pattern_ops ile bir indeks</translation>
    </message>
    <message>
        <source>A GIN index on %1 with gin_trgm_ops, of the extension pg_trgm</source>
        <translation>%1 üzerinde, pg_trgm eklentisinin gin_trgm_ops sınıfıyla bir GIN indeksi</translation>
    </message>
    <message>
        <source>An index that finds beginnings</source>
        <translation>Başlangıçları bulan bir indeks</translation>
    </message>
    <message>
        <source>A trigram index needs three letters in a row: ask for a longer part</source>
        <translation>Trigram indeksi art arda üç harf ister: daha uzun bir parça arayın</translation>
    </message>
    <message>
        <source>A trigram index; needs the extension pg_trgm in this database</source>
        <translation>Bir trigram indeksi; bu veritabanında pg_trgm eklentisini gerektirir</translation>
    </message>
    <message>
        <source>Where pg_trgm is not there yet, before it</source>
        <translation>Önce, henüz pg_trgm yoksa</translation>
    </message>
    <message>
        <source>Rows a loop: %1 expected, %2 found, too few by %3</source>
        <translation>Döngü başına satır: %1 bekleniyordu, %2 bulundu, %3 eksik tahmin</translation>
    </message>
    <message>
        <source>Rows a loop: %1 expected, %2 found, too many by %3</source>
        <translation>Döngü başına satır: %1 bekleniyordu, %2 bulundu, %3 fazla tahmin</translation>
    </message>
    <message>
        <source>%1: the planner was wrong about the rows</source>
        <translation>%1: planlayıcı satır sayısında yanıldı</translation>
    </message>
    <message>
        <source>If fresh statistics are as wrong: look at more of the column&apos;s values, and ANALYZE after it</source>
        <translation>Taze istatistikler de o kadar yanlışsa: sütunun daha çok değerine bakın, ardından ANALYZE</translation>
    </message>
    <message>
        <source>A function or cast around a column hides its values from the planner: statistics or an index on the expression show them</source>
        <translation>Bir sütunu saran fonksiyon veya dönüşüm, değerlerini planlayıcıdan gizler: ifade üzerindeki istatistik veya indeks bunları gösterir</translation>
    </message>
    <message>
        <source>The statistics are fresh: the condition itself is what the planner cannot judge</source>
        <translation>İstatistikler taze: planlayıcının kestiremediği, koşulun kendisi</translation>
    </message>
    <message>
        <source>%1: columns that go together were taken to be independent</source>
        <translation>%1: birbirine bağlı sütunlar bağımsız sayıldı</translation>
    </message>
    <message>
        <source>Where each condition alone is estimated well and one of %1 decides the other: how far it does, and ANALYZE after it</source>
        <translation>Her koşul tek başına iyi tahmin ediliyor ve %1 içinden biri ötekini belirliyorsa: bunu ne ölçüde yaptığı, ardından ANALYZE</translation>
    </message>
    <message>
        <source>Or, where a few hundred combinations make up most rows: those combinations</source>
        <translation>Ya da satırların çoğunu birkaç yüz bileşim oluşturuyorsa: o bileşimler</translation>
    </message>
    <message>
        <source>The number of groups by %1 was misjudged</source>
        <translation>%1 ile oluşan grupların sayısı yanlış tahmin edildi</translation>
    </message>
    <message>
        <source>Expected were %1, there were %2; how groups are made and joined further on was chosen by that</source>
        <translation>%1 bekleniyordu, %2 vardı; grupların nasıl oluşturulacağı ve sonrasında nasıl join edileceği buna göre seçildi</translation>
    </message>
    <message>
        <source>Count the combinations that there are, and ANALYZE after it</source>
        <translation>Var olan bileşimleri sayın, ardından ANALYZE</translation>
    </message>
    <message>
        <source>If that is not enough: the column&apos;s number of values is hard to sample, look at more of them, or set n_distinct to what you know</source>
        <translation>Bu yetmezse: sütunun değer sayısını örneklemek zordur; daha çok değere bakın veya n_distinct için bildiğinizi verin</translation>
    </message>
    <message>
        <source>Of an expression the planner knows the number of values only by statistics on it (CREATE STATISTICS, server 14 and later), across tables not at all</source>
        <translation>Bir ifadenin değer sayısını planlayıcı yalnızca üzerindeki istatistikten bilir (CREATE STATISTICS, sunucu 14 ve sonrası), tablolar arasında ise hiç bilmez</translation>
    </message>
    <message>
        <source>An index on the column that joins</source>
        <translation>Join sütunu üzerinde bir indeks</translation>
    </message>
    <message>
        <source>Its inner side, %1, ran %2 times and took %3</source>
        <translation>İç tarafı %1, %2 kez çalıştı ve %3 sürdü</translation>
    </message>
    <message>
        <source>Where no statistics help: put the outer side into WITH … AS MATERIALIZED, which the planner takes to be many rows, or try SET enable_nestloop = off in this session to see what the other plan takes</source>
        <translation>İstatistikler yardımcı olmuyorsa: dış tarafı WITH … AS MATERIALIZED içine alın, planlayıcı bunu çok satır sayar; ya da öteki planın ne kadar sürdüğünü görmek için bu oturumda SET enable_nestloop = off deneyin</translation>
    </message>
    <message>
        <source>%1: the whole table was read %2 times</source>
        <translation>%1: bütün tablo %2 kez okundu</translation>
    </message>
    <message>
        <source>Once for every row of what it is joined with; together it took %1</source>
        <translation>Join edildiği tarafın her satırı için bir kez; toplam %1 sürdü</translation>
    </message>
    <message>
        <source>An index on the column that joins, or a join by equality, which can be hashed</source>
        <translation>Join sütunu üzerinde bir indeks veya hash&apos;lenebilen, eşitlikle bir join</translation>
    </message>
    <message>
        <source>%1 pairs of rows were put together, %2 were kept</source>
        <translation>%1 satır çifti oluşturuldu, %2 tanesi tutuldu</translation>
    </message>
    <message>
        <source>%1 was tested on every pair, in %2</source>
        <translation>%1 her çiftte sınandı, %2 sürdü</translation>
    </message>
    <message>
        <source>Join by an equality too, so that rows can be hashed or merged; for ranges a GiST index on a range type (&amp;&amp;) finds the few that overlap</source>
        <translation>Satırların hash veya merge ile birleştirilebilmesi için bir eşitlikle de join edin; aralıklarda, aralık türü üzerindeki bir GiST indeksi (&amp;&amp;) örtüşen az sayıdakini bulur</translation>
    </message>
    <message>
        <source>An OR across tables is tested only after they are joined</source>
        <translation>Tablolar arası bir OR, ancak tablolar join edildikten sonra sınanır</translation>
    </message>
    <message>
        <source>%1 can use no index of either table: all rows are joined first</source>
        <translation>%1 iki tablonun da hiçbir indeksini kullanamaz: önce bütün satırlar join edilir</translation>
    </message>
    <message>
        <source>One SELECT for each side of the OR, put together by UNION (which also takes away rows that are the same in all columns: select a key)</source>
        <translation>OR&apos;un her tarafı için bir SELECT, UNION ile birleştirilmiş (bütün sütunları aynı olan satırları da eler: bir anahtar seçin)</translation>
    </message>
    <message>
        <source>A subquery ran %1 times</source>
        <translation>Bir alt sorgu %1 kez çalıştı</translation>
    </message>
    <message>
        <source>%1 is asked anew for every row of %2; together that took %3</source>
        <translation>%1, %2 tarafının her satırı için yeniden soruluyor; toplam %3 sürdü</translation>
    </message>
    <message>
        <source>Where it is NOT IN (SELECT …): write NOT EXISTS with the columns compared inside, which becomes an anti join; the two differ when the subquery gives NULLs</source>
        <translation>NOT IN (SELECT …) olan yerde: sütunları içinde karşılaştıran NOT EXISTS yazın, bu bir anti join olur; alt sorgu NULL verdiğinde ikisi farklıdır</translation>
    </message>
    <message>
        <source>Join what the subquery reads, grouped by the column it is asked by, or LEFT JOIN LATERAL it</source>
        <translation>Alt sorgunun okuduğunu, sorulduğu sütuna göre gruplayıp join edin veya LEFT JOIN LATERAL kullanın</translation>
    </message>
    <message>
        <source>WITH %1: %2 rows were made, %3 were used</source>
        <translation>WITH %1: %2 satır oluşturuldu, %3 tanesi kullanıldı</translation>
    </message>
    <message>
        <source>It is kept apart from the statement, so that %1 is tested only when all its rows are there; making and reading them took %2</source>
        <translation>Sorgudan ayrı tutuluyor, bu yüzden %1 ancak bütün satırları oluştuktan sonra sınanıyor; oluşturup okumak %2 sürdü</translation>
    </message>
    <message>
        <source>Write AS NOT MATERIALIZED, so that the condition reaches the tables inside; a volatile function in it keeps it apart all the same: then move the condition inside yourself</source>
        <translation>Koşulun içerideki tablolara ulaşması için AS NOT MATERIALIZED yazın; içindeki volatile bir fonksiyon onu yine de ayrı tutar: o zaman koşulu kendiniz içeri taşıyın</translation>
    </message>
    <message>
        <source>An index in this order, which spares the sort where few rows are wanted</source>
        <translation>Bu sırada bir indeks; az satır isteniyorsa sıralamayı gereksiz kılar</translation>
    </message>
    <message>
        <source>A sort wrote %1 to disk</source>
        <translation>Bir sıralama diske %1 yazdı</translation>
    </message>
    <message>
        <source>%1 rows were sorted by %2 in %3; with the memory allowed they did not fit</source>
        <translation>%1 satır %2 ile %3 süresinde sıralandı; tanınan belleğe sığmadılar</translation>
    </message>
    <message>
        <source>A hash join went to disk in %1 batches</source>
        <translation>Bir hash join %1 batch ile diske taştı</translation>
    </message>
    <message>
        <source>%1 rows did not fit into the hash table&apos;s %2; filling it and joining took %3</source>
        <translation>%1 satır, hash tablosunun %2 belleğine sığmadı; doldurup join etmek %3 sürdü</translation>
    </message>
    <message>
        <source>Or only for hashes: a larger multiple of work_mem, never a smaller one</source>
        <translation>Ya da yalnızca hash&apos;ler için: work_mem&apos;in daha büyük bir katı, asla daha küçüğü değil</translation>
    </message>
    <message>
        <source>It was planned with fewer batches: more rows came than expected, or one value is so common that its rows cannot be divided</source>
        <translation>Daha az batch ile planlanmıştı: beklenenden çok satır geldi veya bir değer o kadar yaygın ki satırları bölünemiyor</translation>
    </message>
    <message>
        <source>Grouping wrote %1 to disk</source>
        <translation>Gruplama diske %1 yazdı</translation>
    </message>
    <message>
        <source>%1 groups by %2 did not fit into memory; grouping took %3</source>
        <translation>%2 ile oluşan %1 grup belleğe sığmadı; gruplama %3 sürdü</translation>
    </message>
    <message>
        <source>Group by fewer or narrower columns: other columns of the same row can be joined to the groups afterwards</source>
        <translation>Daha az veya daha dar sütuna göre gruplayın: aynı satırın öteki sütunları sonradan gruplara join edilebilir</translation>
    </message>
    <message>
        <source>Memoize found %1 of %2 lookups</source>
        <translation>Memoize, %2 aramadan %1 tanesini buldu</translation>
    </message>
    <message>
        <source>It threw %1 results away to make room for others; the lookups took %2</source>
        <translation>Başkalarına yer açmak için %1 sonucu attı; aramalar %2 sürdü</translation>
    </message>
    <message>
        <source>Most values came once, so that keeping results paid little; the lookups took %1</source>
        <translation>Çoğu değer bir kez geldi, sonuçları tutmak pek işe yaramadı; aramalar %1 sürdü</translation>
    </message>
    <message>
        <source>The planner expected fewer different values: ANALYZE the table they come from, or set n_distinct of its column (ALTER TABLE … ALTER COLUMN … SET (n_distinct = …))</source>
        <translation>Planlayıcı daha az farklı değer bekliyordu: geldikleri tabloda ANALYZE çalıştırın veya sütununun n_distinct değerini verin (ALTER TABLE … ALTER COLUMN … SET (n_distinct = …))</translation>
    </message>
    <message>
        <source>OFFSET: %1 rows were made and left out</source>
        <translation>OFFSET: %1 satır oluşturulup atlandı</translation>
    </message>
    <message>
        <source>For %1 rows that were shown, in %2; every further page takes longer</source>
        <translation>Gösterilen %1 satır için, %2 sürdü; sonraki her sayfa daha uzun sürer</translation>
    </message>
    <message>
        <source>Page by key: WHERE (order columns) &gt; (those of the last row shown) ORDER BY … LIMIT …, with an index on the order&apos;s columns and a unique one last</source>
        <translation>Anahtarla sayfalayın: WHERE (sıralama sütunları) &gt; (gösterilen son satırınkiler) ORDER BY … LIMIT …; sıralamanın sütunları ve en sonda unique bir sütun üzerinde bir indeksle</translation>
    </message>
    <message>
        <source>%1 rows were read to find the first %2</source>
        <translation>İlk %2 satırı bulmak için %1 satır okundu</translation>
    </message>
    <message>
        <source>In the order of %1, which nothing provides; reading and sorting took %2</source>
        <translation>%1 sırasında; bu sırayı hiçbir şey sağlamıyor; okuyup sıralamak %2 sürdü</translation>
    </message>
    <message>
        <source>An index in the order of ORDER BY, on one table; behind a join or an expression it takes a column that holds the value</source>
        <translation>Tek tabloda ORDER BY sırasında bir indeks; bir join veya ifadenin ardında, değeri tutan bir sütun gerekir</translation>
    </message>
    <message>
        <source>%1: %2 of %3 partitions were read and had nothing</source>
        <translation>%1: %3 partition&apos;dan %2 tanesi okundu ve boş çıktı</translation>
    </message>
    <message>
        <source>They took %1; the condition %2 does not say in terms of the partition key where the rows are</source>
        <translation>%1 sürdüler; %2 koşulu, satırların nerede olduğunu partition anahtarıyla söylemiyor</translation>
    </message>
    <message>
        <source>Add a condition on the partition key, compared as it is, without a function or cast around it, with a constant or parameter</source>
        <translation>Partition anahtarı üzerinde bir koşul ekleyin; anahtar olduğu gibi, fonksiyon veya dönüşümle sarılmadan, bir sabit veya parametreyle karşılaştırılsın</translation>
    </message>
    <message>
        <source>%1: waited for storage most of the time</source>
        <translation>%1: zamanının çoğunu depolamayı bekleyerek geçirdi</translation>
    </message>
    <message>
        <source>%1 were not in the cache; reading them took %2 of the node&apos;s %3</source>
        <translation>%1 önbellekte değildi; okunmaları, düğümün %3 süresinin %2 kadarını aldı</translation>
    </message>
    <message>
        <source>An index that also holds the columns that are only fetched (INCLUDE) spares the table&apos;s pages</source>
        <translation>Yalnızca getirilen sütunları da tutan bir indeks (INCLUDE), tablonun sayfalarını okumayı gereksiz kılar</translation>
    </message>
    <message>
        <source>Read less of it: an index for the condition, fewer or narrower columns in the table</source>
        <translation>Daha azını okuyun: koşul için bir indeks, tabloda daha az veya daha dar sütun</translation>
    </message>
    <message>
        <source>Run it again: if it is fast then, the pages were only cold; if not, shared_buffers and memory are too small for what is read often</source>
        <translation>Yeniden çalıştırın: o zaman hızlıysa sayfalar yalnızca önbellekte değildi; değilse shared_buffers ve bellek, sık okunanlar için çok küçük</translation>
    </message>
    <message>
        <source>%1: %2 pages were touched for %3 rows</source>
        <translation>%1: %3 satır için %2 sayfaya dokunuldu</translation>
    </message>
    <message>
        <source>One page a row is the most that scattered rows need; the rest are dead rows or empty pages of table %1 or index %2</source>
        <translation>Dağınık satırlar en çok satır başına bir sayfa ister; gerisi %1 tablosunun veya %2 indeksinin ölü satırları ya da boş sayfalarıdır</translation>
    </message>
    <message>
        <source>Take dead rows away; an old transaction that is still open keeps them</source>
        <translation>Ölü satırları temizleyin; hâlâ açık olan eski bir transaction onları tutar</translation>
    </message>
    <message>
        <source>Then rebuild the index, if it stays as large</source>
        <translation>Sonra, o kadar büyük kalırsa indeksi yeniden kurun</translation>
    </message>
    <message>
        <source>CLUSTER brings rows together in the index&apos;s order; it locks the table against everybody while it runs</source>
        <translation>CLUSTER satırları indeksin sırasında bir araya getirir; çalıştığı sürece tabloyu herkese kilitler</translation>
    </message>
    <message>
        <source>%1: %2 rows came from outside to be thrown away here</source>
        <translation>%1: %2 satır, burada atılmak üzere dışarıdan geldi</translation>
    </message>
    <message>
        <source>%1 is tested here, on %2 rows, for %3 that meet it; fetching them took %4</source>
        <translation>%1 burada, uyan %3 satır için %2 satırda sınanıyor; getirilmeleri %4 sürdü</translation>
    </message>
    <message>
        <source>Write the condition so that the other server can test it: built-in, immutable functions and operators, no type or collation that only this server has</source>
        <translation>Koşulu öteki sunucunun sınayabileceği biçimde yazın: yerleşik, immutable fonksiyonlar ve operatörler; yalnızca bu sunucuda olan tür veya collation olmasın</translation>
    </message>
    <message>
        <source>Have the other server estimate rows and costs (SET in place of ADD where the option is there already)</source>
        <translation>Satırları ve maliyetleri öteki sunucu tahmin etsin (seçenek zaten varsa ADD yerine SET)</translation>
    </message>
    <message>
        <source>%1: all rows were counted</source>
        <translation>%1: bütün satırlar sayıldı</translation>
    </message>
    <message>
        <source>An exact count reads every row that this transaction may see; nothing shortens that</source>
        <translation>Kesin sayım, bu transaction&apos;ın görebildiği her satırı okur; bunu kısaltan bir şey yoktur</translation>
    </message>
    <message>
        <source>Where the last ANALYZE&apos;s figure is near enough</source>
        <translation>Son ANALYZE&apos;ın verdiği sayı yeterince yakınsa</translation>
    </message>
    <message>
        <source>To learn whether there are rows at all, or more than a page shows, ask with EXISTS or LIMIT</source>
        <translation>Hiç satır olup olmadığını veya bir sayfanın gösterdiğinden çok olup olmadığını öğrenmek için EXISTS veya LIMIT ile sorun</translation>
    </message>
    <message>
        <source>An index on what the condition compares; it cannot be read safely from the plan what that is, so the statement is yours to write</source>
        <translation>Koşulun karşılaştırdığı şey üzerinde bir indeks; bunun ne olduğu plandan güvenle okunamıyor, bu yüzden komutu siz yazmalısınız</translation>
    </message>
    <message>
        <source>%1: %2 of %3 rows were read to be thrown away</source>
        <translation>%1: atılmak üzere %3 satırdan %2 tanesi okundu</translation>
    </message>
    <message>
        <source>The whole table was read in %1; rows that meet %3: %2</source>
        <translation>Bütün tablo %1 süresinde okundu; %3 koşuluna uyan satır: %2</translation>
    </message>
    <message>
        <source>An index that begins with %1 exists and was not used: the planner expected %2 rows; see whether random_page_cost suits the storage</source>
        <translation>%1 ile başlayan bir indeks var ama kullanılmadı: planlayıcı %2 satır bekliyordu; random_page_cost depolamaya uyuyor mu, bakın</translation>
    </message>
    <message>
        <source>An index on what the condition compares</source>
        <translation>Koşulun karşılaştırdığı şey üzerinde bir indeks</translation>
    </message>
    <message>
        <source>Smaller, where the statement always asks for this one value</source>
        <translation>Sorgu hep bu tek değeri istiyorsa, daha küçüğü</translation>
    </message>
    <message>
        <source>%1: the index found %2 rows, of which %3 were thrown away</source>
        <translation>%1: indeks %2 satır buldu, bunların %3 tanesi atıldı</translation>
    </message>
    <message>
        <source>Each was fetched from the table in %1 to learn that it does not meet %2</source>
        <translation>%2 koşuluna uymadığını öğrenmek için her biri tablodan getirildi, %1 sürdü</translation>
    </message>
    <message>
        <source>An index that holds the filtered columns too</source>
        <translation>Süzülen sütunları da tutan bir indeks</translation>
    </message>
    <message>
        <source>%1: %2 rows were read in the order asked for, to find %3</source>
        <translation>%1: %3 satır bulmak için istenen sırada %2 satır okundu</translation>
    </message>
    <message>
        <source>The planner hoped to meet rows with %1 early in the order of index %2; it read on for %3</source>
        <translation>Planlayıcı, %1 koşuluna uyan satırlara %2 indeksinin sırasında erken rastlamayı umdu; okumak %3 sürdü</translation>
    </message>
    <message>
        <source>An index on the filtered columns first, then in the order asked for</source>
        <translation>Önce süzülen sütunlar, sonra istenen sıra üzerinde bir indeks</translation>
    </message>
    <message>
        <source>An index on the filtered columns first, then on those of ORDER BY</source>
        <translation>Önce süzülen sütunlar, sonra ORDER BY sütunları üzerinde bir indeks</translation>
    </message>
    <message>
        <source>Until then, order by an expression of the same value (id + 0 in place of id): it keeps the planner from reading in that index&apos;s order</source>
        <translation>O zamana dek aynı değerde bir ifadeye göre sıralayın (id yerine id + 0): planlayıcının o indeksin sırasında okumasını önler</translation>
    </message>
    <message>
        <source>%1: an index-only scan went to the table %2 times</source>
        <translation>%1: bir index-only scan tabloya %2 kez gitti</translation>
    </message>
    <message>
        <source>For %1 rows; pages changed since the last VACUUM are not known to be visible to everybody</source>
        <translation>%1 satır için; son VACUUM&apos;dan beri değişen sayfaların herkese görünür olduğu bilinmez</translation>
    </message>
    <message>
        <source>Mark the pages visible; an old transaction that is still open can keep this from helping</source>
        <translation>Sayfaları görünür olarak işaretleyin; hâlâ açık olan eski bir transaction bunun işe yaramasını önleyebilir</translation>
    </message>
    <message>
        <source>Have autovacuum come by earlier, where it was too rare</source>
        <translation>Seyrek kalıyorsa autovacuum daha erken gelsin</translation>
    </message>
    <message>
        <source>%1: the bitmap of rows did not fit into memory</source>
        <translation>%1: satırların bitmap&apos;i belleğe sığmadı</translation>
    </message>
    <message>
        <source>Of %1 pages %2 were remembered as a whole, and %3 rows of them read and thrown away</source>
        <translation>%1 sayfadan %2 tanesi bütün olarak tutuldu, bunların %3 satırı okunup atıldı</translation>
    </message>
    <message>
        <source>%1: the index could not decide, %2 rows were checked in vain</source>
        <translation>%1: indeks karar veremedi, %2 satır boşuna denetlendi</translation>
    </message>
    <message>
        <source>The index names rows that may meet %1; only %2 of %3 did</source>
        <translation>İndeks %1 koşuluna uyabilecek satırları verir; %3 satırdan yalnızca %2 tanesi uydu</translation>
    </message>
    <message>
        <source>Another operator class may tell more: jsonb_ops where jsonb_path_ops or a key&apos;s existence is asked for, gin_trgm_ops with longer patterns, a larger siglen for GiST, btree where whole values are compared</source>
        <translation>Başka bir operatör sınıfı daha iyi ayırabilir: jsonb_path_ops kullanılan veya bir anahtarın varlığı sorulan yerde jsonb_ops, daha uzun desenlerle gin_trgm_ops, GiST için daha büyük siglen, bütün değerler karşılaştırılıyorsa btree</translation>
    </message>
    <message>
        <source>Compiling took %1 of %2</source>
        <translation>Derleme, %2 süresinin %1 kadarını aldı</translation>
    </message>
    <message>
        <source>JIT compiled %1 functions in %2 processes; its time is part of the nodes&apos; and is given here for one process</source>
        <translation>JIT, %2 süreçte %1 fonksiyon derledi; süresi düğümlerin süresine dahildir ve burada tek süreç için verilir</translation>
    </message>
    <message>
        <source>JIT compiled %1 functions; its time is part of the nodes&apos; that needed them</source>
        <translation>JIT %1 fonksiyon derledi; süresi, bunlara gerek duyan düğümlerin süresine dahildir</translation>
    </message>
    <message>
        <source>Compile only what costs more than this (ALTER ROLE or ALTER DATABASE … SET keeps it)</source>
        <translation>Yalnızca bundan pahalı olanları derleyin (ALTER ROLE veya ALTER DATABASE … SET kalıcı kılar)</translation>
    </message>
    <message>
        <source>Or not at all</source>
        <translation>Ya da hiç</translation>
    </message>
    <message>
        <source>Planning took longer than the execution: %1 and %2</source>
        <translation>Planlama yürütmeden uzun sürdü: %1 ve %2</translation>
    </message>
    <message>
        <source>%1 partitions or members of a union had to be planned for</source>
        <translation>%1 partition veya union üyesi için plan yapmak gerekti</translation>
    </message>
    <message>
        <source>The first plan of a session also fills its caches; many joins, indexes or statistics make every plan slow</source>
        <translation>Bir oturumun ilk planı önbelleklerini de doldurur; çok sayıda join, indeks veya istatistik her planı yavaşlatır</translation>
    </message>
    <message>
        <source>Where it runs often: prepare it once and execute it with values; the plan is kept after five executions if it is as good as those made for the values</source>
        <translation>Sık çalışıyorsa: bir kez PREPARE edin ve değerlerle çalıştırın; plan, değerler için yapılanlar kadar iyiyse beş çalıştırmadan sonra saklanır</translation>
    </message>
    <message>
        <source>Fewer partitions, or a condition on the partition key that planning can use</source>
        <translation>Daha az partition veya planlamanın kullanabileceği, partition anahtarı üzerinde bir koşul</translation>
    </message>
    <message>
        <source>Planning read much of the catalogue, which may be bloated</source>
        <translation>Planlama kataloğun büyük bölümünü okudu; katalog şişmiş olabilir</translation>
    </message>
    <message>
        <source>%1 of %2 planned workers came</source>
        <translation>Planlanan %2 worker&apos;dan %1 tanesi geldi</translation>
    </message>
    <message>
        <source>The server had no more of them free, so that %1 processes did in %2 what %3 were to do</source>
        <translation>Sunucuda boş worker kalmamıştı, bu yüzden %3 sürecin yapacağını %1 süreç %2 süresinde yaptı</translation>
    </message>
    <message>
        <source>Where this session set the limit itself: take it back</source>
        <translation>Sınırı bu oturum kendisi koyduysa: geri alın</translation>
    </message>
    <message>
        <source>All sessions share max_parallel_workers, which max_worker_processes limits (a restart): raise them where processors are idle, or lower max_parallel_workers_per_gather so that plans count on what they get</source>
        <translation>Bütün oturumlar max_parallel_workers değerini paylaşır, onu da max_worker_processes sınırlar (yeniden başlatma gerekir): işlemciler boştaysa bunları yükseltin ya da planların elde ettiğine güvenmesi için max_parallel_workers_per_gather değerini düşürün</translation>
    </message>
    <message>
        <source>Workers were unequally busy: %1 and %2</source>
        <translation>Worker&apos;lar eşit meşgul olmadı: %1 ve %2</translation>
    </message>
    <message>
        <source>%1 ends when the last of them does; divided evenly each had %2</source>
        <translation>%1 en son worker bitince biter; eşit bölünse her birine %2 düşerdi</translation>
    </message>
    <message>
        <source>A few rows or partitions make most of the work: divide large partitions, or move what is costly a row out of the parallel part; a worker that started late looks the same, so run it twice</source>
        <translation>İşin çoğunu birkaç satır veya partition oluşturuyor: büyük partition&apos;ları bölün veya satır başına pahalı olanı paralel bölümün dışına alın; geç başlayan bir worker da aynı görünür, bu yüzden iki kez çalıştırın</translation>
    </message>
    <message>
        <source>Trigger %1 took %2 of %3</source>
        <translation>%1 trigger&apos;ı %3 süresinin %2 kadarını aldı</translation>
    </message>
    <message>
        <source>It keeps a constraint (%1); for each row it looks into another table</source>
        <translation>Bir kısıtı korur (%1); her satır için başka bir tabloya bakar</translation>
    </message>
    <message>
        <source>It runs for each row or statement (%1)</source>
        <translation>Her satır veya komut için çalışır (%1)</translation>
    </message>
    <message>
        <source>For a bulk load: drop the foreign key before and add it NOT VALID after, then VALIDATE CONSTRAINT, which looks once at all rows</source>
        <translation>Toplu yükleme için: önce yabancı anahtarı kaldırın, sonra NOT VALID olarak ekleyin ve bütün satırlara bir kez bakan VALIDATE CONSTRAINT çalıştırın</translation>
    </message>
    <message>
        <source>Do its work once a statement (FOR EACH STATEMENT with transition tables), give it a WHEN condition, or index what its function looks for</source>
        <translation>İşini komut başına bir kez yapsın (geçiş tablolarıyla FOR EACH STATEMENT), ona bir WHEN koşulu verin veya fonksiyonunun aradığını indeksleyin</translation>
    </message>
    <message>
        <source>%1 is off</source>
        <translation>%1 kapalı</translation>
    </message>
    <message>
        <source>The planner may not choose what could be best; such settings are for trying things out</source>
        <translation>Planlayıcı en iyi olabilecek yolu seçemiyor; böyle ayarlar denemek içindir</translation>
    </message>
    <message>
        <source>Take it back for this session; where it comes from stands in pg_settings.source</source>
        <translation>Bu oturum için geri alın; nereden geldiği pg_settings.source içinde yazar</translation>
    </message>
    <message>
        <source>%1 was used although it is switched off</source>
        <translation>%1 kapatıldığı halde kullanıldı</translation>
    </message>
    <message>
        <source>There was no other way, or each was off too; nodes it holds for: %1</source>
        <translation>Başka yol yoktu veya hepsi de kapalıydı; etkilenen düğüm: %1</translation>
    </message>
    <message>
        <source>Turn the planner&apos;s methods on again (RESET enable_…), and look for the index that is missing</source>
        <translation>Planlayıcının yöntemlerini yeniden açın (RESET enable_…) ve eksik olan indeksi arayın</translation>
    </message>
    <message>
        <source>%1 whole pages were written to the WAL</source>
        <translation>WAL&apos;a %1 tam sayfa yazıldı</translation>
    </message>
    <message>
        <source>The first change of a page after a checkpoint writes it whole: %1 of %2 records did, of %3 in all</source>
        <translation>Bir sayfanın checkpoint sonrası ilk değişikliği onu bütün olarak yazar: %2 kayıttan %1 tanesi böyleydi, toplam %3</translation>
    </message>
    <message>
        <source>Let checkpoints lie further apart: a larger max_wal_size and checkpoint_timeout; the server then takes longer to recover</source>
        <translation>Checkpoint&apos;lerin arası açılsın: daha büyük max_wal_size ve checkpoint_timeout; sunucunun kurtarması o zaman daha uzun sürer</translation>
    </message>
    <message>
        <source>Compress whole pages, for some processor time</source>
        <translation>Tam sayfaları sıkıştırın; biraz işlemci süresi harcar</translation>
    </message>
    <message>
        <source>Turning rows into text took %1 of %2</source>
        <translation>Satırları metne çevirmek, %2 süresinin %1 kadarını aldı</translation>
    </message>
    <message>
        <source>%1 of %2 passed outside of the plan&apos;s nodes</source>
        <translation>%2 süresinin %1 kadarı planın düğümleri dışında geçti</translation>
    </message>
    <message>
        <source>What the client gets is made row by row; large values are read and decompressed for it</source>
        <translation>İstemcinin aldıkları satır satır hazırlanır; büyük değerler bunun için okunup açılır</translation>
    </message>
    <message>
        <source>What becomes of the rows (CREATE TABLE AS writes them), opening and locking many partitions, clearing up</source>
        <translation>Satırlarla sonradan yapılan (CREATE TABLE AS onları yazar), çok sayıda partition açıp kilitlemek, toparlamak</translation>
    </message>
    <message>
        <source>Select fewer columns and rows, the large ones only where they are shown</source>
        <translation>Daha az sütun ve satır seçin, büyük olanları yalnızca gösterildikleri yerde</translation>
    </message>
    <message>
        <source>Fewer rows to write, fewer partitions to open; of a plain SELECT it is mostly what measuring costs, as TIMING OFF shows</source>
        <translation>Yazılacak daha az satır, açılacak daha az partition; düz bir SELECT&apos;te bu çoğunlukla ölçmenin bedelidir, TIMING OFF bunu gösterir</translation>
    </message>
    <message>
        <source>Index the referencing columns, where nothing does; this writes the statement for it</source>
        <translation>Başvuran sütunlara, indeks olmayan yerde, indeks kur; bu, komutunu yazar</translation>
    </message>
    <message>
        <source>With it, an index on the column, for there is none</source>
        <translation>Bununla birlikte sütun üzerinde bir indeks, çünkü hiç yok</translation>
    </message>
    <message>
        <source>Rows a loop: %1 expected, %2 found; since the last ANALYZE, %5 ago, %3 rows changed in a table of %4</source>
        <translation>Döngü başına satır: %1 bekleniyordu, %2 bulundu; %5 önceki son ANALYZE&apos;dan beri %4 satırlık tabloda %3 satır değişti</translation>
    </message>
    <message>
        <source>Rows a loop: %1 expected, %2 found; %3 rows changed in a table of %4 since it was last analyzed, if ever</source>
        <translation>Döngü başına satır: %1 bekleniyordu, %2 bulundu; varsa son ANALYZE&apos;dan beri %4 satırlık tabloda %3 satır değişti</translation>
    </message>
    <message numerus="yes">
        <source>A nested loop was chosen for %1 row(s) and had to do %2</source>
        <translation>
            <numerusform>Nested loop %1 satır için seçildi, %2 satır işlemesi gerekti</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>advise</name>
    <message>
        <source>The index on %1 helps only together with one that is listed after it.</source>
        <translation>%1 üzerindeki indeks ancak kendisinden sonra listelenen biriyle birlikte işe yarar.</translation>
    </message>
    <message>
        <source>A partitioned table&apos;s index cannot be created concurrently. To keep writers going, create it ON ONLY the table, concurrently on each partition, and attach these.</source>
        <translation>Partition&apos;lı bir tablonun indeksi CONCURRENTLY oluşturulamaz. Yazanlar sürsün diye önce ON ONLY ile tabloda, sonra her partition&apos;da CONCURRENTLY oluşturun ve bunları bağlayın (ATTACH).</translation>
    </message>
    <message>
        <source>the size is reckoned from the table&apos;s statistics</source>
        <translation>boyut, tablonun istatistiklerinden hesaplandı</translation>
    </message>
    <message>
        <source>%1 had no scan for long, but a statement of this workload would read it: kept.</source>
        <translation>%1 uzun süredir taranmadı, ama bu iş yükünden bir sorgu onu okurdu: korundu.</translation>
    </message>
    <message>
        <source>The limits make no sense</source>
        <translation>Sınırlar anlamsız</translation>
    </message>
    <message>
        <source>the number of indexes and the budget are not below zero, the least gain lies between 0 and 1</source>
        <translation>indeks sayısı ve bütçe sıfırın altında olamaz, en küçük kazanç 0 ile 1 arasındadır</translation>
    </message>
    <message>
        <source>Statement %1 could not be planned with some new indexes: %2</source>
        <translation>%1 sorgusu bazı yeni indekslerle planlanamadı: %2</translation>
    </message>
    <message>
        <source>Serves equality on %1</source>
        <translation>%1 üzerindeki eşitliği karşılar</translation>
    </message>
    <message>
        <source>Serves the range on %1</source>
        <translation>%1 üzerindeki aralığı karşılar</translation>
    </message>
    <message>
        <source>Serves equality on %1, then the range on %2</source>
        <translation>%1 üzerindeki eşitliği, sonra %2 üzerindeki aralığı karşılar</translation>
    </message>
    <message>
        <source>Gives the order %1</source>
        <translation>%1 sırasını verir</translation>
    </message>
    <message>
        <source>Serves equality on %1, then gives the order %2</source>
        <translation>%1 üzerindeki eşitliği karşılar, sonra %2 sırasını verir</translation>
    </message>
    <message>
        <source>Serves one side of an OR: %1</source>
        <translation>Bir OR&apos;un bir tarafını karşılar: %1</translation>
    </message>
    <message>
        <source>Keys %1, and with %2 the table need not be visited</source>
        <translation>Anahtarları %1; %2 ile birlikte tabloya gitmek gerekmez</translation>
    </message>
    <message>
        <source>The first keys of a longer index: %1</source>
        <translation>Daha uzun bir indeksin ilk anahtarları: %1</translation>
    </message>
    <message>
        <source>Serves several statements: %1</source>
        <translation>Birden çok sorguya yarar: %1</translation>
    </message>
    <message>
        <source>More indexes came into question than are tried; the least likely are left out</source>
        <translation>Denenenden çok indeks söz konusuydu; en az olası olanlar dışarıda bırakıldı</translation>
    </message>
    <message>
        <source>Finds the rows that refer to %1 when one is deleted or its key changes</source>
        <translation>%1 satırı silindiğinde veya anahtarı değiştiğinde ona başvuran satırları bulur</translation>
    </message>
    <message>
        <source>Statement %1 is left out: %2</source>
        <translation>%1 sorgusu dışarıda bırakıldı: %2</translation>
    </message>
    <message>
        <source>No statistics of %1 can be read: run ANALYZE first, or ask as a role that may read the table</source>
        <translation>%1 istatistikleri okunamıyor: önce ANALYZE çalıştırın veya tabloyu okuyabilen bir rolle sorun</translation>
    </message>
    <message>
        <source>Holds only the rows where %1</source>
        <translation>Yalnızca %1 koşuluna uyan satırları tutar</translation>
    </message>
    <message>
        <source>Serves @&gt; on %1</source>
        <translation>%1 üzerindeki @&gt; işlemini karşılar</translation>
    </message>
    <message>
        <source>Serves what elements of %1 are shared</source>
        <translation>%1 içinde hangi öğelerin ortak olduğu sorusunu karşılar</translation>
    </message>
    <message>
        <source>Serves the keys of %1</source>
        <translation>%1 anahtarlarını karşılar</translation>
    </message>
    <message>
        <source>Serves paths in %1</source>
        <translation>%1 içindeki yolları karşılar</translation>
    </message>
    <message>
        <source>Serves the search for words in %1</source>
        <translation>%1 içinde sözcük aramayı karşılar</translation>
    </message>
    <message>
        <source>No index serves &quot;value = ANY (%1)&quot;; &quot;%1 @&gt; ARRAY[value]&quot; could have one</source>
        <translation>Hiçbir indeks &quot;value = ANY (%1)&quot; koşulunu karşılamaz; &quot;%1 @&gt; ARRAY[value]&quot; için olabilir</translation>
    </message>
    <message>
        <source>A search inside of %1 could use a trigram index; the extension pg_trgm is not installed in this database</source>
        <translation>%1 içinde arama bir trigram indeksi kullanabilir; pg_trgm eklentisi bu veritabanında kurulu değil</translation>
    </message>
    <message>
        <source>Serves the search inside of %1 by trigrams</source>
        <translation>%1 içinde aramayı trigramlarla karşılar</translation>
    </message>
    <message>
        <source>The table lies in the order of %1: its blocks&apos; ranges tell most away</source>
        <translation>Tablo %1 sırasında duruyor: bloklarının aralıkları çoğunu eler</translation>
    </message>
    <message>
        <source>Serves equality on long values of %1 without keeping them</source>
        <translation>%1 uzun değerlerini saklamadan üzerlerindeki eşitliği karşılar</translation>
    </message>
    <message>
        <source>the index %1 was left out: its table %2 is locked exclusively</source>
        <translation>%1 indeksi dışarıda bırakıldı: %2 tablosu exclusive kilitli</translation>
    </message>
    <message>
        <source>cannot read the database&apos;s catalogue</source>
        <translation>veritabanının kataloğu okunamıyor</translation>
    </message>
    <message>
        <source>connect as a role that may read the system catalogue</source>
        <translation>sistem kataloğunu okuyabilen bir rolle bağlanın</translation>
    </message>
    <message>
        <source>the catalogue needs a connection without an open transaction</source>
        <translation>katalog, açık transaction&apos;ı olmayan bir bağlantı gerektirir</translation>
    </message>
    <message>
        <source>an index cannot have a size of %1 bytes</source>
        <translation>bir indeksin boyutu %1 byte olamaz</translation>
    </message>
    <message>
        <source>the clone has no table %1</source>
        <translation>klonda %1 tablosu yok</translation>
    </message>
    <message>
        <source>PostgreSQL refuses the index %1</source>
        <translation>PostgreSQL %1 indeksini reddediyor</translation>
    </message>
    <message>
        <source>the clone has no index %1</source>
        <translation>klonda %1 indeksi yok</translation>
    </message>
    <message>
        <source>there is no hypothetical index %1</source>
        <translation>%1 adında varsayımsal indeks yok</translation>
    </message>
    <message>
        <source>the statement needs an index that is to be hidden</source>
        <translation>sorgu, gizlenecek bir indekse gerek duyuyor</translation>
    </message>
    <message>
        <source>its ON CONFLICT relies on a unique index</source>
        <translation>ON CONFLICT bölümü unique bir indekse dayanıyor</translation>
    </message>
    <message>
        <source>cannot clone through a connection pooler</source>
        <translation>bağlantı havuzlayıcı üzerinden klonlanamıyor</translation>
    </message>
    <message>
        <source>pg_dump changes settings of its session, which the pooler would hand to an application</source>
        <translation>pg_dump oturumunun ayarlarını değiştirir, havuzlayıcı da bu oturumu bir uygulamaya verebilir</translation>
    </message>
    <message>
        <source>connect to the server&apos;s own port</source>
        <translation>sunucunun kendi portuna bağlanın</translation>
    </message>
    <message>
        <source>The collation %1 is not on this machine: estimates for ranges of text may differ</source>
        <translation>%1 collation&apos;ı bu makinede yok: metin aralıklarının tahminleri farklı olabilir</translation>
    </message>
    <message>
        <source>cannot clone a server with pages of %1 bytes: ours have %2</source>
        <translation>%1 byte sayfalı bir sunucu klonlanamıyor: bizimki %2 byte</translation>
    </message>
    <message numerus="yes">
        <source>%n relation(s) were left out because the role may not read them: %1 ...</source>
        <translation>
            <numerusform>rolün okuma yetkisi olmadığı için %n ilişki dışarıda bırakıldı: %1 ...</numerusform>
        </translation>
    </message>
    <message>
        <source>the extension %1 is not on this machine: what depends on it is left out</source>
        <translation>%1 eklentisi bu makinede yok: ona bağlı olanlar dışarıda bırakıldı</translation>
    </message>
    <message>
        <source>the extension %1 cannot be made in the clone: %2</source>
        <translation>%1 eklentisi klonda oluşturulamıyor: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n part(s) of the planner&apos;s statistics could not be taken over</source>
        <translation>
            <numerusform>planlayıcı istatistiklerinin %n parçası aktarılamadı</numerusform>
        </translation>
    </message>
    <message>
        <source>The role may not read pg_statistic: the statistics are those of pg_stats</source>
        <translation>Rolün pg_statistic okuma yetkisi yok: istatistikler pg_stats&apos;tan alındı</translation>
    </message>
    <message>
        <source>The role may not read extended statistics: the clone has none</source>
        <translation>Rolün genişletilmiş istatistikleri okuma yetkisi yok: klonda bunlar yok</translation>
    </message>
    <message>
        <source>Page costs of tablespaces are not taken over</source>
        <translation>Tablespace&apos;lerin sayfa maliyetleri aktarılmaz</translation>
    </message>
    <message>
        <source>the clone was cancelled</source>
        <translation>klonlama iptal edildi</translation>
    </message>
    <message>
        <source>The format of B-trees is not known: reading an index is priced a little too low</source>
        <translation>B-tree biçimi bilinmiyor: indeks okumanın maliyeti biraz düşük hesaplanıyor</translation>
    </message>
    <message>
        <source>the setting %1 cannot be taken over: %2</source>
        <translation>%1 ayarı aktarılamıyor: %2</translation>
    </message>
    <message>
        <source>cannot clone a database of PostgreSQL %1 on this machine</source>
        <translation>bu makinede PostgreSQL %1 veritabanı klonlanamıyor</translation>
    </message>
    <message>
        <source>Not in the clone: %1: %2</source>
        <translation>Klonda yok: %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more object(s) are not in the clone</source>
        <translation>
            <numerusform>%n nesne daha klonda yok</numerusform>
        </translation>
    </message>
    <message>
        <source>cannot restore the schema into the clone</source>
        <translation>şema klona geri yüklenemiyor</translation>
    </message>
    <message>
        <source>cannot read the planner&apos;s statistics</source>
        <translation>planlayıcının istatistikleri okunamıyor</translation>
    </message>
    <message>
        <source>cannot read the schema of %1</source>
        <translation>%1 veritabanının şeması okunamıyor</translation>
    </message>
    <message>
        <source>a table is locked exclusively; try again when the lock is free</source>
        <translation>bir tablo exclusive kilitli; kilit kalkınca yeniden deneyin</translation>
    </message>
    <message>
        <source>connect as a role that may read the tables, for example a member of pg_read_all_data</source>
        <translation>tabloları okuyabilen bir rolle bağlanın, örneğin bir pg_read_all_data üyesiyle</translation>
    </message>
    <message numerus="yes">
        <source>%n index(es) had no scan, but the counters are too young, or of an age that is not known, to call them unused: thirty days are needed.</source>
        <translation>
            <numerusform>%n indeks hiç taranmadı, ama sayaçlar bunlara kullanılmıyor demek için çok yeni veya yaşları bilinmiyor: otuz gün gerekir.</numerusform>
        </translation>
    </message>
    <message>
        <source>invalid: no query reads it, and every write still keeps it; a CREATE INDEX CONCURRENTLY failed, unless one is at work on it now</source>
        <translation>geçersiz: hiçbir sorgu onu okumuyor, ama her yazma onu yine de güncelliyor; şu an üzerinde çalışan yoksa bir CREATE INDEX CONCURRENTLY başarısız olmuş</translation>
    </message>
    <message>
        <source>the same as %1</source>
        <translation>%1 ile aynı</translation>
    </message>
    <message>
        <source>covered by %1</source>
        <translation>%1 tarafından kapsanıyor</translation>
    </message>
    <message>
        <source>%1 does nothing that %2 does not, but its table is clustered on it: kept.</source>
        <translation>%1, %2 indeksinin yapmadığı bir şey yapmıyor, ama tablosu ona göre CLUSTER edilmiş: korundu.</translation>
    </message>
    <message>
        <source>%1 does nothing that %2 does not, but is the table&apos;s replica identity: kept.</source>
        <translation>%1, %2 indeksinin yapmadığı bir şey yapmıyor, ama tablonun replica identity&apos;si: korundu.</translation>
    </message>
    <message>
        <source>no scan on this server for %1 days; replicas were not asked</source>
        <translation>bu sunucuda %1 gündür taranmadı; replikalara sorulmadı</translation>
    </message>
    <message numerus="yes">
        <source>no scan for %1 days, here and on %n replica(s)</source>
        <translation>
            <numerusform>%1 gündür taranmadı, ne burada ne de %n replikada</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 where about %2 would do</source>
        <translation>yaklaşık %2 yetecekken %1</translation>
    </message>
    <message>
        <source>%1 rows of %2 were deleted; each deletion reads all of %3</source>
        <translation>%2 tablosundan %1 satır silindi; her silme bütün %3 tablosunu okur</translation>
    </message>
    <message>
        <source>no row of %1 was deleted, but %2 were updated; one that changes the key reads all of %3</source>
        <translation>%1 tablosundan satır silinmedi, ama %2 satır güncellendi; anahtarı değiştiren güncelleme bütün %3 tablosunu okur</translation>
    </message>
    <message>
        <source>hypopg does not understand %1</source>
        <translation>hypopg %1 komutunu anlamıyor</translation>
    </message>
    <message>
        <source>this hypopg cannot hide an existing index</source>
        <translation>bu hypopg var olan bir indeksi gizleyemiyor</translation>
    </message>
    <message>
        <source>update the extension to 1.4 or later, or use a clone</source>
        <translation>eklentiyi 1.4 veya sonrasına güncelleyin ya da klon kullanın</translation>
    </message>
    <message>
        <source>there is no index %1</source>
        <translation>%1 adında indeks yok</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>iptal edildi</translation>
    </message>
    <message>
        <source>hypothetical indexes do not work through a connection pooler</source>
        <translation>varsayımsal indeksler bağlantı havuzlayıcı üzerinden çalışmaz</translation>
    </message>
    <message>
        <source>they belong to one session of the server</source>
        <translation>sunucunun tek bir oturumuna aittirler</translation>
    </message>
    <message>
        <source>the extension hypopg is not installed in the database %1</source>
        <translation>hypopg eklentisi %1 veritabanında kurulu değil</translation>
    </message>
    <message>
        <source>use a clone, or have a superuser run CREATE EXTENSION hypopg</source>
        <translation>klon kullanın veya bir superuser CREATE EXTENSION hypopg çalıştırsın</translation>
    </message>
    <message>
        <source>hypopg does not know indexes of the kind %1</source>
        <translation>hypopg %1 türündeki indeksleri bilmiyor</translation>
    </message>
    <message>
        <source>partial indexes are not tried with hypopg</source>
        <translation>kısmi indeksler hypopg ile denenmez</translation>
    </message>
    <message>
        <source>with one of them it can crash the server</source>
        <translation>böyle biriyle sunucuyu çökertebilir</translation>
    </message>
    <message>
        <source>the statement cannot be planned</source>
        <translation>sorgu planlanamıyor</translation>
    </message>
    <message>
        <source>give the parameter a type: $1::integer</source>
        <translation>parametreye bir tür verin: $1::integer</translation>
    </message>
    <message>
        <source>the statement has no plan</source>
        <translation>sorgunun planı yok</translation>
    </message>
    <message>
        <source>Statement %1 cannot be planned and is left out: %2</source>
        <translation>%1 sorgusu planlanamıyor ve dışarıda bırakıldı: %2</translation>
    </message>
    <message>
        <source>The workload holds no writes and does not say over what time it ran, so what new indexes cost writes is not counted.</source>
        <translation>İş yükünde yazma yok ve ne kadar sürede çalıştığı belirtilmemiş; bu yüzden yeni indekslerin yazmalara getireceği maliyet sayılmadı.</translation>
    </message>
    <message>
        <source>there is no table %1</source>
        <translation>%1 adında tablo yok</translation>
    </message>
    <message>
        <source>An index on %1 %2 cannot be tried: %3</source>
        <translation>%1 %2 üzerinde bir indeks denenemiyor: %3</translation>
    </message>
    <message>
        <source>Statement %1 cannot be planned with new indexes: %2</source>
        <translation>%1 sorgusu yeni indekslerle planlanamıyor: %2</translation>
    </message>
    <message>
        <source>Serves the statements of %1 and of %2 in one index</source>
        <translation>%1 ile %2 anahtarlarının sorgularına tek indekste yarar</translation>
    </message>
    <message>
        <source>Serves conditions on %1</source>
        <translation>%1 üzerindeki koşulları karşılar</translation>
    </message>
    <message>
        <source>The log holds no statement to plan</source>
        <translation>Günlükte planlanacak sorgu yok</translation>
    </message>
    <message>
        <source>log statements with log_min_duration_statement, and messages in English with lc_messages = C</source>
        <translation>sorguları log_min_duration_statement ile, iletileri lc_messages = C ile İngilizce günlüğe yazın</translation>
    </message>
    <message>
        <source>The workload holds no statement to plan</source>
        <translation>İş yükünde planlanacak sorgu yok</translation>
    </message>
    <message>
        <source>give a SELECT, INSERT, UPDATE, DELETE or MERGE</source>
        <translation>bir SELECT, INSERT, UPDATE, DELETE veya MERGE verin</translation>
    </message>
    <message>
        <source>Line %1: the weight &quot;%2&quot; is no number above 0; 1 is taken</source>
        <translation>%1. satır: &quot;%2&quot; ağırlığı 0&apos;dan büyük bir sayı değil; 1 alındı</translation>
    </message>
    <message>
        <source>Line %1 is left out: %2</source>
        <translation>%1. satır dışarıda bırakıldı: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more statement(s) do not parse and are left out</source>
        <translation>
            <numerusform>%n sorgu daha çözümlenemiyor ve dışarıda bırakıldı</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) that no index can serve, like SET and BEGIN, are left out</source>
        <translation>
            <numerusform>SET ve BEGIN gibi hiçbir indeksin yaramadığı %n komut dışarıda bırakıldı</numerusform>
        </translation>
    </message>
    <message>
        <source>write statements, each ended by a semicolon</source>
        <translation>her biri noktalı virgülle biten sorgular yazın</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) that weigh least are left out, for there are too many</source>
        <translation>
            <numerusform>sayıları çok fazla olduğu için ağırlığı en az %n sorgu dışarıda bırakıldı</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) do not parse and are left out, the first because: %1</source>
        <translation>
            <numerusform>%n sorgu çözümlenemiyor ve dışarıda bırakıldı, ilkinin nedeni: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the server&apos;s statements</source>
        <translation>Sunucunun sorguları okunuyor</translation>
    </message>
    <message>
        <source>pg_stat_statements is not installed in this database</source>
        <translation>pg_stat_statements bu veritabanında kurulu değil</translation>
    </message>
    <message>
        <source>CREATE EXTENSION pg_stat_statements, or give a file of statements</source>
        <translation>CREATE EXTENSION pg_stat_statements çalıştırın veya bir sorgu dosyası verin</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) of other roles cannot be read; membership in pg_read_all_stats shows them</source>
        <translation>
            <numerusform>başka rollerin %n sorgusu okunamıyor; pg_read_all_stats üyeliği onları gösterir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) of the server do not parse and are left out</source>
        <translation>
            <numerusform>sunucunun %n sorgusu çözümlenemiyor ve dışarıda bırakıldı</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) are planned without the values of their parameters, which the server does not keep</source>
        <translation>
            <numerusform>%n sorgu parametrelerinin değerleri olmadan planlandı; sunucu bunları saklamaz</numerusform>
        </translation>
    </message>
    <message>
        <source>Connect for the clone</source>
        <translation>Klon için bağlan</translation>
    </message>
    <message>
        <source>Make the clone&apos;s database</source>
        <translation>Klonun veritabanını oluştur</translation>
    </message>
    <message>
        <source>Bring the schema into the clone</source>
        <translation>Şemayı klona aktar</translation>
    </message>
    <message>
        <source>Bring the statistics into the clone</source>
        <translation>İstatistikleri klona aktar</translation>
    </message>
    <message>
        <source>Give the clone&apos;s tables their sizes</source>
        <translation>Klonun tablolarına boyutlarını ver</translation>
    </message>
    <message>
        <source>Make the clone: %1</source>
        <translation>Klonu oluştur: %1</translation>
    </message>
    <message>
        <source>Plan the statements with each candidate</source>
        <translation>Sorguları her adayla planla</translation>
    </message>
    <message>
        <source>Search for the best set</source>
        <translation>En iyi kümeyi ara</translation>
    </message>
    <message>
        <source>Look for indexes to drop</source>
        <translation>Kaldırılacak indeksleri ara</translation>
    </message>
    <message>
        <source>Open a session with HypoPG</source>
        <translation>HypoPG ile bir oturum aç</translation>
    </message>
    <message>
        <source>Read the statements</source>
        <translation>Sorguları oku</translation>
    </message>
    <message>
        <source>Read tables and statistics</source>
        <translation>Tabloları ve istatistikleri oku</translation>
    </message>
    <message>
        <source>Find indexes worth trying</source>
        <translation>Denemeye değer indeksleri bul</translation>
    </message>
    <message>
        <source>There is no advice to vary yet</source>
        <translation>Değiştirilecek bir öneri henüz yok</translation>
    </message>
    <message>
        <source>There are no statements to advise on</source>
        <translation>Öneri verilecek sorgu yok</translation>
    </message>
    <message>
        <source>%1 could not be read as statements</source>
        <translation>%1 sorgu olarak okunamadı</translation>
    </message>
    <message>
        <source>There is no advice for this statement</source>
        <translation>Bu sorgu için öneri yok</translation>
    </message>
    <message>
        <source>give one SELECT, INSERT, UPDATE, DELETE or MERGE</source>
        <translation>tek bir SELECT, INSERT, UPDATE, DELETE veya MERGE verin</translation>
    </message>
    <message>
        <source>add it to shared_preload_libraries, restart the server and run CREATE EXTENSION pg_stat_statements; or give a file of statements</source>
        <translation>shared_preload_libraries ayarına ekleyin, sunucuyu yeniden başlatın ve CREATE EXTENSION pg_stat_statements çalıştırın; ya da bir sorgu dosyası verin</translation>
    </message>
    <message>
        <source>load pg_stat_statements by shared_preload_libraries and restart the server; or give a file of statements</source>
        <translation>pg_stat_statements&apos;ı shared_preload_libraries ile yükleyin ve sunucuyu yeniden başlatın; ya da bir sorgu dosyası verin</translation>
    </message>
    <message>
        <source>pg_stat_statements has none of this database</source>
        <translation>pg_stat_statements içinde bu veritabanının sorgusu yok</translation>
    </message>
    <message>
        <source>let the applications work for a while and ask again, with a role that has pg_read_all_stats; or give a file of statements</source>
        <translation>uygulamaları bir süre çalıştırıp pg_read_all_stats yetkisi olan bir rolle yeniden sorun; ya da bir sorgu dosyası verin</translation>
    </message>
    <message>
        <source>Keys %1, without the rows where %2 is NULL, which no comparison finds</source>
        <translation>Anahtarlar %1, %2 sütunu NULL olan satırlar olmadan: hiçbir karşılaştırma onları bulmaz</translation>
    </message>
    <message>
        <source>Finds rows by %1, for less than a longer index takes</source>
        <translation>Satırları %1 ile bulur, daha uzun bir indeksten az yer tutar</translation>
    </message>
    <message>
        <source>cannot copy data of %1</source>
        <translation>%1 veritabanının verileri kopyalanamıyor</translation>
    </message>
    <message>
        <source>cannot write %1</source>
        <translation>%1 yazılamıyor</translation>
    </message>
    <message>
        <source>What the server knows of the plan&apos;s tables could not be read</source>
        <translation>Sunucunun planın tabloları hakkında bildikleri okunamadı</translation>
    </message>
    <message>
        <source>it promised to save %1 of what its statements cost, but once it is built no plan uses it</source>
        <translation>sorgularının maliyetinden %1 kazandırmayı vaat ediyordu, ama kurulunca hiçbir plan onu kullanmıyor</translation>
    </message>
    <message>
        <source>once it is built no plan uses it</source>
        <translation>kurulunca hiçbir plan onu kullanmıyor</translation>
    </message>
    <message>
        <source>it promised to save %1 of what its statements cost; built it saves %2</source>
        <translation>sorgularının maliyetinden %1 kazandırmayı vaat ediyordu; kurulunca %2 kazandırıyor</translation>
    </message>
    <message>
        <source>built it saves nothing of what the workload costs</source>
        <translation>kurulunca iş yükünün maliyetinden hiçbir şey kazandırmıyor</translation>
    </message>
    <message>
        <source>the plans with it cost less, but its statements take longer</source>
        <translation>onunla planların maliyeti düşüyor, ama sorguları daha uzun sürüyor</translation>
    </message>
    <message>
        <source>built it saves %1 of what its statements cost; %2 were promised</source>
        <translation>kurulunca sorgularının maliyetinden %1 kazandırıyor; vaat edilen %2</translation>
    </message>
    <message>
        <source>built it saves %1 of what the workload costs</source>
        <translation>kurulunca iş yükünün maliyetinden %1 kazandırıyor</translation>
    </message>
    <message>
        <source>there is nothing to prove: no index is advised</source>
        <translation>kanıtlanacak bir şey yok: önerilen indeks yok</translation>
    </message>
    <message>
        <source>a copy limit of nothing leaves nothing to prove with</source>
        <translation>sıfır kopya sınırı, kanıtlamak için hiçbir şey bırakmıyor</translation>
    </message>
    <message>
        <source>cannot tell how big the tables are</source>
        <translation>tabloların ne kadar büyük olduğu anlaşılamıyor</translation>
    </message>
    <message>
        <source>the copy would be more than its limit of %1</source>
        <translation>kopya, %1 sınırını aşardı</translation>
    </message>
    <message>
        <source>raise the limit, or ask for fewer statements</source>
        <translation>sınırı artırın veya daha az sorgu isteyin</translation>
    </message>
    <message>
        <source>cannot tell how much room there is in %1</source>
        <translation>%1 içinde ne kadar yer olduğu anlaşılamıyor</translation>
    </message>
    <message>
        <source>free some space and try again</source>
        <translation>yer açıp yeniden deneyin</translation>
    </message>
    <message>
        <source>there is nothing to copy: the statements are about no table</source>
        <translation>kopyalanacak bir şey yok: sorgular hiçbir tabloyla ilgili değil</translation>
    </message>
    <message>
        <source>the tables that the statements touch hold %1, %2 alone %3</source>
        <translation>sorguların dokunduğu tablolar %1 tutuyor, yalnızca %2 tablosu %3</translation>
    </message>
    <message>
        <source>cannot remove %1</source>
        <translation>%1 silinemiyor</translation>
    </message>
    <message>
        <source>so much had been restored when it was stopped: %1</source>
        <translation>durdurulduğunda bu kadarı geri yüklenmişti: %1</translation>
    </message>
    <message>
        <source>%1 holds none of the tables that the statements touch</source>
        <translation>%1, sorguların dokunduğu tabloların hiçbirini içermiyor</translation>
    </message>
    <message>
        <source>name a backup of this database</source>
        <translation>bu veritabanının bir yedeğini belirtin</translation>
    </message>
    <message>
        <source>the copy can plan none of the statements</source>
        <translation>kopya, sorguların hiçbirini planlayamıyor</translation>
    </message>
    <message>
        <source>name a newer backup of this database</source>
        <translation>bu veritabanının daha yeni bir yedeğini belirtin</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) cannot be planned on the copy: %1</source>
        <translation>
            <numerusform>%n sorgu kopyada planlanamıyor: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>others weigh more, and were run instead</source>
        <translation>başkalarının ağırlığı daha fazla, onun yerine onlar çalıştırıldı</translation>
    </message>
    <message>
        <source>it calls %1(), which may do anything, and was only planned</source>
        <translation>her şeyi yapabilecek %1() fonksiyonunu çağırıyor, bu yüzden yalnızca planlandı</translation>
    </message>
    <message>
        <source>its parameters have no values to run it with</source>
        <translation>parametreleri için onu çalıştıracak değer yok</translation>
    </message>
    <message>
        <source>run with values out of the tables: %1</source>
        <translation>tablolardan alınan değerlerle çalıştırıldı: %1</translation>
    </message>
    <message>
        <source>it ran for more than %1 s</source>
        <translation>%1 sn süresinden uzun çalıştı</translation>
    </message>
    <message>
        <source>it failed: %1</source>
        <translation>hata verdi: %1</translation>
    </message>
    <message>
        <source>%1 cannot be asked for its scans</source>
        <translation>%1 sunucusuna taramaları sorulamıyor</translation>
    </message>
    <message>
        <source>name a physical replica of the server that is advised, and the same database</source>
        <translation>öneri yapılan sunucunun bir fiziksel replikasını ve aynı veritabanını belirtin</translation>
    </message>
    <message>
        <source>it is no replica of this server: its system identifier is %1, not %2</source>
        <translation>bu sunucunun replikası değil: sistem tanımlayıcısı %1, %2 değil</translation>
    </message>
    <message>
        <source>the database there is %1, not %2</source>
        <translation>oradaki veritabanı %1, %2 değil</translation>
    </message>
    <message>
        <source>it is the very server that is advised, whose scans are counted already</source>
        <translation>öneri yapılan sunucunun ta kendisi; taramaları zaten sayılıyor</translation>
    </message>
    <message>
        <source>Make a private server, read the planner&apos;s statistics</source>
        <translation>Özel bir sunucu oluştur, planlayıcının istatistiklerini oku</translation>
    </message>
    <message>
        <source>Ask the replicas for their scans</source>
        <translation>Replikalara taramalarını sor</translation>
    </message>
    <message>
        <source>Look what has to be copied</source>
        <translation>Nelerin kopyalanacağına bak</translation>
    </message>
    <message>
        <source>Make a private server for the copy</source>
        <translation>Kopya için özel bir sunucu oluştur</translation>
    </message>
    <message>
        <source>Copy the tables from the server</source>
        <translation>Tabloları sunucudan kopyala</translation>
    </message>
    <message>
        <source>Restore the backup</source>
        <translation>Yedeği geri yükle</translation>
    </message>
    <message>
        <source>Bring the tables into the copy</source>
        <translation>Tabloları kopyaya aktar</translation>
    </message>
    <message>
        <source>Make the copy&apos;s statistics</source>
        <translation>Kopyanın istatistiklerini oluştur</translation>
    </message>
    <message>
        <source>Plan the statements on the copy</source>
        <translation>Sorguları kopyada planla</translation>
    </message>
    <message>
        <source>Build %1 on the copy</source>
        <translation>%1 indeksini kopyada kur</translation>
    </message>
    <message>
        <source>Run the statements without and with %1</source>
        <translation>Sorguları %1 olmadan ve onunla çalıştır</translation>
    </message>
    <message>
        <source>Prove index advice on a copy</source>
        <translation>İndeks önerisini bir kopyada kanıtla</translation>
    </message>
    <message>
        <source>the private server ended while it was at work</source>
        <translation>özel sunucu çalışırken sona erdi</translation>
    </message>
    <message numerus="yes">
        <source>no scan for %1 days, here and on %n replica(s); not asked: %2</source>
        <translation>
            <numerusform>%1 gündür burada ve %n kopyada tarama yok; sorulmayanlar: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>no scan on this server for %1 days; replicas that were not asked may read it: %2</source>
        <translation>bu sunucuda %1 gündür tarama yok; sorulmayan kopyalar onu okuyor olabilir: %2</translation>
    </message>
    <message>
        <source>no scan on this server for %1 days; no replica streams from it</source>
        <translation>bu sunucuda %1 gündür tarama yok; ondan akış alan kopya yok</translation>
    </message>
    <message>
        <source>this role may not read all of its rows</source>
        <translation>bu rol satırlarının tümünü okuyamaz</translation>
    </message>
    <message>
        <source>its values are too large</source>
        <translation>değerleri çok büyük</translation>
    </message>
    <message>
        <source>%1 rows of %2 were read: statistics do not tell how large an index on it would be</source>
        <translation>%2 için %1 satır okundu: istatistikler üzerindeki bir dizinin ne kadar büyük olacağını söylemiyor</translation>
    </message>
    <message>
        <source>No rows of %1 were read to tell how large an index on it would be: %2</source>
        <translation>%1 üzerindeki bir dizinin ne kadar büyük olacağını söylemek için satır okunmadı: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) stream the log from this server; whether they are replicas is seen by a role with pg_monitor</source>
        <translation>
            <numerusform>%n bağlantı bu sunucudan günlük akışı alıyor; kopya olup olmadıklarını pg_monitor yetkisi olan bir rol görür</numerusform>
        </translation>
    </message>
    <message>
        <source>the copy takes about %1, and %2 are free in %3</source>
        <translation>kopya yaklaşık %1 tutuyor, %3 içinde ise %2 boş</translation>
    </message>
    <message>
        <source>the clone takes about %1, and %2 are free in %3</source>
        <translation>klon yaklaşık %1 tutuyor, %3 içinde ise %2 boş</translation>
    </message>
    <message>
        <source>the disk was full before it was done: the %1 that are free in %2 do not do</source>
        <translation>iş bitmeden disk doldu: %2 içinde boş olan %1 yetmiyor</translation>
    </message>
    <message>
        <source>there is no room for the copy</source>
        <translation>kopya için yer yok</translation>
    </message>
    <message>
        <source>there is no room for the clone</source>
        <translation>klon için yer yok</translation>
    </message>
    <message>
        <source>The replica %1 cannot be asked for its scans</source>
        <translation>%1 kopyasına taramaları sorulamıyor</translation>
    </message>
    <message>
        <source>The replica %1 (of %2; --no-replica does without it) cannot be asked for its scans</source>
        <translation>%1 kopyasına (%2 değişkeninden; --no-replica onsuz yapar) taramaları sorulamıyor</translation>
    </message>
    <message>
        <source>the workload deletes rows of %1 or changes their keys; each such row reads all of %2</source>
        <translation>iş yükü %1 satırlarını siliyor ya da anahtarlarını değiştiriyor; böyle her satır %2 tablosunun tümünü okur</translation>
    </message>
    <message>
        <source>ask as a role that may read it: what this one may not read is not in the clone either</source>
        <translation>onu okuyabilen bir rolle sorun: bu rolün okuyamadığı klonda da yoktur</translation>
    </message>
    <message>
        <source>it has no such column</source>
        <translation>böyle bir sütunu yok</translation>
    </message>
    <message>
        <source>After an index on an expression is built, run ANALYZE %1: before that the planner knows nothing of the expression&apos;s values</source>
        <translation>Bir ifade üzerindeki indeks kurulduktan sonra ANALYZE %1 çalıştırın: planlayıcı bundan önce ifadenin değerlerini bilmez</translation>
    </message>
    <message>
        <source>%1 rows of %2 were read to count those that partial indexes would hold</source>
        <translation>Kısmi indekslerin tutacağı satırları saymak için %2 tablosundan %1 satır okundu</translation>
    </message>
    <message>
        <source>Row level security hides rows of %1 from this role, and with them its statistics: ask as a role that it does not restrict</source>
        <translation>Satır düzeyi güvenlik %1 tablosunun satırlarını ve onlarla birlikte istatistiklerini bu rolden gizliyor: kısıtlanmayan bir rolle sorun</translation>
    </message>
    <message>
        <source>Statements on %1 are planned without the conditions that its row level security adds for some roles</source>
        <translation>%1 üzerindeki ifadeler, satır düzeyi güvenliğin bazı roller için eklediği koşullar olmadan planlanır</translation>
    </message>
</context>
<context>
    <name>backup</name>
    <message>
        <source>it is compressed as a whole; unpack it first, or take a dump in the custom format</source>
        <translation>bütünüyle sıkıştırılmış; önce açın veya custom biçiminde bir döküm alın</translation>
    </message>
    <message>
        <source>it is encrypted; decrypt it first</source>
        <translation>şifreli; önce şifresini çözün</translation>
    </message>
    <message>
        <source>cannot use %1 as a backup</source>
        <translation>%1 yedek olarak kullanılamıyor</translation>
    </message>
    <message>
        <source>it is no dump of pg_dump: neither an archive (custom, directory, tar) nor a script; it may be encrypted or another kind of file</source>
        <translation>pg_dump dökümü değil: ne bir arşiv (custom, directory, tar) ne de bir script; şifreli veya başka türden bir dosya olabilir</translation>
    </message>
    <message>
        <source>it is a copy of a server&apos;s data folder; only what pg_dump wrote can be restored table by table</source>
        <translation>bir sunucunun veri klasörünün kopyası; yalnızca pg_dump&apos;ın yazdıkları tablo tablo geri yüklenebilir</translation>
    </message>
    <message>
        <source>the folder holds no toc.dat, which a dump in the directory format has</source>
        <translation>klasörde, directory biçimindeki dökümlerde bulunan toc.dat yok</translation>
    </message>
    <message>
        <source>it is a dump of all databases by pg_dumpall; take one of a single database by pg_dump</source>
        <translation>pg_dumpall ile alınmış, bütün veritabanlarının dökümü; pg_dump ile tek bir veritabanının dökümünü alın</translation>
    </message>
    <message>
        <source>it is a tar file, but not of pg_dump; a packed folder has to be unpacked first</source>
        <translation>bir tar dosyası, ama pg_dump&apos;ın değil; paketlenmiş bir klasörün önce açılması gerekir</translation>
    </message>
    <message>
        <source>the script has no end: it was cut off</source>
        <translation>script&apos;in sonu yok: kesilmiş</translation>
    </message>
    <message>
        <source>there is no such file or folder</source>
        <translation>böyle bir dosya veya klasör yok</translation>
    </message>
    <message>
        <source>it is neither a file nor a folder</source>
        <translation>ne dosya ne de klasör</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>boş</translation>
    </message>
    <message>
        <source>the backup comes from PostgreSQL %1, and the server it is to stand for is %2</source>
        <translation>yedek PostgreSQL %1 sürümünden, yerini tutacağı sunucu ise %2</translation>
    </message>
    <message>
        <source>take a backup of this server, with the pg_dump of its version</source>
        <translation>bu sunucunun, kendi sürümündeki pg_dump ile bir yedeğini alın</translation>
    </message>
    <message>
        <source>cannot restore %1</source>
        <translation>%1 geri yüklenemiyor</translation>
    </message>
    <message>
        <source>there is no space left on this machine</source>
        <translation>bu makinede boş yer kalmadı</translation>
    </message>
    <message>
        <source>free some space and try again</source>
        <translation>yer açıp yeniden deneyin</translation>
    </message>
    <message>
        <source>a newer pg_dump wrote it than this server&apos;s version has</source>
        <translation>onu, bu sunucunun sürümündekinden daha yeni bir pg_dump yazmış</translation>
    </message>
    <message>
        <source>the backup is cut off or damaged: %1</source>
        <translation>yedek kesilmiş veya hasarlı: %1</translation>
    </message>
    <message>
        <source>the file cannot be read</source>
        <translation>dosya okunamıyor</translation>
    </message>
    <message>
        <source>a statement in it has no end within 64 MB</source>
        <translation>içindeki bir komut 64 MB içinde bitmiyor</translation>
    </message>
    <message>
        <source>the script ends in the middle</source>
        <translation>script ortasında bitiyor</translation>
    </message>
    <message>
        <source>the restore was cancelled</source>
        <translation>geri yükleme iptal edildi</translation>
    </message>
    <message>
        <source>cannot restore the rows of %1 from %2</source>
        <translation>%1 satırları %2 yedeğinden geri yüklenemiyor</translation>
    </message>
</context>
<context>
    <name>base</name>
    <message>
        <source>cannot run %1</source>
        <translation>%1 çalıştırılamıyor</translation>
    </message>
    <message>
        <source>cannot run %1 as %2</source>
        <translation>%1, %2 hesabıyla çalıştırılamıyor</translation>
    </message>
    <message>
        <source>cannot run %1 in %2</source>
        <translation>%1, %2 içinde çalıştırılamıyor</translation>
    </message>
    <message>
        <source>cannot write %1</source>
        <translation>%1 yazılamıyor</translation>
    </message>
    <message>
        <source>cancelled while waiting for %1</source>
        <translation>%1 beklenirken iptal edildi</translation>
    </message>
    <message>
        <source>%1 did not answer in time</source>
        <translation>%1 zamanında yanıt vermedi</translation>
    </message>
    <message>
        <source>cannot wait for %1</source>
        <translation>%1 beklenemiyor</translation>
    </message>
    <message>
        <source>cannot read from %1</source>
        <translation>%1 kaynağından okunamıyor</translation>
    </message>
    <message>
        <source>cannot write to %1</source>
        <translation>%1 hedefine yazılamıyor</translation>
    </message>
    <message>
        <source>cannot make a pipe</source>
        <translation>pipe oluşturulamıyor</translation>
    </message>
    <message>
        <source>cannot write to a pipe</source>
        <translation>bir pipe&apos;a yazılamıyor</translation>
    </message>
    <message>
        <source>cannot read %1</source>
        <translation>%1 okunamıyor</translation>
    </message>
    <message>
        <source>%1 was written already</source>
        <translation>%1 zaten yazılmış</translation>
    </message>
    <message>
        <source>%1 is larger than %2 bytes</source>
        <translation>%1, %2 bayttan büyük</translation>
    </message>
    <message>
        <source>cannot lock %1</source>
        <translation>%1 kilitlenemiyor</translation>
    </message>
    <message>
        <source>cancelled while waiting for the lock on %1</source>
        <translation>%1 üzerindeki kilit beklenirken iptal edildi</translation>
    </message>
    <message>
        <source>another program holds the lock on %1</source>
        <translation>%1 üzerindeki kilit başka bir programda</translation>
    </message>
    <message>
        <source>cannot make the folder %1</source>
        <translation>%1 klasörü oluşturulamıyor</translation>
    </message>
    <message>
        <source>%1 is there already</source>
        <translation>%1 zaten var</translation>
    </message>
    <message>
        <source>cannot give %1 to the account %2</source>
        <translation>%1, %2 hesabına verilemiyor</translation>
    </message>
    <message>
        <source>the account %1 cannot reach %2</source>
        <translation>%1 hesabı %2 konumuna erişemiyor</translation>
    </message>
    <message>
        <source>%1 is closed to it</source>
        <translation>%1 ona kapalı</translation>
    </message>
    <message>
        <source>choose a folder that every account can reach, for example below /var/lib</source>
        <translation>her hesabın erişebildiği bir klasör seçin, örneğin /var/lib altında</translation>
    </message>
    <message>
        <source>cannot remove %1</source>
        <translation>%1 silinemiyor</translation>
    </message>
    <message>
        <source>cannot find a free TCP port</source>
        <translation>boş bir TCP portu bulunamıyor</translation>
    </message>
    <message>
        <source>The name %1 cannot be resolved</source>
        <translation>%1 adı çözümlenemiyor</translation>
    </message>
    <message>
        <source>The name %1 has no address</source>
        <translation>%1 adının adresi yok</translation>
    </message>
    <message>
        <source>Cannot start a thread to resolve %1</source>
        <translation>%1 adını çözmek için thread başlatılamıyor</translation>
    </message>
    <message>
        <source>A name was asked for before it was resolved</source>
        <translation>Bir ad çözümlenmeden istendi</translation>
    </message>
    <message>
        <source>Cannot wait for a socket</source>
        <translation>Bir soket beklenemiyor</translation>
    </message>
    <message>
        <source>Cannot make a wake-up channel</source>
        <translation>Uyandırma kanalı oluşturulamıyor</translation>
    </message>
    <message>
        <source>The wait was cancelled</source>
        <translation>Bekleme iptal edildi</translation>
    </message>
    <message>
        <source>The time allowed has passed</source>
        <translation>Tanınan süre doldu</translation>
    </message>
    <message>
        <source>Cannot watch a socket</source>
        <translation>Bir soket izlenemiyor</translation>
    </message>
    <message>
        <source>Cannot watch sockets</source>
        <translation>Soketler izlenemiyor</translation>
    </message>
    <message>
        <source>there is no account %1 on this machine</source>
        <translation>bu makinede %1 hesabı yok</translation>
    </message>
    <message>
        <source>cannot signal process %1</source>
        <translation>%1 sürecine sinyal gönderilemiyor</translation>
    </message>
    <message>
        <source>it has ended</source>
        <translation>sona ermiş</translation>
    </message>
    <message>
        <source>cancelled while waiting for process %1 to end</source>
        <translation>%1 sürecinin bitmesi beklenirken iptal edildi</translation>
    </message>
    <message>
        <source>process %1 did not end in time</source>
        <translation>%1 süreci zamanında bitmedi</translation>
    </message>
    <message>
        <source>cannot find the running program</source>
        <translation>çalışan program bulunamıyor</translation>
    </message>
    <message>
        <source>a network connection failed</source>
        <translation>bir ağ bağlantısı başarısız oldu</translation>
    </message>
    <message>
        <source>%1 is neither a numeric address nor a socket&apos;s path</source>
        <translation>%1 ne sayısal bir adres ne de bir soket yolu</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a write-ahead log position</source>
        <translation>&quot;%1&quot; bir WAL konumu değil</translation>
    </message>
    <message>
        <source>write it as the server does, for example 16/B374D848</source>
        <translation>sunucunun yazdığı gibi yazın, örneğin 16/B374D848</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a size</source>
        <translation>&quot;%1&quot; bir boyut değil</translation>
    </message>
    <message>
        <source>write a number and B, kB, MB, GB or TB, for example 64MB</source>
        <translation>bir sayı ve B, kB, MB, GB ya da TB yazın, örneğin 64MB</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too large</source>
        <translation>&quot;%1&quot; çok büyük</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a span of time</source>
        <translation>&quot;%1&quot; bir süre değil</translation>
    </message>
    <message>
        <source>write a number and us, ms, s, min, h or d, for example 30s</source>
        <translation>bir sayı ve us, ms, s, min, h ya da d yazın, örneğin 30s</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too long</source>
        <translation>&quot;%1&quot; çok uzun</translation>
    </message>
    <message>
        <source>%1 cannot be a socket&apos;s path</source>
        <translation>%1 bir soket yolu olamaz</translation>
    </message>
</context>
<context>
    <name>check</name>
    <message>
        <source>This could not be looked at: %1</source>
        <translation>Buna bakılamadı: %1</translation>
    </message>
    <message>
        <source>The checks were stopped</source>
        <translation>Denetimler durduruldu</translation>
    </message>
    <message>
        <source>The setting %1 holds &quot;%2&quot;, which is not two numbers such as 10,30; the defaults held</source>
        <translation>%1 ayarında &quot;%2&quot; var; bu 10,30 gibi iki sayı değil; varsayılanlar geçerli oldu</translation>
    </message>
    <message>
        <source>Healthy</source>
        <translation>Sağlıklı</translation>
    </message>
    <message numerus="yes">
        <source>Nothing wrong is in sight, but %n check(s) could not be made</source>
        <translation>
            <numerusform>Görünürde bir sorun yok, ama %n denetim yapılamadı</numerusform>
        </translation>
    </message>
    <message>
        <source>One thing deserves a look</source>
        <translation>Bir nokta bakmaya değer</translation>
    </message>
    <message>
        <source>Two things deserve a look</source>
        <translation>İki nokta bakmaya değer</translation>
    </message>
    <message>
        <source>Three things deserve a look</source>
        <translation>Üç nokta bakmaya değer</translation>
    </message>
    <message>
        <source>%2 things deserve a look</source>
        <translation>%2 nokta bakmaya değer</translation>
    </message>
    <message>
        <source>One thing is wrong</source>
        <translation>Bir sorun var</translation>
    </message>
    <message>
        <source>One thing is wrong, one deserves a look</source>
        <translation>Bir sorun var, bir nokta bakmaya değer</translation>
    </message>
    <message>
        <source>One thing is wrong, two deserve a look</source>
        <translation>Bir sorun var, iki nokta bakmaya değer</translation>
    </message>
    <message>
        <source>One thing is wrong, three deserve a look</source>
        <translation>Bir sorun var, üç nokta bakmaya değer</translation>
    </message>
    <message>
        <source>One thing is wrong, %2 deserve a look</source>
        <translation>Bir sorun var, %2 nokta bakmaya değer</translation>
    </message>
    <message>
        <source>Two things are wrong</source>
        <translation>İki sorun var</translation>
    </message>
    <message>
        <source>Two things are wrong, one deserves a look</source>
        <translation>İki sorun var, bir nokta bakmaya değer</translation>
    </message>
    <message>
        <source>Two things are wrong, two deserve a look</source>
        <translation>İki sorun var, iki nokta bakmaya değer</translation>
    </message>
    <message>
        <source>Two things are wrong, three deserve a look</source>
        <translation>İki sorun var, üç nokta bakmaya değer</translation>
    </message>
    <message>
        <source>Three things are wrong</source>
        <translation>Üç sorun var</translation>
    </message>
    <message>
        <source>Three things are wrong, one deserves a look</source>
        <translation>Üç sorun var, bir nokta bakmaya değer</translation>
    </message>
    <message>
        <source>%1 things are wrong</source>
        <translation>%1 sorun var</translation>
    </message>
    <message>
        <source>%1 things are wrong, one deserves a look</source>
        <translation>%1 sorun var, bir nokta bakmaya değer</translation>
    </message>
    <message>
        <source>%1 things are wrong, %2 deserve a look</source>
        <translation>%1 sorun var, %2 nokta bakmaya değer</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) of other roles cannot be seen into</source>
        <translation>
            <numerusform>başka rollere ait %n oturumun içi görülemiyor</numerusform>
        </translation>
    </message>
    <message>
        <source>The sessions could not be counted</source>
        <translation>Oturumlar sayılamadı</translation>
    </message>
    <message>
        <source>%1 of %2 connections are in use (%3)</source>
        <translation>%2 bağlantının %1 tanesi kullanımda (%3)</translation>
    </message>
    <message>
        <source>%1 as %2: %3 sessions, %4 of them idle</source>
        <translation>%1, %2 rolüyle: %3 oturum, %4 tanesi boşta</translation>
    </message>
    <message>
        <source>Let applications share connections through a pool and close idle ones; raise max_connections last</source>
        <translation>Uygulamalar bağlantıları bir havuzla paylaşsın, boştakileri kapatın; max_connections değerini en son artırın</translation>
    </message>
    <message>
        <source>%1 has been idle in its transaction for %2; its last statement: %3</source>
        <translation>%1, %2 süredir transaction içinde boşta; son sorgusu: %3</translation>
    </message>
    <message>
        <source>No session has been idle in a transaction for %1 or longer</source>
        <translation>%1 veya daha uzun süredir transaction içinde boşta bekleyen oturum yok</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) idle in transaction, the longest for %1 (warning from %2, critical from %3)</source>
        <translation>
            <numerusform>%n oturum transaction içinde boşta, en uzunu %1 (uyarı sınırı %2, kritik sınır %3)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) idle in transaction, the longest for %1 (warning from %2, critical from %3, as set for database %4)</source>
        <translation>
            <numerusform>%n oturum transaction içinde boşta, en uzunu %1 (uyarı sınırı %2, kritik sınır %3; %4 veritabanı için ayarlandığı gibi)</numerusform>
        </translation>
    </message>
    <message>
        <source>End the session with SELECT pg_terminate_backend(%1); and set idle_in_transaction_session_timeout for its role</source>
        <translation>Oturumu SELECT pg_terminate_backend(%1); ile sonlandırın ve rolü için idle_in_transaction_session_timeout ayarlayın</translation>
    </message>
    <message>
        <source>%1 has been running this for %2: %3</source>
        <translation>%1 bunu %2 süredir çalıştırıyor: %3</translation>
    </message>
    <message>
        <source>No statement has been running for %1 or longer</source>
        <translation>%1 veya daha uzun süredir çalışan sorgu yok</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) running for long, the longest for %1 (warning from %2, critical from %3)</source>
        <translation>
            <numerusform>uzun süredir çalışan %n sorgu, en uzunu %1 (uyarı sınırı %2, kritik sınır %3)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) running for long, the longest for %1 (warning from %2, critical from %3, as set for database %4)</source>
        <translation>
            <numerusform>uzun süredir çalışan %n sorgu, en uzunu %1 (uyarı sınırı %2, kritik sınır %3; %4 veritabanı için ayarlandığı gibi)</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at its plan; stop it with SELECT pg_cancel_backend(%1);</source>
        <translation>Planına bakın; durdurmak için SELECT pg_cancel_backend(%1);</translation>
    </message>
    <message>
        <source>%1 has waited %2 for %3 on %4, behind session %5</source>
        <translation>%1, %4 üzerinde %3 kilidini %2 süredir bekliyor, önünde %5 oturumu var</translation>
    </message>
    <message>
        <source>No session has waited for a lock for %1 or longer</source>
        <translation>%1 veya daha uzun süredir kilit bekleyen oturum yok</translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) waiting for locks, the longest for %1 (warning from %2, critical from %3)</source>
        <translation>
            <numerusform>%n oturum kilit bekliyor, en uzunu %1 (uyarı sınırı %2, kritik sınır %3)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) waiting for locks, the longest for %1 (warning from %2, critical from %3, as set for database %4)</source>
        <translation>
            <numerusform>%n oturum kilit bekliyor, en uzunu %1 (uyarı sınırı %2, kritik sınır %3; %4 veritabanı için ayarlandığı gibi)</numerusform>
        </translation>
    </message>
    <message>
        <source>End the root of the queue: SELECT pg_terminate_backend(%1);</source>
        <translation>Kuyruğun kökündeki oturumu sonlandırın: SELECT pg_terminate_backend(%1);</translation>
    </message>
    <message>
        <source>Vacuum is held back by %1 transactions at most</source>
        <translation>Vacuum en çok %1 transaction geride tutuluyor</translation>
    </message>
    <message>
        <source>Replication slot %1 (%3) holds back %2 transactions</source>
        <translation>%1 replikasyon slotu (%3) %2 transaction geride tutuyor</translation>
    </message>
    <message>
        <source>Prepared transaction %1 of %3 holds back %2 transactions</source>
        <translation>%3 rolünün hazırlanmış transaction&apos;ı %1, %2 transaction geride tutuyor</translation>
    </message>
    <message>
        <source>Standby %1 holds back %2 transactions by its feedback</source>
        <translation>%1 standby sunucusu geri bildirimiyle %2 transaction geride tutuyor</translation>
    </message>
    <message>
        <source>Session %1 (%3) holds back %2 transactions</source>
        <translation>%1 oturumu (%3) %2 transaction geride tutuyor</translation>
    </message>
    <message>
        <source>Revive its consumer, or SELECT pg_drop_replication_slot(%1);</source>
        <translation>Tüketicisini yeniden çalıştırın veya SELECT pg_drop_replication_slot(%1);</translation>
    </message>
    <message>
        <source>COMMIT PREPARED %1; or ROLLBACK PREPARED %1;</source>
        <translation>COMMIT PREPARED %1; veya ROLLBACK PREPARED %1;</translation>
    </message>
    <message>
        <source>End the long query on the standby, or turn hot_standby_feedback off there</source>
        <translation>Standby&apos;daki uzun sorguyu sonlandırın veya orada hot_standby_feedback ayarını kapatın</translation>
    </message>
    <message>
        <source>End that session: SELECT pg_terminate_backend(%1);</source>
        <translation>O oturumu sonlandırın: SELECT pg_terminate_backend(%1);</translation>
    </message>
    <message>
        <source>Vacuum cannot clean up what the last %1 transactions left</source>
        <translation>Vacuum son %1 transaction&apos;dan kalanları temizleyemiyor</translation>
    </message>
    <message>
        <source>The oldest unfrozen transaction, in database %1, is %2 transactions old; the server stops at about 2.1 billion</source>
        <translation>%1 veritabanındaki en eski dondurulmamış transaction %2 transaction yaşında; sunucu yaklaşık 2,1 milyarda durur</translation>
    </message>
    <message>
        <source>Database %1: %2 transactions</source>
        <translation>%1 veritabanı: %2 transaction</translation>
    </message>
    <message>
        <source>Find what keeps autovacuum from the oldest tables of database %1 and run VACUUM (FREEZE) on them</source>
        <translation>%1 veritabanının en eski tablolarında autovacuum&apos;u neyin engellediğini bulun ve onlarda VACUUM (FREEZE) çalıştırın</translation>
    </message>
    <message numerus="yes">
        <source>%n sequence(s) may not be read</source>
        <translation>
            <numerusform>%n sequence okunamıyor, yetki yok</numerusform>
        </translation>
    </message>
    <message>
        <source>Grant %1 SELECT on the sequences</source>
        <translation>%1 rolüne sequence&apos;lar için SELECT yetkisi verin</translation>
    </message>
    <message>
        <source>No sequence has used up more than %1 of its range</source>
        <translation>Hiçbir sequence aralığının %1 kadarından fazlasını tüketmedi</translation>
    </message>
    <message>
        <source>Sequence %1 stands at %2 of %3</source>
        <translation>%1 sequence&apos;ı %2 / %3 noktasında</translation>
    </message>
    <message>
        <source>Sequence %1 has used up %2 of its range</source>
        <translation>%1 sequence&apos;ı aralığının %2 kadarını tüketti</translation>
    </message>
    <message>
        <source>Move the column to bigint, then ALTER SEQUENCE %1 AS bigint;</source>
        <translation>Sütunu bigint yapın, sonra ALTER SEQUENCE %1 AS bigint;</translation>
    </message>
    <message>
        <source>There was no time to watch what the server reads</source>
        <translation>Sunucunun okumalarını izlemeye zaman kalmadı</translation>
    </message>
    <message>
        <source>Database %1: %2 of %3 blocks came from memory</source>
        <translation>%1 veritabanı: %3 bloğun %2 kadarı bellekten geldi</translation>
    </message>
    <message>
        <source>The statistics were reset while the server was watched</source>
        <translation>Sunucu izlenirken istatistikler sıfırlandı</translation>
    </message>
    <message>
        <source>Too little was read in %1 to judge the cache by (%2 blocks)</source>
        <translation>%1 içinde önbelleği değerlendirmeye yetecek kadar okuma olmadı (%2 blok)</translation>
    </message>
    <message>
        <source>In %1, %2 of %3 blocks came from shared memory</source>
        <translation>%1 içinde %3 bloğun %2 kadarı paylaşılan bellekten geldi</translation>
    </message>
    <message>
        <source>Find the statements that read most and give them an index; then look at shared_buffers</source>
        <translation>En çok okuyan sorguları bulup onlara indeks verin; sonra shared_buffers değerine bakın</translation>
    </message>
    <message>
        <source>Every index is valid</source>
        <translation>Bütün indeksler geçerli</translation>
    </message>
    <message>
        <source>Index %1 on %2 costs writes and %3 and answers no query</source>
        <translation>%2 üzerindeki %1 indeksi yazma yükü ve %3 yer tutuyor, hiçbir sorguya yanıt vermiyor</translation>
    </message>
    <message>
        <source>Invalid indexes: %1; the largest is %2</source>
        <translation>Geçersiz indeksler: %1; en büyüğü %2</translation>
    </message>
    <message>
        <source>REINDEX INDEX CONCURRENTLY %1; or DROP INDEX CONCURRENTLY %1;</source>
        <translation>REINDEX INDEX CONCURRENTLY %1; veya DROP INDEX CONCURRENTLY %1;</translation>
    </message>
    <message>
        <source>No setting endangers the data, none waits for a restart</source>
        <translation>Veriyi tehlikeye atan veya yeniden başlatma bekleyen ayar yok</translation>
    </message>
    <message>
        <source>%1 is off: a crash can destroy the database</source>
        <translation>%1 kapalı: bir çökme veritabanını yok edebilir</translation>
    </message>
    <message>
        <source>%1 was changed and waits for a restart; it still is %2</source>
        <translation>%1 değiştirildi ve yeniden başlatma bekliyor; şu an hâlâ %2</translation>
    </message>
    <message>
        <source>ALTER SYSTEM SET %1 = on; SELECT pg_reload_conf();</source>
        <translation>ALTER SYSTEM SET %1 = on; SELECT pg_reload_conf();</translation>
    </message>
    <message numerus="yes">
        <source>%n setting(s) waiting for a restart, among them %1</source>
        <translation>
            <numerusform>%n ayar yeniden başlatma bekliyor, aralarında %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Restart the server when it suits</source>
        <translation>Sunucuyu uygun bir zamanda yeniden başlatın</translation>
    </message>
    <message>
        <source>Connections in use</source>
        <translation>Kullanımdaki bağlantılar</translation>
    </message>
    <message>
        <source>Sessions idle in transaction</source>
        <translation>Transaction içinde boşta oturumlar</translation>
    </message>
    <message>
        <source>Sessions waiting for locks</source>
        <translation>Kilit bekleyen oturumlar</translation>
    </message>
    <message>
        <source>Long running statements</source>
        <translation>Uzun süren sorgular</translation>
    </message>
    <message>
        <source>Vacuum held back</source>
        <translation>Geride tutulan vacuum</translation>
    </message>
    <message>
        <source>Transaction numbers used up</source>
        <translation>Tüketilen transaction numaraları</translation>
    </message>
    <message>
        <source>Sequences used up</source>
        <translation>Tükenen sequence&apos;lar</translation>
    </message>
    <message>
        <source>Invalid indexes</source>
        <translation>Geçersiz indeksler</translation>
    </message>
    <message>
        <source>Unsafe or pending settings</source>
        <translation>Güvensiz veya bekleyen ayarlar</translation>
    </message>
    <message>
        <source>Blocks found in memory</source>
        <translation>Bellekte bulunan bloklar</translation>
    </message>
    <message>
        <source>look at its plan on the page of slow queries</source>
        <translation>planına yavaş sorgular sayfasında bakın</translation>
    </message>
    <message>
        <source>One statement dominates</source>
        <translation>Tek bir sorgu baskın</translation>
    </message>
    <message>
        <source>%1 takes %2 of all statement time, %3 a call on average</source>
        <translation>%1: bütün sorgu süresinin %2 kadarı, çağrı başına ortalama %3</translation>
    </message>
    <message>
        <source>A slow statement is often called</source>
        <translation>Yavaş bir sorgu sık çağrılıyor</translation>
    </message>
    <message>
        <source>%1 takes %2 a call on average and was called %3 times</source>
        <translation>%1: çağrı başına ortalama %2, %3 kez çağrıldı</translation>
    </message>
    <message>
        <source>Connections that programs leak</source>
        <translation>Programların sızdırdığı bağlantılar</translation>
    </message>
    <message numerus="yes">
        <source>%1 (process %2) holds %n connection(s) that nobody uses, the longest for %3: taken by %4 at %5:%6, backend %7</source>
        <translation>
            <numerusform>%1 (süreç %2) kimsenin kullanmadığı %n bağlantı tutuyor, en uzunu %3 süredir: %5:%6 konumunda %4 almış, backend %7</numerusform>
        </translation>
    </message>
    <message>
        <source>The pool feed is off: which programs leak connections is not seen</source>
        <translation>Havuz akışı kapalı: hangi programların bağlantı sızdırdığı görülmüyor</translation>
    </message>
    <message>
        <source>Start Howdah without HOWDAH_POOL_FEED=off</source>
        <translation>Howdah&apos;ı HOWDAH_POOL_FEED=off olmadan başlatın</translation>
    </message>
    <message>
        <source>No pool on this machine holds connections here that nobody uses</source>
        <translation>Bu makinede, buraya kimsenin kullanmadığı bağlantı tutan havuz yok</translation>
    </message>
    <message numerus="yes">
        <source>%1 leaks: %n connection(s) that nobody uses, and its pool has none left for those who wait</source>
        <translation>
            <numerusform>%1 sızdırıyor: kimsenin kullanmadığı %n bağlantı; havuzunda bekleyenler için bağlantı kalmadı</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 leaks: %n connection(s) that nobody uses</source>
        <translation>
            <numerusform>%1 sızdırıyor: kimsenin kullanmadığı %n bağlantı</numerusform>
        </translation>
    </message>
    <message>
        <source>Give the connection back where %1 took it (%2:%3); until then restart the program, or end the session with SELECT pg_terminate_backend(%4);</source>
        <translation>Bağlantıyı %1 tarafından alındığı yerde (%2:%3) geri verin; o zamana kadar programı yeniden başlatın veya oturumu SELECT pg_terminate_backend(%4); ile sonlandırın</translation>
    </message>
</context>
<context>
    <name>connections</name>
    <message numerus="yes">
        <source>%n connection(s) never returned; %1 ago there was one more</source>
        <translation>
            <numerusform>%n bağlantı hiç geri verilmedi; son artış %1 önceydi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) never returned, one more every %1; at that rate no slot is left in %2</source>
        <translation>
            <numerusform>%n bağlantı hiç geri verilmedi, her %1 içinde bir tane daha; bu hızla %2 içinde boş slot kalmaz</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) never returned, one more every %1</source>
        <translation>
            <numerusform>%n bağlantı hiç geri verilmedi, her %1 içinde bir tane daha</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) more in %1; some were given back before</source>
        <translation>
            <numerusform>%1 içinde %n bağlantı daha; öncesinde bazıları geri verilmişti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) more in %1, and they are used</source>
        <translation>
            <numerusform>%1 içinde %n bağlantı daha, ve kullanılıyorlar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) more in %1, none given back so far</source>
        <translation>
            <numerusform>%1 içinde %n bağlantı daha, şimdiye kadar hiçbiri geri verilmedi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n session(s) idle in transaction, the longest for %1</source>
        <translation>
            <numerusform>%n oturum transaction içinde boşta, en uzunu %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) idle for longer than %1, the longest for %2</source>
        <translation>
            <numerusform>%n bağlantı %1 sınırından uzun süredir boşta, en uzunu %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What %n connection(s) do is hidden from our role</source>
        <translation>
            <numerusform>%n bağlantının ne yaptığı bizim rolümüzden gizli</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s), watched for %1 so far</source>
        <translation>
            <numerusform>%n bağlantı, şimdiye kadar %1 izlendi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s), no lasting growth in %1</source>
        <translation>
            <numerusform>%n bağlantı, %1 içinde kalıcı artış yok</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>console</name>
    <message>
        <source>There is no profile &quot;%1&quot;</source>
        <translation>&quot;%1&quot; adlı profil yok</translation>
    </message>
    <message numerus="yes">
        <source>%n job(s) of an earlier run had not come to an end</source>
        <translation>
            <numerusform>önceki bir çalıştırmadan %n iş sona ermemişti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n private cluster(s) of an earlier run were stopped</source>
        <translation>
            <numerusform>önceki bir çalıştırmadan kalan %n özel cluster durduruldu</numerusform>
        </translation>
    </message>
    <message>
        <source>The profile was not saved</source>
        <translation>Profil kaydedilmedi</translation>
    </message>
    <message>
        <source>It has no name</source>
        <translation>Adı yok</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation>Demoyu başlat</translation>
    </message>
    <message>
        <source>The replicas were not kept</source>
        <translation>Kopyalar saklanmadı</translation>
    </message>
    <message>
        <source>There is no connection that they belong to</source>
        <translation>Ait oldukları bir bağlantı yok</translation>
    </message>
</context>
<context>
    <name>ctl</name>
    <message>
        <source>The answer could not be written</source>
        <translation>Yanıt yazılamadı</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>Anlaşılmadı</translation>
    </message>
    <message>
        <source>see howdahctl --help</source>
        <translation>bakınız: howdahctl --help</translation>
    </message>
    <message>
        <source>The demo does not run</source>
        <translation>Demo çalışmıyor</translation>
    </message>
    <message>
        <source>start it with: howdahctl demo start</source>
        <translation>başlatmak için: howdahctl demo start</translation>
    </message>
    <message>
        <source>No reading from %1 in time</source>
        <translation>%1 sunucusundan zamanında ölçüm gelmedi</translation>
    </message>
    <message>
        <source>see whether the server answers, or give it longer with --timeout</source>
        <translation>sunucunun yanıt verip vermediğine bakın veya --timeout ile daha uzun süre tanıyın</translation>
    </message>
    <message>
        <source>Standard input is too long for a plan</source>
        <translation>Standart girdi bir plan için çok uzun</translation>
    </message>
    <message>
        <source>Slow statements cannot be read</source>
        <translation>Yavaş sorgular okunamıyor</translation>
    </message>
    <message>
        <source>The pool feed is off</source>
        <translation>Havuz akışı kapalı</translation>
    </message>
    <message>
        <source>unset HOWDAH_POOL_FEED to use it</source>
        <translation>kullanmak için HOWDAH_POOL_FEED değişkenini kaldırın</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Kesildi</translation>
    </message>
    <message>
        <source>A connect is taken to last %1, as ours did</source>
        <translation>Bir bağlanmanın, bizimki gibi, %1 sürdüğü varsayıldı</translation>
    </message>
    <message numerus="yes">
        <source>The application had up to %n connection(s) open</source>
        <translation>
            <numerusform>Uygulamanın aynı anda en çok %n bağlantısı açıktı</numerusform>
        </translation>
    </message>
    <message>
        <source>No process of this account has a pool open</source>
        <translation>Bu hesabın hiçbir sürecinde açık havuz yok</translation>
    </message>
    <message>
        <source>No process of this account has a pool named %1</source>
        <translation>Bu hesabın hiçbir sürecinde %1 adlı havuz yok</translation>
    </message>
    <message>
        <source>use --source activity or pgbouncer</source>
        <translation>--source activity veya pgbouncer kullanın</translation>
    </message>
    <message>
        <source>choose one of: %1</source>
        <translation>şunlardan birini seçin: %1</translation>
    </message>
    <message>
        <source>There are several pools: %1</source>
        <translation>Birden çok havuz var: %1</translation>
    </message>
    <message>
        <source>name one with --application</source>
        <translation>--application ile birini belirtin</translation>
    </message>
    <message numerus="yes">
        <source>%n processes have a pool of this name: the busiest one&apos;s is meant</source>
        <translation>
            <numerusform>%n süreçte bu adla havuz var: en yoğun olanınki esas alınır</numerusform>
        </translation>
    </message>
    <message>
        <source>A budget of nothing allows no index</source>
        <translation>Sıfır bütçe hiçbir indekse izin vermez</translation>
    </message>
    <message>
        <source>leave --budget out for no limit</source>
        <translation>sınır istemiyorsanız --budget vermeyin</translation>
    </message>
    <message>
        <source>Standard input cannot be read</source>
        <translation>Standart girdi okunamıyor</translation>
    </message>
    <message>
        <source>There is no plan %1 in %2</source>
        <translation>%2 içinde %1. plan yok</translation>
    </message>
    <message numerus="yes">
        <source>it holds %n plan(s)</source>
        <translation>
            <numerusform>içinde %n plan var</numerusform>
        </translation>
    </message>
    <message>
        <source>--json and --format %1 exclude each other</source>
        <translation>--json ve --format %1 birlikte kullanılamaz</translation>
    </message>
    <message>
        <source>leave one of them out</source>
        <translation>birini çıkarın</translation>
    </message>
    <message>
        <source>Standard input can be one of the two plans only</source>
        <translation>Standart girdi iki plandan yalnızca biri olabilir</translation>
    </message>
    <message>
        <source>give the other as a file</source>
        <translation>ötekini dosya olarak verin</translation>
    </message>
    <message>
        <source>%1 cannot be read as a plan</source>
        <translation>%1 plan olarak okunamıyor</translation>
    </message>
    <message>
        <source>The statement was not run: no rollback takes back what %1 does</source>
        <translation>Sorgu çalıştırılmadı: %1 işleminin yaptığını hiçbir rollback geri almaz</translation>
    </message>
    <message>
        <source>Allow it with --writes, or ask for the plan alone</source>
        <translation>--writes ile izin verin veya yalnızca planını isteyin</translation>
    </message>
    <message>
        <source>--backup and --copy-limit are for advice that is built</source>
        <translation>--backup ve --copy-limit, kurularak kanıtlanan öneri içindir</translation>
    </message>
    <message>
        <source>add --prove built</source>
        <translation>--prove built ekleyin</translation>
    </message>
    <message>
        <source>A copy limit of nothing leaves nothing to prove with</source>
        <translation>Sıfır kopya sınırı, kanıtlamak için hiçbir şey bırakmıyor</translation>
    </message>
</context>
<context>
    <name>demo</name>
    <message>
        <source>the demo in %1 does not run</source>
        <translation>%1 içindeki demo çalışmıyor</translation>
    </message>
    <message>
        <source>howdahctl demo start starts it</source>
        <translation>howdahctl demo start onu başlatır</translation>
    </message>
    <message>
        <source>the start of the demo was cancelled</source>
        <translation>demonun başlatılması iptal edildi</translation>
    </message>
    <message>
        <source>the demo needs a folder</source>
        <translation>demo için bir klasör gerekli</translation>
    </message>
    <message>
        <source>%1 is no scale for the demo</source>
        <translation>%1 demo için bir ölçek değil</translation>
    </message>
    <message>
        <source>it goes from 0.01 to 100; 1 makes about 300 MB</source>
        <translation>0.01 ile 100 arasında olabilir; 1 yaklaşık 300 MB eder</translation>
    </message>
    <message>
        <source>cannot tell how much room there is in %1</source>
        <translation>%1 içinde ne kadar yer olduğu anlaşılamıyor</translation>
    </message>
    <message>
        <source>some process runs the load of the demo in %1 and has not said which one it is</source>
        <translation>bir süreç %1 içindeki demonun yükünü çalıştırıyor ve kim olduğunu bildirmedi</translation>
    </message>
    <message>
        <source>cannot remove %1</source>
        <translation>%1 silinemiyor</translation>
    </message>
    <message>
        <source>%1 is there already and was not made by the demo</source>
        <translation>%1 zaten var ve demo tarafından oluşturulmamış</translation>
    </message>
    <message>
        <source>choose another folder</source>
        <translation>başka bir klasör seçin</translation>
    </message>
    <message>
        <source>what was made could not be removed: %1</source>
        <translation>oluşturulanlar silinemedi: %1</translation>
    </message>
    <message>
        <source>the load of the demo ended at once</source>
        <translation>demonun yükü hemen sona erdi</translation>
    </message>
    <message>
        <source>%1 says why</source>
        <translation>nedeni %1 içinde</translation>
    </message>
    <message>
        <source>the load of the demo did not start in time</source>
        <translation>demonun yükü zamanında başlamadı</translation>
    </message>
    <message>
        <source>%1 may say why</source>
        <translation>nedeni %1 içinde olabilir</translation>
    </message>
    <message>
        <source>another program is starting or stopping the demo in %1</source>
        <translation>başka bir program %1 içindeki demoyu başlatıyor veya durduruyor</translation>
    </message>
    <message>
        <source>%1 is not a note of the demo</source>
        <translation>%1 demonun bir notu değil</translation>
    </message>
    <message>
        <source>remove it, or choose another folder</source>
        <translation>silin veya başka bir klasör seçin</translation>
    </message>
    <message>
        <source>there is no room for the demo in %1</source>
        <translation>%1 içinde demo için yer yok</translation>
    </message>
    <message>
        <source>it needs %1 while it is made, and %2 are free</source>
        <translation>oluşturulurken %1 gerekiyor, boş yer %2</translation>
    </message>
    <message>
        <source>free some space, choose another folder, or make a smaller demo</source>
        <translation>yer açın, başka bir klasör seçin veya daha küçük bir demo oluşturun</translation>
    </message>
    <message>
        <source>%1 does not say where the demo is</source>
        <translation>%1 demonun nerede olduğunu söylemiyor</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>there is no demo in %1</source>
        <translation>%1 içinde demo yok</translation>
    </message>
    <message>
        <source>howdahctl demo start makes one</source>
        <translation>howdahctl demo start bir tane oluşturur</translation>
    </message>
    <message>
        <source>the load of the demo in %1 runs already</source>
        <translation>%1 içindeki demonun yükü zaten çalışıyor</translation>
    </message>
    <message>
        <source>the disk of %1 became full while the demo was made</source>
        <translation>demo oluşturulurken %1 diski doldu</translation>
    </message>
    <message>
        <source>Make an empty cluster</source>
        <translation>Boş cluster oluştur</translation>
    </message>
    <message>
        <source>Create the tables</source>
        <translation>Tabloları oluştur</translation>
    </message>
    <message>
        <source>Build the indexes</source>
        <translation>İndeksleri kur</translation>
    </message>
    <message>
        <source>Gather statistics</source>
        <translation>İstatistik topla</translation>
    </message>
    <message>
        <source>Start the server</source>
        <translation>Sunucuyu başlat</translation>
    </message>
    <message>
        <source>Start the load</source>
        <translation>Yükü başlat</translation>
    </message>
    <message>
        <source>Make data: %1</source>
        <translation>Veri oluştur: %1</translation>
    </message>
</context>
<context>
    <name>explain</name>
    <message>
        <source>The plan could not be read</source>
        <translation>Plan okunamadı</translation>
    </message>
    <message>
        <source>The statement was not run: it writes or locks rows</source>
        <translation>Sorgu çalıştırılmadı: satır yazıyor veya kilitliyor</translation>
    </message>
    <message>
        <source>Allow writes (--writes) to run it and roll it back, or ask for the plan alone</source>
        <translation>Çalıştırılıp geri alınması için yazmaya izin verin (--writes) veya yalnızca planını isteyin</translation>
    </message>
    <message>
        <source>Allow it more time, or ask for the plan without running the statement</source>
        <translation>Daha çok süre tanıyın veya sorguyu çalıştırmadan planını isteyin</translation>
    </message>
    <message>
        <source>The statement was not run</source>
        <translation>Sorgu çalıştırılmadı</translation>
    </message>
    <message>
        <source>It has parameters ($1 to $%1) without values</source>
        <translation>Değeri olmayan parametreleri var ($1 ile $%1 arası)</translation>
    </message>
    <message>
        <source>A rule replaced the statement by nothing</source>
        <translation>Bir kural sorgunun yerine hiçbir şey koymadı</translation>
    </message>
    <message>
        <source>The statement has %1 parameters, %2 values were given</source>
        <translation>Sorguda %1 parametre var, %2 değer verildi</translation>
    </message>
    <message>
        <source>Give one value for each of $1, $2 …</source>
        <translation>$1, $2 … için birer değer verin</translation>
    </message>
    <message>
        <source>Give their values, or ask for the plan without running it</source>
        <translation>Değerlerini verin veya planı çalıştırmadan isteyin</translation>
    </message>
    <message>
        <source>EXPLAIN knows %1 from server %2 on; this is %3</source>
        <translation>EXPLAIN, %1 seçeneğini sunucu %2 sürümünden beri tanır; bu sunucu %3</translation>
    </message>
    <message>
        <source>Leave it out</source>
        <translation>Çıkarın</translation>
    </message>
    <message>
        <source>%1 is measured, and the statement is not run</source>
        <translation>%1 ölçülür, sorgu ise çalıştırılmıyor</translation>
    </message>
    <message>
        <source>Leave it out, or ask for ANALYZE</source>
        <translation>Çıkarın veya ANALYZE isteyin</translation>
    </message>
    <message>
        <source>A generic plan without values cannot be run</source>
        <translation>Değersiz genel plan çalıştırılamaz</translation>
    </message>
    <message>
        <source>Give the values, or leave ANALYZE out</source>
        <translation>Değerleri verin veya ANALYZE seçeneğini çıkarın</translation>
    </message>
    <message>
        <source>The lock is the session&apos;s: it stays when the transaction is rolled back</source>
        <translation>Kilit oturuma aittir: transaction geri alınsa da kalır</translation>
    </message>
    <message>
        <source>Writes or removes a file on the server</source>
        <translation>Sunucuda dosya yazar veya siler</translation>
    </message>
    <message>
        <source>Ends or interrupts another session</source>
        <translation>Başka bir oturumu sonlandırır veya keser</translation>
    </message>
    <message>
        <source>Acts on the whole server at once</source>
        <translation>Bütün sunucuyu hemen etkiler</translation>
    </message>
    <message>
        <source>Makes, moves or drops what replication keeps, at once</source>
        <translation>Replikasyonun tuttuklarını hemen oluşturur, taşır veya kaldırır</translation>
    </message>
    <message>
        <source>The server&apos;s statistics start anew</source>
        <translation>Sunucunun istatistikleri sıfırdan başlar</translation>
    </message>
    <message>
        <source>A sequence moves on; no rollback takes its values back</source>
        <translation>Bir sequence ilerler; değerlerini hiçbir rollback geri almaz</translation>
    </message>
    <message>
        <source>Runs a statement that it gets as text: it may do anything</source>
        <translation>Metin olarak aldığı bir komutu çalıştırır: her şeyi yapabilir</translation>
    </message>
    <message>
        <source>Sequence %1 moves on; no rollback takes its values back</source>
        <translation>%1 sequence&apos;ı ilerler; değerlerini hiçbir rollback geri almaz</translation>
    </message>
    <message>
        <source>Another server does it, in a transaction of its own</source>
        <translation>Bunu başka bir sunucu, kendi transaction&apos;ında yapar</translation>
    </message>
    <message>
        <source>A volatile function of extension %1: it may do anything</source>
        <translation>%1 eklentisinin volatile bir fonksiyonu: her şeyi yapabilir</translation>
    </message>
    <message>
        <source>A volatile function: it may do anything</source>
        <translation>Volatile bir fonksiyon: her şeyi yapabilir</translation>
    </message>
    <message>
        <source>A table of another server: its rows are rolled back there too, but not its sequences and what its triggers do</source>
        <translation>Başka bir sunucunun tablosu: satırları orada da geri alınır, ama sequence&apos;ları ve trigger&apos;larının yaptıkları geri alınmaz</translation>
    </message>
    <message>
        <source>A foreign table (%1): whether it can be rolled back only its wrapper knows</source>
        <translation>Bir foreign table (%1): geri alınıp alınamayacağını yalnızca wrapper&apos;ı bilir</translation>
    </message>
    <message>
        <source>Its trigger %1 calls %2(): it may do anything</source>
        <translation>%1 trigger&apos;ı %2() çağırıyor: her şeyi yapabilir</translation>
    </message>
    <message>
        <source>%1 could not be set for the statement</source>
        <translation>%1 sorgu için ayarlanamadı</translation>
    </message>
</context>
<context>
    <name>howdah::charts::LiveChart</name>
    <message>
        <source>last %1 s</source>
        <translation>son %1 sn</translation>
    </message>
    <message>
        <source>last %1 min</source>
        <translation>son %1 dk</translation>
    </message>
    <message>
        <source>last %1 h</source>
        <translation>son %1 sa</translation>
    </message>
    <message>
        <source>%1: nothing measured</source>
        <translation>%1: ölçüm yok</translation>
    </message>
    <message>
        <source>%1: now %2, least %3, most %4</source>
        <translation>%1: şimdi %2, en az %3, en çok %4</translation>
    </message>
    <message>
        <source>zoomed, Esc goes back</source>
        <translation>yakınlaştırıldı, Esc geri döner</translation>
    </message>
</context>
<context>
    <name>howdah::models::BouncerModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Of the database, between the last two readings</source>
        <translation>Veritabanının, son iki okuma arasında</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Veritabanı</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Kullanıcı</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Kip</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Bekleyen</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>En uzun bekleme</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>İstemciler</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>Sunucular</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Etkin</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Boşta</translation>
    </message>
    <message>
        <source>Trans./s</source>
        <translation>İşlem/s</translation>
    </message>
    <message>
        <source>Transaction</source>
        <translation>İşlem</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Bekleme</translation>
    </message>
    <message>
        <source>What it means</source>
        <translation>Ne anlama gelir</translation>
    </message>
</context>
<context>
    <name>howdah::models::CreateAdviceModel</name>
    <message>
        <source>Share of the workload&apos;s cost that it saves, on top of those before it</source>
        <translation>Kendisinden öncekilerin üstüne, iş yükünün maliyetinden kazandırdığı pay</translation>
    </message>
    <message>
        <source>Cost of the whole workload without and with it, in the planner&apos;s units, each statement as often as it runs</source>
        <translation>Bütün iş yükünün onsuz ve onunla maliyeti, planlayıcının birimiyle; her sorgu çalıştığı kadar sayılır</translation>
    </message>
    <message>
        <source>What keeping it costs the workload&apos;s writes, in the same units</source>
        <translation>Güncel tutulmasının iş yükünün yazmalarına maliyeti, aynı birimle</translation>
    </message>
    <message>
        <source>Saves</source>
        <translation>Kazanç</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>İndeks</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Boyut</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Maliyet</translation>
    </message>
    <message>
        <source>Upkeep</source>
        <translation>Bakım</translation>
    </message>
    <message>
        <source>Proof</source>
        <translation>Kanıt</translation>
    </message>
    <message>
        <source>Size when it is built: measured where it was built on a copy, else foretold</source>
        <translation>Kurulduğundaki boyutu: bir kopyada kurulduysa ölçülen, yoksa öngörülen</translation>
    </message>
</context>
<context>
    <name>howdah::models::DropAdviceModel</name>
    <message>
        <source>duplicate</source>
        <translation>yinelenen</translation>
    </message>
    <message>
        <source>covered</source>
        <translation>kapsanan</translation>
    </message>
    <message>
        <source>unused</source>
        <translation>kullanılmayan</translation>
    </message>
    <message>
        <source>invalid</source>
        <translation>geçersiz</translation>
    </message>
    <message>
        <source>bloated</source>
        <translation>şişmiş</translation>
    </message>
    <message>
        <source>not proved</source>
        <translation>kanıtlanmadı</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>değişmedi</translation>
    </message>
    <message>
        <source>on %1</source>
        <translation>%1 üzerinde</translation>
    </message>
    <message>
        <source>What the workload would cost more without it</source>
        <translation>O olmadan iş yükünün maliyetinin ne kadar artacağı</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Neden</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>İndeks</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Boyut</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Dayanak</translation>
    </message>
    <message>
        <source>Workload</source>
        <translation>İş yükü</translation>
    </message>
</context>
<context>
    <name>howdah::models::ForeignKeyModel</name>
    <message>
        <source>Table</source>
        <translation>Tablo</translation>
    </message>
    <message>
        <source>Foreign key</source>
        <translation>Yabancı anahtar</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Boyut</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Sorgu</translation>
    </message>
</context>
<context>
    <name>howdah::models::LeaseModel</name>
    <message>
        <source>long</source>
        <translation>uzun</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>iyi</translation>
    </message>
    <message>
        <source>no statement for %1</source>
        <translation>%1 süredir sorgu yok</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Amaç</translation>
    </message>
    <message>
        <source>Borrowed by</source>
        <translation>Ödünç alan</translation>
    </message>
    <message>
        <source>Backend</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>Held for</source>
        <translation>Tutulma süresi</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Durum</translation>
    </message>
    <message>
        <source>Last statement</source>
        <translation>Son sorgu</translation>
    </message>
    <message>
        <source>leak</source>
        <translation>sızıntı</translation>
    </message>
    <message>
        <source>orphan</source>
        <translation>sahipsiz</translation>
    </message>
    <message>
        <source>its thread has ended</source>
        <translation>thread&apos;i sona ermiş</translation>
    </message>
    <message>
        <source>statement running for %1</source>
        <translation>%1 süredir çalışan sorgu</translation>
    </message>
</context>
<context>
    <name>howdah::models::PlanDiffModel</name>
    <message>
        <source>only after</source>
        <translation>yalnızca sonra</translation>
    </message>
    <message>
        <source>only before</source>
        <translation>yalnızca önce</translation>
    </message>
    <message>
        <source>Without the nodes below it</source>
        <translation>Altındaki düğümler olmadan</translation>
    </message>
    <message>
        <source>Estimated, with the nodes below it</source>
        <translation>Tahmini, altındaki düğümlerle</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Düğüm</translation>
    </message>
    <message>
        <source>Own before</source>
        <translation>Önce kendi süresi</translation>
    </message>
    <message>
        <source>Cost before</source>
        <translation>Önceki maliyet</translation>
    </message>
    <message>
        <source>after</source>
        <translation>sonra</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Değişim</translation>
    </message>
    <message>
        <source>Rows before</source>
        <translation>Önceki satır</translation>
    </message>
    <message>
        <source>Blocks before</source>
        <translation>Önceki blok</translation>
    </message>
</context>
<context>
    <name>howdah::models::PlanModel</name>
    <message>
        <source>removed %1 rows</source>
        <translation>%1 satır elendi</translation>
    </message>
    <message>
        <source>never run</source>
        <translation>hiç çalışmadı</translation>
    </message>
    <message>
        <source>cost %1</source>
        <translation>maliyet %1</translation>
    </message>
    <message>
        <source>%1 more rows than expected</source>
        <translation>beklenenden %1 fazla satır</translation>
    </message>
    <message>
        <source>%1 fewer rows than expected</source>
        <translation>beklenenden %1 az satır</translation>
    </message>
    <message>
        <source>More rows came than were expected</source>
        <translation>Beklenenden fazla satır geldi</translation>
    </message>
    <message>
        <source>Fewer rows came than were expected</source>
        <translation>Beklenenden az satır geldi</translation>
    </message>
    <message>
        <source>Without the nodes below it</source>
        <translation>Altındaki düğümler olmadan</translation>
    </message>
    <message>
        <source>Per loop</source>
        <translation>Döngü başına</translation>
    </message>
    <message>
        <source>Blocks this node touched itself, hit and read</source>
        <translation>Bu düğümün kendisinin dokunduğu bloklar: isabet ve okuma</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Düğüm</translation>
    </message>
    <message>
        <source>Its own cost</source>
        <translation>Kendi maliyeti</translation>
    </message>
    <message>
        <source>Its own time</source>
        <translation>Kendi süresi</translation>
    </message>
    <message>
        <source>Expected rows</source>
        <translation>Beklenen satır</translation>
    </message>
    <message>
        <source>Actual rows</source>
        <translation>Gerçek satır</translation>
    </message>
    <message>
        <source>Off by</source>
        <translation>Sapma</translation>
    </message>
    <message>
        <source>Loops</source>
        <translation>Döngü</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Bloklar</translation>
    </message>
</context>
<context>
    <name>howdah::models::PoolModel</name>
    <message>
        <source>none left</source>
        <translation>boş kalmadı</translation>
    </message>
    <message numerus="yes">
        <source>%n leak(s)</source>
        <translation>
            <numerusform>%n sızıntı</numerusform>
        </translation>
    </message>
    <message>
        <source>ok</source>
        <translation>iyi</translation>
    </message>
    <message>
        <source>cannot connect</source>
        <translation>bağlanamıyor</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Havuz</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Kullanımda</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Bekleyen</translation>
    </message>
</context>
<context>
    <name>howdah::models::SourceModel</name>
    <message>
        <source>this console</source>
        <translation>bu konsol</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(adsız)</translation>
    </message>
    <message>
        <source>local</source>
        <translation>yerel</translation>
    </message>
    <message>
        <source>Application</source>
        <translation>Uygulama</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rol</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>İstemci</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Bağlantı</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Etkin</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Boşta</translation>
    </message>
    <message>
        <source>In transaction</source>
        <translation>Transaction içinde</translation>
    </message>
    <message>
        <source>Longest idle</source>
        <translation>En uzun boşta</translation>
    </message>
    <message>
        <source>leaking</source>
        <translation>sızdırıyor</translation>
    </message>
    <message>
        <source>in transaction</source>
        <translation>transaction içinde</translation>
    </message>
    <message>
        <source>idle too long</source>
        <translation>çok uzun boşta</translation>
    </message>
    <message>
        <source>growing</source>
        <translation>artıyor</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>gizli</translation>
    </message>
    <message>
        <source>steady</source>
        <translation>dengeli</translation>
    </message>
    <message>
        <source>not watched long enough for a trend</source>
        <translation>eğilim için yeterince izlenmedi</translation>
    </message>
    <message>
        <source>%1 an hour</source>
        <translation>saatte %1</translation>
    </message>
    <message>
        <source>(all others)</source>
        <translation>(diğerlerinin tümü)</translation>
    </message>
    <message>
        <source>Connections over the last hour</source>
        <translation>Son bir saatteki bağlantılar</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Eğilim</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>Ne yapıyor</translation>
    </message>
</context>
<context>
    <name>howdah::models::StatementCostModel</name>
    <message>
        <source>%1 less</source>
        <translation>%1 az</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 fazla</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>değişmedi</translation>
    </message>
    <message>
        <source>How often it runs, against the others</source>
        <translation>Ötekilere göre ne sıklıkta çalıştığı</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Değişim</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Sorgu</translation>
    </message>
    <message>
        <source>Cost before</source>
        <translation>Önceki maliyet</translation>
    </message>
    <message>
        <source>Cost after</source>
        <translation>Sonraki maliyet</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Çalışma</translation>
    </message>
</context>
<context>
    <name>howdah::models::StatementModel</name>
    <message>
        <source>(text not readable by this role)</source>
        <translation>(bu rol metni okuyamıyor)</translation>
    </message>
    <message>
        <source>At least this much: statistics were reset or evicted while it was counted</source>
        <translation>En az bu kadar: sayım sırasında istatistikler sıfırlandı veya atıldı</translation>
    </message>
    <message>
        <source>%1 in the last interval</source>
        <translation>son aralıkta %1</translation>
    </message>
    <message>
        <source>Time spent in it per second, over the last readings</source>
        <translation>Son ölçümlerde saniye başına harcanan süre</translation>
    </message>
    <message>
        <source>Share of the time of all statements</source>
        <translation>Tüm sorguların süresi içindeki payı</translation>
    </message>
    <message>
        <source>Read from outside shared buffers</source>
        <translation>shared buffers dışından okunan</translation>
    </message>
    <message>
        <source>Temporary files read and written</source>
        <translation>Okunan ve yazılan geçici dosyalar</translation>
    </message>
    <message>
        <source>Write-ahead log made</source>
        <translation>Üretilen WAL</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>Sorgu</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>Eğilim</translation>
    </message>
    <message>
        <source>Total time</source>
        <translation>Toplam süre</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Pay</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>Ortalama</translation>
    </message>
    <message>
        <source>Longest</source>
        <translation>En uzun</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Çağrı</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Satır</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>Okuma</translation>
    </message>
    <message>
        <source>Temporary</source>
        <translation>Geçici</translation>
    </message>
    <message>
        <source>WAL</source>
        <translation>WAL</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Veritabanı</translation>
    </message>
</context>
<context>
    <name>howdah::models::UsageModel</name>
    <message>
        <source>%1, %2 never run</source>
        <translation>%1, %2 hiç çalışmadı</translation>
    </message>
    <message>
        <source>Without the nodes below them</source>
        <translation>Altlarındaki düğümler olmadan</translation>
    </message>
    <message>
        <source>Rows these nodes gave, all loops</source>
        <translation>Bu düğümlerin verdiği satırlar, bütün döngüler</translation>
    </message>
    <message>
        <source>Rows these nodes are expected to give</source>
        <translation>Bu düğümlerin vermesi beklenen satırlar</translation>
    </message>
    <message>
        <source>Blocks these nodes touched themselves, found in the cache or read</source>
        <translation>Bu düğümlerin kendilerinin dokunduğu bloklar: önbellekte bulunan veya okunan</translation>
    </message>
    <message>
        <source>Of these not found in the cache</source>
        <translation>Bunlardan önbellekte bulunmayanlar</translation>
    </message>
    <message>
        <source>Node type</source>
        <translation>Düğüm türü</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>İlişki</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>İndeks</translation>
    </message>
    <message>
        <source>Own time</source>
        <translation>Kendi süresi</translation>
    </message>
    <message>
        <source>Own cost</source>
        <translation>Kendi maliyeti</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Pay</translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation>Düğümler</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Satır</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Bloklar</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Okunan</translation>
    </message>
</context>
<context>
    <name>howdah::pages::AdviceCard</name>
    <message>
        <source>Copy</source>
        <translation>Kopyala</translation>
    </message>
    <message>
        <source>Measure again</source>
        <translation>Yeniden ölç</translation>
    </message>
    <message>
        <source>The chosen advice</source>
        <translation>Seçili öneri</translation>
    </message>
    <message>
        <source>The statement</source>
        <translation>Sorgu</translation>
    </message>
    <message>
        <source>Copy the statement</source>
        <translation>Sorguyu kopyala</translation>
    </message>
    <message>
        <source>cost %1 → %2</source>
        <translation>maliyet %1 → %2</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>yaklaşık %1</translation>
    </message>
    <message>
        <source>upkeep %1</source>
        <translation>bakım %1</translation>
    </message>
    <message>
        <source>Saves %1 of the workload&apos;s cost</source>
        <translation>İş yükü maliyetinden %1 kazandırır</translation>
    </message>
    <message>
        <source>Create index…</source>
        <translation>İndeks oluştur…</translation>
    </message>
    <message>
        <source>PostgreSQL planned every statement with it on a private copy of schema and statistics, without data</source>
        <translation>PostgreSQL, şema ve istatistiklerin özel, verisiz bir kopyasında her sorguyu onunla planladı</translation>
    </message>
    <message>
        <source>The server itself planned every statement with a hypothetical index of one session</source>
        <translation>Sunucu, tek bir oturumun varsayımsal indeksiyle her sorguyu kendisi planladı</translation>
    </message>
    <message>
        <source>Rebuild %1</source>
        <translation>Yeniden kur: %1</translation>
    </message>
    <message>
        <source>Frees %1</source>
        <translation>%1 yer açar</translation>
    </message>
    <message>
        <source>%1 now</source>
        <translation>şimdi %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Rebuild index…</source>
        <translation>İndeksi yeniden kur…</translation>
    </message>
    <message>
        <source>Drop index…</source>
        <translation>İndeksi kaldır…</translation>
    </message>
    <message>
        <source>The workload costs %1 with it and %2 without</source>
        <translation>İş yükünün maliyeti onunla %1, onsuz %2</translation>
    </message>
    <message>
        <source>%1 has no index</source>
        <translation>%1 için indeks yok</translation>
    </message>
    <message>
        <source>under way</source>
        <translation>sürüyor</translation>
    </message>
    <message>
        <source>See the jobs below for what it does and whom it waits for.</source>
        <translation>Ne yaptığını ve kimi beklediğini aşağıdaki işlerde görün.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>başarısız</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>iptal edildi</translation>
    </message>
    <message>
        <source>done</source>
        <translation>bitti</translation>
    </message>
    <message>
        <source>Measuring what it did…</source>
        <translation>Etkisi ölçülüyor…</translation>
    </message>
    <message>
        <source>kept its promise</source>
        <translation>vaadini tuttu</translation>
    </message>
    <message>
        <source>better than promised</source>
        <translation>vaat edilenden iyi</translation>
    </message>
    <message>
        <source>less than promised</source>
        <translation>vaat edilenden az</translation>
    </message>
    <message>
        <source>built</source>
        <translation>kuruldu</translation>
    </message>
    <message>
        <source>one statement could not be asked: %1</source>
        <translation>bir sorgu sorulamadı: %1</translation>
    </message>
    <message>
        <source>cost %1 → %2 promised, %3 now</source>
        <translation>maliyet %1 → %2 vaat edildi, şimdi %3</translation>
    </message>
    <message>
        <source>without this index</source>
        <translation>bu indeks olmadan</translation>
    </message>
    <message numerus="yes">
        <source>mean %1 → %2 in %n call(s) since</source>
        <translation>
            <numerusform>ortalama %1 → %2, o zamandan beri %n çağrıda</numerusform>
        </translation>
    </message>
    <message>
        <source>mean %1 so far, not called since</source>
        <translation>şimdiye dek ortalama %1, o zamandan beri çağrılmadı</translation>
    </message>
    <message numerus="yes">
        <source>and %n more statement(s)</source>
        <translation>
            <numerusform>ve %n sorgu daha</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, foretold %2; used %n time(s)</source>
        <translation>
            <numerusform>%1, öngörülen %2; %n kez kullanıldı</numerusform>
        </translation>
    </message>
    <message>
        <source>Do what is advised</source>
        <translation>Önerileni yap</translation>
    </message>
    <message>
        <source>proved %1</source>
        <translation>kanıtlandı: %1</translation>
    </message>
    <message>
        <source>%1 in %2, foretold %3</source>
        <translation>%1, %2 içinde; öngörülen %3</translation>
    </message>
    <message>
        <source>%1 → %2, cost %3 → %4</source>
        <translation>%1 → %2, maliyet %3 → %4</translation>
    </message>
    <message>
        <source>between %1 and %2, statistics leave it open</source>
        <translation>%1 ile %2 arasında, istatistikler kesin söylemiyor</translation>
    </message>
    <message numerus="yes">
        <source>makes %n statement(s) over 10 % dearer</source>
        <translation>
            <numerusform>%n sorguyu yüzde 10&apos;dan fazla pahalılaştırıyor</numerusform>
        </translation>
    </message>
    <message>
        <source>It could not be built on the copy: %1</source>
        <translation>Kopyada kurulamadı: %1</translation>
    </message>
    <message>
        <source>Proof: built on a copy</source>
        <translation>Kanıt: bir kopyada kuruldu</translation>
    </message>
    <message>
        <source>Built on a copy: %1</source>
        <translation>Bir kopyada kuruldu: %1</translation>
    </message>
</context>
<context>
    <name>howdah::pages::AdviceView</name>
    <message>
        <source>Indexes to create</source>
        <translation>Oluşturulacak indeksler</translation>
    </message>
    <message>
        <source>Indexes to drop</source>
        <translation>Silinecek indeksler</translation>
    </message>
    <message>
        <source>No index is in the way: none is unused, double, invalid or bloated</source>
        <translation>Engel olan indeks yok: kullanılmayan, yinelenen, geçersiz ya da şişmiş indeks bulunmadı</translation>
    </message>
    <message>
        <source>Foreign keys without an index</source>
        <translation>İndeksi olmayan yabancı anahtarlar</translation>
    </message>
    <message>
        <source>Every foreign key has an index</source>
        <translation>Her yabancı anahtarın indeksi var</translation>
    </message>
    <message>
        <source>Statements that gain and lose</source>
        <translation>Kazanan ve kaybeden sorgular</translation>
    </message>
    <message>
        <source>No statement changes</source>
        <translation>Hiçbir sorgu değişmiyor</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Öneri</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Oluştur</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Sil</translation>
    </message>
    <message>
        <source>Foreign keys</source>
        <translation>Yabancı anahtarlar</translation>
    </message>
    <message>
        <source>Details of the advice</source>
        <translation>Önerinin ayrıntıları</translation>
    </message>
    <message>
        <source>Plans before and after</source>
        <translation>Önceki ve sonraki planlar</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Sorgular</translation>
    </message>
    <message>
        <source>No index could be proved to help</source>
        <translation>Hiçbir indeksin işe yaradığı kanıtlanamadı</translation>
    </message>
    <message>
        <source>No new index would help: the workload&apos;s plans are as cheap as indexes make them</source>
        <translation>Yeni bir indeks işe yaramaz: iş yükünün planları indekslerle olabileceği kadar ucuz</translation>
    </message>
    <message numerus="yes">
        <source>%n index(es) could help, %1</source>
        <translation>
            <numerusform>%n indeks yardımcı olabilir, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n index(es) would cut the cost of the workload by %1, for %2</source>
        <translation>
            <numerusform>%n indeks iş yükünün maliyetini %1 azaltır, karşılığı %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) would cost over 10 % more</source>
        <translation>
            <numerusform>%n sorgunun maliyeti yüzde 10&apos;dan fazla artar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ve %n tane daha</numerusform>
        </translation>
    </message>
    <message>
        <source>under way</source>
        <translation>sürüyor</translation>
    </message>
    <message>
        <source>done</source>
        <translation>bitti</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>başarısız</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>iptal edildi</translation>
    </message>
    <message>
        <source>Create (%1)</source>
        <translation>Oluştur (%1)</translation>
    </message>
    <message>
        <source>Drop (%1)</source>
        <translation>Sil (%1)</translation>
    </message>
    <message>
        <source>Foreign keys (%1)</source>
        <translation>Yabancı anahtarlar (%1)</translation>
    </message>
    <message>
        <source>Nothing is chosen</source>
        <translation>Hiçbir şey seçilmedi</translation>
    </message>
    <message>
        <source>No plans to compare</source>
        <translation>Karşılaştırılacak plan yok</translation>
    </message>
    <message>
        <source>Plans stand beside indexes to create.</source>
        <translation>Planlar, oluşturulacak indekslerin yanında durur.</translation>
    </message>
    <message>
        <source>before</source>
        <translation>önce</translation>
    </message>
    <message>
        <source>after</source>
        <translation>sonra</translation>
    </message>
    <message>
        <source>Statements (%1)</source>
        <translation>Sorgular (%1)</translation>
    </message>
    <message numerus="yes">
        <source>built on a copy of %n table(s) of the server, %1</source>
        <translation>
            <numerusform>sunucunun %n tablosunun kopyasında kuruldu, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>built on a copy of %n table(s) out of %2, %1</source>
        <translation>
            <numerusform>%2 yedeğinden %n tablonun kopyasında kuruldu, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>made %1</source>
        <translation>oluşturulma: %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1, saat %2</translation>
    </message>
    <message>
        <source>Replicas asked: %1</source>
        <translation>Sorulan kopyalar: %1</translation>
    </message>
    <message>
        <source>Replica not asked: %1 (%2)</source>
        <translation>Sorulmayan kopya: %1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s) stream from this server and were not asked: %1. What looks unused may be read there.</source>
        <translation>
            <numerusform>%n kopya bu sunucudan akış alıyor ve sorulmadı: %1. Kullanılmıyor görünen orada okunuyor olabilir.</numerusform>
        </translation>
    </message>
    <message>
        <source>No replica was asked: none streams from this server, and none is named.</source>
        <translation>Hiçbir kopyaya sorulmadı: bu sunucudan akış alan yok, adı verilen de yok.</translation>
    </message>
</context>
<context>
    <name>howdah::pages::BouncerPanel</name>
    <message>
        <source>Pools of PgBouncer</source>
        <translation>PgBouncer havuzları</translation>
    </message>
    <message>
        <source>Watch a PgBouncer: its pools, the clients that wait, and for how long.</source>
        <translation>Bir PgBouncer izleyin: havuzları, bekleyen istemciler ve ne kadar bekledikleri.</translation>
    </message>
    <message>
        <source>Its address, with a user of stats_users or admin_users: postgresql://user@host:6432/pgbouncer</source>
        <translation>Adresi, stats_users ya da admin_users içindeki bir kullanıcıyla: postgresql://user@host:6432/pgbouncer</translation>
    </message>
    <message>
        <source>Address of PgBouncer</source>
        <translation>PgBouncer adresi</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>İzle</translation>
    </message>
    <message>
        <source>Watch another</source>
        <translation>Başkasını izle</translation>
    </message>
    <message>
        <source>On average, %1</source>
        <translation>Ortalama, %1</translation>
    </message>
    <message>
        <source>servers busy</source>
        <translation>meşgul sunucular</translation>
    </message>
    <message>
        <source>clients waiting</source>
        <translation>bekleyen istemciler</translation>
    </message>
    <message>
        <source>No client has connected through it yet</source>
        <translation>Henüz üzerinden hiçbir istemci bağlanmadı</translation>
    </message>
    <message>
        <source>Connecting to %1 …</source>
        <translation>%1 adresine bağlanılıyor …</translation>
    </message>
    <message>
        <source>PgBouncer %1 at %2: %3</source>
        <translation>PgBouncer %1, %2: %3</translation>
    </message>
    <message>
        <source>%1 of %2 clients</source>
        <translation>%1 / %2 istemci</translation>
    </message>
    <message>
        <source>%1 transactions/s</source>
        <translation>%1 işlem/s</translation>
    </message>
</context>
<context>
    <name>howdah::pages::ExplainPanel</name>
    <message>
        <source>Options of EXPLAIN</source>
        <translation>EXPLAIN seçenekleri</translation>
    </message>
    <message>
        <source>Buffers</source>
        <translation>Arabellekler</translation>
    </message>
    <message>
        <source>Blocks found in the cache and read, node by node</source>
        <translation>Önbellekte bulunan ve okunan bloklar, düğüm düğüm</translation>
    </message>
    <message>
        <source>Verbose</source>
        <translation>Ayrıntılı</translation>
    </message>
    <message>
        <source>Columns that each node hands on, and schemas</source>
        <translation>Her düğümün aktardığı sütunlar ve şemalar</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ayarlar</translation>
    </message>
    <message>
        <source>Those of the planner that are not the default</source>
        <translation>Planlayıcının varsayılandan farklı olanları</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Açıkla</translation>
    </message>
    <message>
        <source>Generic plan</source>
        <translation>Genel plan</translation>
    </message>
    <message>
        <source>The one that holds for all values of $1, $2 …</source>
        <translation>$1, $2 … için bütün değerlerde geçerli olan plan</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Bellek</translation>
    </message>
    <message>
        <source>What planning took; from server 17 on</source>
        <translation>Planlamanın harcadığı; sunucu 17&apos;den itibaren</translation>
    </message>
    <message>
        <source>Run and measure</source>
        <translation>Çalıştır ve ölç</translation>
    </message>
    <message>
        <source>Timing</source>
        <translation>Süreler</translation>
    </message>
    <message>
        <source>Each node&apos;s time; without it a slow clock costs less</source>
        <translation>Her düğümün süresi; bu olmadan yavaş bir saat daha az tutar</translation>
    </message>
    <message>
        <source>WAL</source>
        <translation>WAL</translation>
    </message>
    <message>
        <source>What the statement writes to the log</source>
        <translation>Sorgunun WAL&apos;a yazdığı</translation>
    </message>
    <message>
        <source>Serialization</source>
        <translation>Serileştirme</translation>
    </message>
    <message>
        <source>What turning rows into text takes; from server 17 on</source>
        <translation>Satırları metne çevirmenin harcadığı; sunucu 17&apos;den itibaren</translation>
    </message>
</context>
<context>
    <name>howdah::pages::FirstRunPage</name>
    <message>
        <source>Welcome</source>
        <translation>Hoş geldiniz</translation>
    </message>
    <message>
        <source>Which PostgreSQL shall we look at?</source>
        <translation>Hangi PostgreSQL&apos;e bakalım?</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Bir sunucuya bağlan</translation>
    </message>
    <message>
        <source>Paste what you have: a URI, a conninfo string, a psql command line, a service name.</source>
        <translation>Elinizde ne varsa yapıştırın: bir URI, bir conninfo dizgesi, bir psql komut satırı, bir servis adı.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demoyu dene</translation>
    </message>
    <message>
        <source>A private PostgreSQL on this machine with a shop&apos;s data and a load that is wrong on purpose. Nothing else is touched.</source>
        <translation>Bu makinede, bir mağazanın verileri ve bilerek hatalı kurulmuş bir yükle özel bir PostgreSQL. Başka hiçbir şeye dokunulmaz.</translation>
    </message>
    <message>
        <source>Open a plan file</source>
        <translation>Bir plan dosyası aç</translation>
    </message>
    <message>
        <source>Connect…</source>
        <translation>Bağlan…</translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation>Demoyu başlat</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Aç…</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <translation>%1   %2</translation>
    </message>
    <message>
        <source>What EXPLAIN wrote, from a file, a log or a mail: no server is needed.</source>
        <translation>EXPLAIN çıktısı; dosyadan, günlükten ya da postadan: sunucu gerekmez.</translation>
    </message>
</context>
<context>
    <name>howdah::pages::IndexesPage</name>
    <message>
        <source>Index advisor</source>
        <translation>İndeks danışmanı</translation>
    </message>
    <message>
        <source>How advice is proved</source>
        <translation>Öneri nasıl kanıtlanır</translation>
    </message>
    <message>
        <source>Prove on a clone</source>
        <translation>Klonda kanıtla</translation>
    </message>
    <message>
        <source>Prove with HypoPG</source>
        <translation>HypoPG ile kanıtla</translation>
    </message>
    <message>
        <source>A clone has the server&apos;s schema and statistics and no data, and runs on this machine. HypoPG is an extension of the server.</source>
        <translation>Klonda sunucunun şeması ve istatistikleri vardır, verisi yoktur; bu makinede çalışır. HypoPG, sunucunun bir eklentisidir.</translation>
    </message>
    <message>
        <source>Budget of all new indexes together</source>
        <translation>Bütün yeni indekslerin toplam bütçesi</translation>
    </message>
    <message>
        <source>Budget, as 200 MB</source>
        <translation>Bütçe, örneğin 200 MB</translation>
    </message>
    <message>
        <source>What all new indexes together may take; empty: as much as they are worth</source>
        <translation>Bütün yeni indekslerin birlikte kaplayabileceği yer; boşsa: değdiği kadar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
    <message>
        <source>Advise</source>
        <translation>Öneri al</translation>
    </message>
    <message>
        <source>Ready to look at this statement</source>
        <translation>Bu sorguya bakmaya hazır</translation>
    </message>
    <message>
        <source>This is a production server: nothing is asked of it before you say so. Advice reads its catalogue and statistics, and plans on a copy of them on this machine.</source>
        <translation>Bu bir üretim sunucusu: siz söylemeden ona hiçbir şey sorulmaz. Öneri, kataloğunu ve istatistiklerini okur ve planlamayı bu makinede bunların bir kopyasında yapar.</translation>
    </message>
    <message>
        <source>No advice yet</source>
        <translation>Henüz öneri yok</translation>
    </message>
    <message>
        <source>It reads which statements take the time and what the tables hold, and tries every index that could help on a private clone without data. Nothing is changed on the server.</source>
        <translation>Hangi sorguların zaman aldığını ve tablolarda ne olduğunu okur, yardımcı olabilecek her indeksi özel, verisiz bir klonda dener. Sunucuda hiçbir şey değiştirilmez.</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>İptal ediliyor…</translation>
    </message>
    <message>
        <source>Looking for indexes…</source>
        <translation>İndeks aranıyor…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Yeniden dene</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s)</source>
        <translation>
            <numerusform>%n sorgu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n plan(s) in %1</source>
        <translation>
            <numerusform>%1 içinde %n plan</numerusform>
        </translation>
    </message>
    <message>
        <source>counters of %1</source>
        <translation>%1 süresinin sayaçları</translation>
    </message>
    <message>
        <source>Prove on a copy…</source>
        <translation>Kopyada kanıtla…</translation>
    </message>
    <message>
        <source>Builds the advised indexes on a private copy with rows, and measures. Nothing is made on the server.</source>
        <translation>Önerilen indeksleri satırlarıyla birlikte özel bir kopyada kurar ve ölçer. Sunucuda hiçbir şey oluşturulmaz.</translation>
    </message>
    <message>
        <source>Replicas…</source>
        <translation>Kopyalar…</translation>
    </message>
    <message>
        <source>Which replicas are asked before an index is called unused</source>
        <translation>Bir dizine kullanılmıyor denmeden önce hangi kopyalara sorulacağı</translation>
    </message>
</context>
<context>
    <name>howdah::pages::LeasePanel</name>
    <message>
        <source>Connections checked out</source>
        <translation>Alınmış bağlantılar</translation>
    </message>
    <message>
        <source>Recycle on return</source>
        <translation>Geri verilince yenile</translation>
    </message>
    <message>
        <source>End backend…</source>
        <translation>Backend&apos;i sonlandır…</translation>
    </message>
    <message>
        <source>Nothing is checked out at this moment</source>
        <translation>Şu anda alınmış bağlantı yok</translation>
    </message>
    <message>
        <source>Replaces this connection when it is returned</source>
        <translation>Bu bağlantıyı geri verildiğinde yeniler</translation>
    </message>
    <message>
        <source>Ends the session on the server (pg_terminate_backend): what a leak leaves open</source>
        <translation>Sunucudaki oturumu sonlandırır (pg_terminate_backend): bir sızıntının açık bıraktığını</translation>
    </message>
    <message>
        <source>Backend %1: not among the sessions last read</source>
        <translation>Backend %1: son okunan oturumlar arasında değil</translation>
    </message>
    <message>
        <source>Backend %1 is on a server that is not looked at here</source>
        <translation>Backend %1, burada bakılmayan bir sunucuda</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1, %2 süredir</translation>
    </message>
    <message>
        <source>transaction open for %1</source>
        <translation>transaction %1 süredir açık</translation>
    </message>
    <message>
        <source>waits for %1: %2</source>
        <translation>beklediği %1: %2</translation>
    </message>
    <message>
        <source>holds vacuum back by %1 transactions</source>
        <translation>vacuum&apos;u %1 transaction geride tutuyor</translation>
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
        <translation>Oturumu sonlandır</translation>
    </message>
    <message>
        <source>Backend %1 of %2 is ended and its open transaction rolled back. The program gets an error at its next use of the connection; the pool opens another one when it is returned.</source>
        <translation>Backend %1 (%2) sonlandırılır ve açık transaction&apos;ı geri alınır. Program, bağlantıyı bir sonraki kullanışında hata alır; havuz, bağlantı geri verildiğinde yenisini açar.</translation>
    </message>
    <message>
        <source>End backend</source>
        <translation>Backend&apos;i sonlandır</translation>
    </message>
</context>
<context>
    <name>howdah::pages::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Genel bakış</translation>
    </message>
    <message>
        <source>Worst problems first</source>
        <translation>Önce en kötü sorunlar</translation>
    </message>
    <message>
        <source>Connections in use</source>
        <translation>Kullanımdaki bağlantılar</translation>
    </message>
    <message>
        <source>Transactions</source>
        <translation>Transaction&apos;lar</translation>
    </message>
    <message>
        <source>Waiting on locks</source>
        <translation>Kilit bekleyen</translation>
    </message>
    <message>
        <source>Cache hits</source>
        <translation>Önbellek isabeti</translation>
    </message>
    <message>
        <source>Server connections</source>
        <translation>Sunucu bağlantıları</translation>
    </message>
    <message>
        <source>Database size</source>
        <translation>Veritabanı boyutu</translation>
    </message>
    <message>
        <source>Worst first</source>
        <translation>Önce en kötüsü</translation>
    </message>
    <message>
        <source>The checks have not run yet</source>
        <translation>Denetimler henüz çalışmadı</translation>
    </message>
    <message>
        <source>waiting for the first reading</source>
        <translation>ilk ölçüm bekleniyor</translation>
    </message>
    <message>
        <source>no reading</source>
        <translation>ölçüm yok</translation>
    </message>
    <message>
        <source>of %1, %2 overflow, this console&apos;s pool</source>
        <translation>/ %1, %2 overflow, bu konsolun havuzu</translation>
    </message>
    <message>
        <source>per second, all databases</source>
        <translation>saniyede, tüm veritabanları</translation>
    </message>
    <message numerus="yes">
        <source>session(s), longest %1</source>
        <translation>
            <numerusform>oturum, en uzunu %1</numerusform>
        </translation>
    </message>
    <message>
        <source>sessions</source>
        <translation>oturum</translation>
    </message>
    <message>
        <source>% of reads</source>
        <translation>% · okumalar içinde</translation>
    </message>
    <message>
        <source>% of %1 blocks/s</source>
        <translation>% · saniyede %1 blok içinde</translation>
    </message>
    <message>
        <source>of %1 allowed</source>
        <translation>/ izin verilen %1</translation>
    </message>
    <message>
        <source>%1, this database</source>
        <translation>%1, bu veritabanı</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>%1 itibarıyla</translation>
    </message>
    <message>
        <source>Nothing found: every check is fine</source>
        <translation>Bir şey bulunmadı: bütün denetimler iyi</translation>
    </message>
</context>
<context>
    <name>howdah::pages::ParameterFields</name>
    <message>
        <source>Value of %1</source>
        <translation>%1 değeri</translation>
    </message>
    <message>
        <source>Empty: NULL; &apos;&apos; is the empty text. With all fields empty the plan for any values is asked for.</source>
        <translation>Boş: NULL; &apos;&apos; boş metindir. Bütün alanlar boşsa herhangi bir değer için plan istenir.</translation>
    </message>
    <message>
        <source>%1 parameters: the plan for any values is asked for</source>
        <translation>%1 parametre: herhangi bir değer için plan istenir</translation>
    </message>
</context>
<context>
    <name>howdah::pages::PlanActions</name>
    <message>
        <source>Try it</source>
        <translation>Dene</translation>
    </message>
    <message>
        <source>Run…</source>
        <translation>Çalıştır…</translation>
    </message>
    <message>
        <source>Explain this instead</source>
        <translation>Yerine bunu açıklat</translation>
    </message>
    <message>
        <source>An index is tried with the plan&apos;s statement and a server</source>
        <translation>Bir indeks, planın sorgusuyla ve bir sunucuyla denenir</translation>
    </message>
    <message>
        <source>It is run on the server that the plan was explained on</source>
        <translation>Planın alındığı sunucuda çalıştırılır</translation>
    </message>
    <message>
        <source>It is tried with the plan&apos;s statement and a server</source>
        <translation>Planın sorgusuyla ve bir sunucuyla denenir</translation>
    </message>
    <message>
        <source>Connect, and explain the statement here</source>
        <translation>Bağlanın ve sorguyu burada açıklatın</translation>
    </message>
    <message>
        <source>Run it on the server</source>
        <translation>Sunucuda çalıştır</translation>
    </message>
    <message>
        <source>Runs on %1.</source>
        <translation>%1 üzerinde çalışır.</translation>
    </message>
    <message>
        <source>Runs on %1 (%2).</source>
        <translation>%1 (%2) üzerinde çalışır.</translation>
    </message>
    <message>
        <source>As a job that can be cancelled; it gives up when it has waited ten seconds for a lock.</source>
        <translation>İptal edilebilen bir iş olarak; bir kilit için on saniye bekledikten sonra vazgeçer.</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Çalıştır</translation>
    </message>
    <message>
        <source>Running %1</source>
        <translation>%1 çalıştırılıyor</translation>
    </message>
    <message>
        <source>It stands among the jobs below</source>
        <translation>Aşağıdaki işler arasında yer alıyor</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Bitti: %1</translation>
    </message>
    <message>
        <source>See what it does to the plan</source>
        <translation>Plana ne yaptığını görün</translation>
    </message>
    <message>
        <source>Explain and compare</source>
        <translation>Açıklat ve karşılaştır</translation>
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
        <translation>İptal</translation>
    </message>
    <message>
        <source>Open plan…</source>
        <translation>Plan aç…</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Explain</translation>
    </message>
    <message>
        <source>Run and measure</source>
        <translation>Çalıştır ve ölç</translation>
    </message>
    <message>
        <source>EXPLAIN ANALYZE: the statement runs, and is rolled back</source>
        <translation>EXPLAIN ANALYZE: sorgu çalışır ve geri alınır</translation>
    </message>
    <message>
        <source>Statement to explain</source>
        <translation>Açıklanacak sorgu</translation>
    </message>
    <message>
        <source>Write or paste one statement, then Explain (Ctrl+E) or Run and measure (Ctrl+Enter)</source>
        <translation>Bir sorgu yazın veya yapıştırın, sonra Explain (Ctrl+E) veya Çalıştır ve ölç (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>No plan yet</source>
        <translation>Henüz plan yok</translation>
    </message>
    <message>
        <source>asking what it would touch…</source>
        <translation>neye dokunacağı soruluyor…</translation>
    </message>
    <message>
        <source>This statement writes</source>
        <translation>Bu sorgu yazıyor</translation>
    </message>
    <message>
        <source>This statement writes to %1</source>
        <translation>Bu sorgu şuraya yazıyor: %1</translation>
    </message>
    <message>
        <source>Run and roll back</source>
        <translation>Çalıştır ve geri al</translation>
    </message>
    <message>
        <source>running…</source>
        <translation>çalışıyor…</translation>
    </message>
    <message>
        <source>asking for the plan…</source>
        <translation>plan isteniyor…</translation>
    </message>
    <message>
        <source>measured %1</source>
        <translation>ölçüldü: %1</translation>
    </message>
    <message>
        <source>explained %1, not run</source>
        <translation>planlandı: %1, çalıştırılmadı</translation>
    </message>
    <message>
        <source>Open plan</source>
        <translation>Plan aç</translation>
    </message>
    <message>
        <source>reading %1…</source>
        <translation>%1 okunuyor…</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>kaynak: %1</translation>
    </message>
    <message>
        <source>Which of the plans is shown</source>
        <translation>Planlardan hangisi gösteriliyor</translation>
    </message>
    <message>
        <source>Explain the statement above; or open, drop or paste (Ctrl+V) what EXPLAIN wrote.</source>
        <translation>Yukarıdaki sorgu için Explain kullanın; ya da EXPLAIN çıktısını açın, bırakın veya yapıştırın (Ctrl+V).</translation>
    </message>
    <message>
        <source>Plan file…</source>
        <translation>Plan dosyası…</translation>
    </message>
    <message>
        <source>Paste plan</source>
        <translation>Plan yapıştır</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Aç</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Karşılaştır</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Paylaş</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>Seçenekler</translation>
    </message>
    <message>
        <source>Asks for the plan; the statement does not run (Ctrl+E)</source>
        <translation>Planını ister; sorgu çalışmaz (Ctrl+E)</translation>
    </message>
    <message>
        <source>Plans (*.json *.txt *.xml *.yaml *.yml *.log *.plan);;All files (*)</source>
        <translation>Planlar (*.json *.txt *.xml *.yaml *.yml *.log *.plan);;Bütün dosyalar (*)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>reading what was pasted…</source>
        <translation>yapıştırılan okunuyor…</translation>
    </message>
    <message>
        <source>pasted</source>
        <translation>yapıştırıldı</translation>
    </message>
    <message>
        <source>The clipboard holds no text</source>
        <translation>Panoda metin yok</translation>
    </message>
    <message>
        <source>Copy the output of EXPLAIN first</source>
        <translation>Önce EXPLAIN çıktısını kopyalayın</translation>
    </message>
    <message>
        <source>%1 of %2: %3</source>
        <translation>%1 / %2: %3</translation>
    </message>
    <message>
        <source>With a plan file…</source>
        <translation>Bir plan dosyasıyla…</translation>
    </message>
    <message>
        <source>Plan to compare with</source>
        <translation>Karşılaştırılacak plan</translation>
    </message>
    <message>
        <source>With the plan on the clipboard</source>
        <translation>Panodaki planla</translation>
    </message>
    <message>
        <source>With another plan of the same text</source>
        <translation>Aynı metnin başka bir planıyla</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>With a plan that was shown before</source>
        <translation>Daha önce gösterilen bir planla</translation>
    </message>
    <message>
        <source>reading the plan to compare with…</source>
        <translation>karşılaştırılacak plan okunuyor…</translation>
    </message>
    <message>
        <source>comparing…</source>
        <translation>karşılaştırılıyor…</translation>
    </message>
    <message>
        <source>Save as HTML…</source>
        <translation>HTML olarak kaydet…</translation>
    </message>
    <message>
        <source>Save as text…</source>
        <translation>Metin olarak kaydet…</translation>
    </message>
    <message>
        <source>Save as JSON…</source>
        <translation>JSON olarak kaydet…</translation>
    </message>
    <message>
        <source>Save the graph as SVG…</source>
        <translation>Grafiği SVG olarak kaydet…</translation>
    </message>
    <message>
        <source>Save the graph as PNG…</source>
        <translation>Grafiği PNG olarak kaydet…</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>Metin olarak kopyala</translation>
    </message>
    <message>
        <source>copied</source>
        <translation>kopyalandı</translation>
    </message>
    <message>
        <source>Anonymise names and constants</source>
        <translation>Adları ve sabitleri anonimleştir</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Web sayfası (*.html)</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Metin (*.txt)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>SVG picture (*.svg)</source>
        <translation>SVG resmi (*.svg)</translation>
    </message>
    <message>
        <source>PNG picture (*.png)</source>
        <translation>PNG resmi (*.png)</translation>
    </message>
    <message>
        <source>Save plan</source>
        <translation>Planı kaydet</translation>
    </message>
    <message>
        <source>saving %1…</source>
        <translation>%1 kaydediliyor…</translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>%1 kaydedildi</translation>
    </message>
    <message>
        <source>This statement does what no rollback takes back</source>
        <translation>Bu sorgu, hiçbir rollback&apos;in geri almadığı bir şey yapıyor</translation>
    </message>
    <message>
        <source>It would run and be rolled back</source>
        <translation>Çalıştırılır ve geri alınır</translation>
    </message>
    <message>
        <source>Where the condition stands in the statement cannot be told</source>
        <translation>Koşulun sorguda nerede durduğu anlaşılamıyor</translation>
    </message>
    <message>
        <source>Copy it, put it in its place by hand, and explain that</source>
        <translation>Kopyalayıp elle yerine koyun ve onu açıklatın</translation>
    </message>
    <message>
        <source>with %1 = %2</source>
        <translation>%1 = %2 ile</translation>
    </message>
    <message>
        <source>its default</source>
        <translation>varsayılanı</translation>
    </message>
</context>
<context>
    <name>howdah::pages::PoolPage</name>
    <message>
        <source>no checkout in the last second</source>
        <translation>son saniyede checkout yok</translation>
    </message>
    <message>
        <source>Pool</source>
        <translation>Havuz</translation>
    </message>
    <message>
        <source>Checkout, median</source>
        <translation>Checkout, medyan</translation>
    </message>
    <message>
        <source>Checkout, p99</source>
        <translation>Checkout, p99</translation>
    </message>
    <message>
        <source>Checkouts</source>
        <translation>Checkout sayısı</translation>
    </message>
    <message>
        <source>Timeouts</source>
        <translation>Zaman aşımları</translation>
    </message>
    <message>
        <source>The server&apos;s connections by source</source>
        <translation>Kaynağa göre sunucu bağlantıları</translation>
    </message>
    <message>
        <source>Recycle</source>
        <translation>Yenile</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>kullanımda</translation>
    </message>
    <message>
        <source>overflow</source>
        <translation>overflow</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>boşta</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>bekleyen</translation>
    </message>
    <message>
        <source>No reading of the server&apos;s sessions yet</source>
        <translation>Sunucunun oturumları henüz ölçülmedi</translation>
    </message>
    <message numerus="yes">
        <source>%n leak(s) suspected</source>
        <translation>
            <numerusform>%n sızıntıdan kuşkulanılıyor</numerusform>
        </translation>
    </message>
    <message>
        <source>last connect failed: %1</source>
        <translation>son bağlanma başarısız: %1</translation>
    </message>
    <message>
        <source>size %1</source>
        <translation>boyut %1</translation>
    </message>
    <message>
        <source>most %1</source>
        <translation>en çok %1</translation>
    </message>
    <message>
        <source>last second with one</source>
        <translation>checkout olan son saniye</translation>
    </message>
    <message>
        <source>no reading</source>
        <translation>ölçüm yok</translation>
    </message>
    <message>
        <source>Connections, %1</source>
        <translation>Bağlantılar, %1</translation>
    </message>
    <message>
        <source>Pools</source>
        <translation>Havuzlar</translation>
    </message>
    <message>
        <source>What size?</source>
        <translation>Boyut ne olmalı?</translation>
    </message>
    <message>
        <source>Reckons from recorded work what size this pool should be</source>
        <translation>Bu havuzun boyutunun ne olması gerektiğini kaydedilen işten hesaplar</translation>
    </message>
    <message>
        <source>Replaces every connection of this pool: idle ones now, the others when they are returned</source>
        <translation>Bu havuzun bütün bağlantılarını yeniler: boştakileri hemen, diğerlerini geri verildiklerinde</translation>
    </message>
    <message>
        <source>No pool yet</source>
        <translation>Henüz havuz yok</translation>
    </message>
    <message>
        <source>Checked out</source>
        <translation>Alınmış</translation>
    </message>
    <message>
        <source>Server&apos;s connections</source>
        <translation>Sunucunun bağlantıları</translation>
    </message>
    <message numerus="yes">
        <source>%n pool(s)</source>
        <translation>
            <numerusform>%n havuz</numerusform>
        </translation>
    </message>
    <message>
        <source>per second, %1 in all</source>
        <translation>saniyede, toplam %1</translation>
    </message>
    <message>
        <source>since the pool was made</source>
        <translation>havuz oluşturulduğundan beri</translation>
    </message>
    <message>
        <source>Checked out (%1)</source>
        <translation>Alınmış (%1)</translation>
    </message>
    <message>
        <source>Server&apos;s connections (%1 of %2 slots free)</source>
        <translation>Sunucunun bağlantıları (%2 slottan %1 boş)</translation>
    </message>
    <message>
        <source>Backend %1 was gone already</source>
        <translation>Backend %1 zaten gitmişti</translation>
    </message>
</context>
<context>
    <name>howdah::pages::SlowPage</name>
    <message>
        <source>Slow queries</source>
        <translation>Yavaş sorgular</translation>
    </message>
    <message>
        <source>Statements</source>
        <translation>Sorgular</translation>
    </message>
    <message>
        <source>Filter by text</source>
        <translation>Metne göre süz</translation>
    </message>
    <message>
        <source>Filter statements by text</source>
        <translation>Sorguları metne göre süz</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Explain</translation>
    </message>
    <message>
        <source>No statement matches the filter</source>
        <translation>Süzgece uyan sorgu yok</translation>
    </message>
    <message>
        <source>Text of the statement</source>
        <translation>Sorgunun metni</translation>
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
        <translation>Henüz sorgu okunmadı</translation>
    </message>
    <message>
        <source>They come with the first readings, a few seconds after connecting.</source>
        <translation>Bağlandıktan birkaç saniye sonra, ilk ölçümlerle gelirler.</translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) since the statistics began</source>
        <translation>
            <numerusform>istatistiklerin başlangıcından beri %n sorgu</numerusform>
        </translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>%1 itibarıyla</translation>
    </message>
    <message>
        <source>they explain %1 of the active time</source>
        <translation>etkin sürenin %1 kadarını açıklıyorlar</translation>
    </message>
    <message>
        <source>Copy the statement</source>
        <translation>Sorguyu kopyala</translation>
    </message>
    <message>
        <source>This statement has not been explained yet</source>
        <translation>Bu sorgunun planı henüz alınmadı</translation>
    </message>
    <message>
        <source>No statement is selected</source>
        <translation>Seçili sorgu yok</translation>
    </message>
    <message>
        <source>Its plan is asked of the server; the statement does not run.</source>
        <translation>Planı sunucudan istenir; sorgu çalışmaz.</translation>
    </message>
    <message>
        <source>Asking the server for the plan…</source>
        <translation>Plan sunucudan isteniyor…</translation>
    </message>
    <message>
        <source>explained, not run</source>
        <translation>planlandı, çalıştırılmadı</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Yeniden dene</translation>
    </message>
    <message>
        <source>Find an index</source>
        <translation>İndeks bul</translation>
    </message>
    <message>
        <source>Asks the index advisor which index would help this statement</source>
        <translation>Bu sorguya hangi indeksin yardımcı olacağını indeks danışmanına sorar</translation>
    </message>
</context>
<context>
    <name>howdah::shell::CommandPalette</name>
    <message>
        <source>Search or run a command</source>
        <translation>Ara veya komut çalıştır</translation>
    </message>
    <message>
        <source>Type what you want to see or do</source>
        <translation>Görmek veya yapmak istediğinizi yazın</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Komut</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Komutlar</translation>
    </message>
</context>
<context>
    <name>howdah::shell::ContextBar</name>
    <message>
        <source>Search or run   Ctrl K</source>
        <translation>Ara veya çalıştır   Ctrl K</translation>
    </message>
    <message>
        <source>Where you are</source>
        <translation>Neredesiniz</translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation>Ara veya komut çalıştır</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>Bağlı değil</translation>
    </message>
    <message>
        <source>PostgreSQL %1</source>
        <translation>PostgreSQL %1</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>salt okunur</translation>
    </message>
    <message>
        <source>read-write</source>
        <translation>okuma-yazma</translation>
    </message>
    <message>
        <source>no transaction</source>
        <translation>transaction yok</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Canlı</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Bağlanıyor</translation>
    </message>
    <message>
        <source>Lost at %1</source>
        <translation>Koptu: %1</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Durduruldu</translation>
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
        <translation>Bağlan: %1</translation>
    </message>
    <message>
        <source>Open a plan file</source>
        <translation>Bir plan dosyası aç</translation>
    </message>
    <message>
        <source>Plans (*.json *.txt *.log *.plan);;All files (*)</source>
        <translation>Planlar (*.json *.txt *.log *.plan);;Tüm dosyalar (*)</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tuşlar</translation>
    </message>
    <message>
        <source>About Howdah</source>
        <translation>Howdah hakkında</translation>
    </message>
    <message>
        <source>Howdah %1
A desktop console for PostgreSQL DBAs.

Licence: GPL-3.0-or-later</source>
        <translation>Howdah %1
PostgreSQL DBA&apos;ları için masaüstü konsolu.

Lisans: GPL-3.0-or-later</translation>
    </message>
</context>
<context>
    <name>howdah::shell::Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Dosya</translation>
    </message>
    <message>
        <source>&amp;Connect…</source>
        <translation>&amp;Bağlan…</translation>
    </message>
    <message>
        <source>Try the &amp;demo</source>
        <translation>&amp;Demoyu dene</translation>
    </message>
    <message>
        <source>&amp;Open a plan file…</source>
        <translation>&amp;Plan dosyası aç…</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>Bağlantıyı &amp;kes</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Çık</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>Dü&amp;zen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Görünüm</translation>
    </message>
    <message>
        <source>&amp;Query</source>
        <translation>&amp;Sorgu</translation>
    </message>
    <message>
        <source>&amp;Explain a statement</source>
        <translation>Bir sorguyu &amp;açıkla</translation>
    </message>
    <message>
        <source>&amp;Slow statements</source>
        <translation>&amp;Yavaş sorgular</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>S&amp;unucu</translation>
    </message>
    <message>
        <source>&amp;Sample now</source>
        <translation>&amp;Şimdi ölç</translation>
    </message>
    <message>
        <source>&amp;Recycle idle connections</source>
        <translation>&amp;Boştaki bağlantıları yenile</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>&amp;Araçlar</translation>
    </message>
    <message>
        <source>Search or &amp;run…</source>
        <translation>Ara veya ç&amp;alıştır…</translation>
    </message>
    <message>
        <source>Open Howdah&apos;s &amp;data folder</source>
        <translation>Howdah&apos;ın &amp;veri klasörünü aç</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>A&amp;yarlar…</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Pencere</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>&amp;Sonraki bölme</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>&amp;Önceki bölme</translation>
    </message>
    <message>
        <source>&amp;Minimise</source>
        <translation>Simge &amp;durumuna küçült</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Tam ekran</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Yardım</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tuşlar</translation>
    </message>
    <message>
        <source>&amp;About Howdah</source>
        <translation>&amp;Howdah hakkında</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>K&amp;es</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopyala</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>&amp;Yapıştır</translation>
    </message>
    <message>
        <source>Select &amp;all</source>
        <translation>&amp;Tümünü seç</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Git: %1</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Yenile</translation>
    </message>
    <message>
        <source>&amp;Jobs and messages</source>
        <translation>&amp;İşler ve iletiler</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Tema</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>&amp;Sistemle aynı</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Açık</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Koyu</translation>
    </message>
    <message>
        <source>Theme: %1</source>
        <translation>Tema: %1</translation>
    </message>
</context>
<context>
    <name>howdah::shell::Rail</name>
    <message>
        <source>Pages</source>
        <translation>Sayfalar</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Ctrl+%2)</translation>
    </message>
</context>
<context>
    <name>howdah::shell::RailButton</name>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>bakılacak %n şey</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::shell::SessionBanner</name>
    <message>
        <source>%1 answers again</source>
        <translation>%1 yeniden yanıt veriyor</translation>
    </message>
    <message>
        <source>It is tried again by itself; what you see is from before.</source>
        <translation>Kendiliğinden yeniden denenir; gördükleriniz öncesinden kalma.</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Şimdi dene</translation>
    </message>
</context>
<context>
    <name>howdah::shell::StatusDock</name>
    <message>
        <source>Jobs and messages</source>
        <translation>İşler ve iletiler</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>İlerleme</translation>
    </message>
    <message>
        <source>Jobs and messages (Ctrl+J)</source>
        <translation>İşler ve iletiler (Ctrl+J)</translation>
    </message>
    <message>
        <source>Show jobs and messages</source>
        <translation>İşleri ve iletileri göster</translation>
    </message>
    <message>
        <source>No job has run yet. What takes longer than a moment appears here.</source>
        <translation>Henüz bir iş çalışmadı. Bir andan uzun süren her şey burada görünür.</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>İşler</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>İletiler</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Jobs: %1   %2</source>
        <translation>İşler: %1   %2</translation>
    </message>
    <message numerus="yes">
        <source> · %n more</source>
        <translation>
            <numerusform> · %n tane daha</numerusform>
        </translation>
    </message>
    <message>
        <source>Jobs: %1 %2</source>
        <translation>İşler: %1 %2</translation>
    </message>
    <message>
        <source>is done</source>
        <translation>bitti</translation>
    </message>
    <message>
        <source>did not succeed</source>
        <translation>başarılı olmadı</translation>
    </message>
    <message>
        <source>No jobs running</source>
        <translation>Çalışan iş yok</translation>
    </message>
    <message>
        <source>Pool %1 / %2 + %3 / %4</source>
        <translation>Havuz %1 / %2 + %3 / %4</translation>
    </message>
    <message>
        <source>Connections in use of the pool&apos;s size, and overflow in use of what it may open beyond</source>
        <translation>Havuz boyutunun kullanımdaki kısmı ve üzerine açılabileceklerin kullanımdaki overflow kısmı</translation>
    </message>
    <message>
        <source>No sample yet</source>
        <translation>Henüz ölçüm yok</translation>
    </message>
    <message>
        <source>Sampled just now</source>
        <translation>Az önce ölçüldü</translation>
    </message>
    <message>
        <source>Sampled %1 ago</source>
        <translation>%1 önce ölçüldü</translation>
    </message>
    <message>
        <source> · costs the server %1</source>
        <translation> · sunucuya maliyeti %1</translation>
    </message>
</context>
<context>
    <name>howdah::shell::Tour</name>
    <message>
        <source>tour: waiting for %1</source>
        <translation>tur: %1 bekleniyor</translation>
    </message>
    <message>
        <source>tour: %1 (%2 x %3)</source>
        <translation>tur: %1 (%2 x %3)</translation>
    </message>
</context>
<context>
    <name>howdah::theme</name>
    <message>
        <source>Critical</source>
        <translation>Kritik</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Uyarı</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Not</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>iyi</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Bilinmiyor</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::AdviceCard</name>
    <message>
        <source>saves up to %1 of %2</source>
        <translation>%2 süresinden en çok %1 kazandırır</translation>
    </message>
    <message>
        <source>saves up to %1</source>
        <translation>en çok %1 kazandırır</translation>
    </message>
    <message>
        <source>worth knowing</source>
        <translation>bilmeye değer</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopyala</translation>
    </message>
    <message>
        <source>Copies the statement</source>
        <translation>Sorguyu kopyalar</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::Banner</name>
    <message>
        <source>Copy</source>
        <translation>Kopyala</translation>
    </message>
    <message>
        <source>Copy this message</source>
        <translation>Bu iletiyi kopyala</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Bu iletiyi kapat</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>What to do about it</source>
        <translation>Bunun için ne yapmalı</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::ConfirmDialog</name>
    <message>
        <source>What will run</source>
        <translation>Ne çalıştırılacak</translation>
    </message>
    <message>
        <source>Type %1 to go on:</source>
        <translation>Devam etmek için %1 yazın:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::EmptyState</name>
    <message>
        <source>What to do next</source>
        <translation>Sırada ne yapmalı</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::EnvironmentPill</name>
    <message>
        <source>PRODUCTION</source>
        <translation>ÜRETİM</translation>
    </message>
    <message>
        <source>STAGING</source>
        <translation>HAZIRLIK</translation>
    </message>
    <message>
        <source>DEVELOPMENT</source>
        <translation>GELİŞTİRME</translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation>DEMO</translation>
    </message>
    <message>
        <source>Environment: %1</source>
        <translation>Ortam: %1</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::FlameGraph</name>
    <message>
        <source>%1
never run</source>
        <translation>%1
hiç çalışmadı</translation>
    </message>
    <message>
        <source>%1
%2 with what is below it (%3), %4 of its own</source>
        <translation>%1
altındakilerle %2 (%3), kendisinin %4</translation>
    </message>
    <message>
        <source>%1
cost %2 with what is below it (%3), %4 of its own</source>
        <translation>%1
maliyet altındakilerle %2 (%3), kendisinin %4</translation>
    </message>
    <message>
        <source>Flame graph of the plan</source>
        <translation>Planın alev grafiği</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::JobRow</name>
    <message>
        <source>%1 (%2 of %3)</source>
        <translation>%1 (%2/%3)</translation>
    </message>
    <message>
        <source>%1 of %2 rows</source>
        <translation>%2 satırdan %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 rows</source>
        <translation>%1 satır</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>yaklaşık %1 kaldı</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>%1 süredir</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
    <message>
        <source>Progress of %1</source>
        <translation>İlerleme: %1</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>İptal et: %1</translation>
    </message>
    <message>
        <source>running</source>
        <translation>çalışıyor</translation>
    </message>
    <message>
        <source>cancelling</source>
        <translation>iptal ediliyor</translation>
    </message>
    <message>
        <source>done</source>
        <translation>bitti</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>%1 içinde</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>başarısız</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>iptal edildi</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::PlanAdviceView</name>
    <message>
        <source>What would help</source>
        <translation>Ne yardımcı olur</translation>
    </message>
    <message>
        <source>Nothing in this plan calls for another index, setting or wording.</source>
        <translation>Bu planda başka bir indeks, ayar veya yazım gerektiren bir şey yok.</translation>
    </message>
    <message>
        <source>Nothing in its shape or settings stands out. Run and measure tells more: what takes the time is known only then.</source>
        <translation>Biçiminde veya ayarlarında göze çarpan bir şey yok. Çalıştır ve ölç daha çoğunu söyler: neyin zaman aldığı ancak o zaman bilinir.</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>%n tane daha göster</numerusform>
        </translation>
    </message>
    <message>
        <source>The statement takes less than %1 ms, and of that little nothing is advised.</source>
        <translation>İfade %1 ms&apos;den az sürüyor; bu kadar azı için öneri verilmez.</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::PlanDiffView</name>
    <message>
        <source>What changed in shape</source>
        <translation>Biçimde ne değişti</translation>
    </message>
    <message>
        <source>Nodes of both plans</source>
        <translation>İki planın düğümleri</translation>
    </message>
    <message>
        <source>Nothing to compare with yet</source>
        <translation>Henüz karşılaştırılacak bir şey yok</translation>
    </message>
    <message>
        <source>Another plan of the same statement: from a file, from the clipboard, or one that was shown before.</source>
        <translation>Aynı sorgunun başka bir planı: bir dosyadan, panodan veya daha önce gösterilmiş biri.</translation>
    </message>
    <message>
        <source>Compare…</source>
        <translation>Karşılaştır…</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Biçim</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Ne değişti</translation>
    </message>
    <message>
        <source>Scan</source>
        <translation>Tarama</translation>
    </message>
    <message>
        <source>Index</source>
        <translation>İndeks</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Join</translation>
    </message>
    <message>
        <source>Join order</source>
        <translation>Join sırası</translation>
    </message>
    <message>
        <source>Parallel</source>
        <translation>Paralel</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Diğer</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 fazla</translation>
    </message>
    <message>
        <source>%1 less</source>
        <translation>%1 az</translation>
    </message>
    <message>
        <source>execution</source>
        <translation>yürütme</translation>
    </message>
    <message>
        <source>planning</source>
        <translation>planlama</translation>
    </message>
    <message>
        <source>cost</source>
        <translation>maliyet</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>satır</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>blok</translation>
    </message>
    <message>
        <source>read</source>
        <translation>okunan</translation>
    </message>
    <message>
        <source>temporary</source>
        <translation>geçici</translation>
    </message>
    <message>
        <source>Both plans have the same shape. Before: %1 · after: %2</source>
        <translation>İki planın biçimi aynı. Önce: %1 · sonra: %2</translation>
    </message>
    <message>
        <source>Before: %1 · after: %2</source>
        <translation>Önce: %1 · sonra: %2</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::PlanGraph</name>
    <message>
        <source>Graph of the plan</source>
        <translation>Planın grafiği</translation>
    </message>
    <message>
        <source>Smaller (-)</source>
        <translation>Küçült (-)</translation>
    </message>
    <message>
        <source>Larger (+)</source>
        <translation>Büyüt (+)</translation>
    </message>
    <message>
        <source>All of it (F)</source>
        <translation>Tümü (F)</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::PlanSearchBar</name>
    <message>
        <source>Find nodes</source>
        <translation>Düğüm bul</translation>
    </message>
    <message>
        <source>Find nodes (Ctrl+F)</source>
        <translation>Düğüm bul (Ctrl+F)</translation>
    </message>
    <message>
        <source>By any text in a node: type, relation, index, condition</source>
        <translation>Düğümdeki herhangi bir metinle: tür, ilişki, indeks, koşul</translation>
    </message>
    <message>
        <source>Previous node found</source>
        <translation>Bulunan önceki düğüm</translation>
    </message>
    <message>
        <source>Next node found</source>
        <translation>Bulunan sonraki düğüm</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>bulunamadı</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n bulundu</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::widgets::PlanStatisticsView</name>
    <message>
        <source>Sum up by</source>
        <translation>Şuna göre topla</translation>
    </message>
    <message>
        <source>By node type</source>
        <translation>Düğüm türüne göre</translation>
    </message>
    <message>
        <source>By relation</source>
        <translation>İlişkiye göre</translation>
    </message>
    <message>
        <source>By index</source>
        <translation>İndekse göre</translation>
    </message>
    <message>
        <source>This plan reads no relation</source>
        <translation>Bu plan hiçbir ilişkiyi okumuyor</translation>
    </message>
    <message>
        <source>This plan uses no index</source>
        <translation>Bu plan hiçbir indeksi kullanmıyor</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::PlanTreeView</name>
    <message>
        <source>Nodes of the plan</source>
        <translation>Planın düğümleri</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::PlanView</name>
    <message>
        <source>Details of the selected node</source>
        <translation>Seçili düğümün ayrıntıları</translation>
    </message>
    <message>
        <source>%1 execution</source>
        <translation>%1 yürütme</translation>
    </message>
    <message>
        <source>cost %1, not run</source>
        <translation>maliyet %1, çalıştırılmadı</translation>
    </message>
    <message>
        <source>%1 planning</source>
        <translation>%1 planlama</translation>
    </message>
    <message>
        <source>%1 blocks, %2 read</source>
        <translation>%1 blok, %2 okundu</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>View of the plan</source>
        <translation>Planın görünümü</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Ağaç</translation>
    </message>
    <message>
        <source>Flame graph</source>
        <translation>Alev grafiği</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Grafik</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>İstatistikler</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Ham</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Karşılaştır</translation>
    </message>
    <message>
        <source>Beside the plan</source>
        <translation>Planın yanında</translation>
    </message>
    <message>
        <source>Details of the whole plan</source>
        <translation>Bütün planın ayrıntıları</translation>
    </message>
    <message>
        <source>What would help</source>
        <translation>Ne yardımcı olur</translation>
    </message>
    <message>
        <source>Node</source>
        <translation>Düğüm</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>What would help (%1)</source>
        <translation>Ne yardımcı olur (%1)</translation>
    </message>
    <message>
        <source>The server&apos;s own text was not kept; this is the plan as Howdah writes it.</source>
        <translation>Sunucunun kendi metni saklanmadı; bu, planın Howdah tarafından yazılmış hali.</translation>
    </message>
    <message numerus="yes">
        <source>%n more, under Plan</source>
        <translation>
            <numerusform>%n tane daha, Plan altında</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::widgets::RawPlan</name>
    <message>
        <source>Text of the plan</source>
        <translation>Planın metni</translation>
    </message>
    <message>
        <source>Copy lines</source>
        <translation>Satırları kopyala</translation>
    </message>
    <message>
        <source>Copy this node&apos;s part</source>
        <translation>Bu düğümün bölümünü kopyala</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Tümünü kopyala</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::SqlView</name>
    <message>
        <source>SQL statement</source>
        <translation>SQL sorgusu</translation>
    </message>
</context>
<context>
    <name>howdah::widgets::TableView</name>
    <message>
        <source>Copy row</source>
        <translation>Satırı kopyala</translation>
    </message>
    <message>
        <source>Copy row with headers</source>
        <translation>Satırı başlıklarla kopyala</translation>
    </message>
    <message>
        <source>Copy cell</source>
        <translation>Hücreyi kopyala</translation>
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
        <translation>Bir sunucuya bağlan</translation>
    </message>
    <message>
        <source>Remembered servers</source>
        <translation>Kayıtlı sunucular</translation>
    </message>
    <message>
        <source>A new one</source>
        <translation>Yeni bir sunucu</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Sunucu</translation>
    </message>
    <message>
        <source>postgresql://user@host:5432/database, host=… user=…, psql -h … -U …, or a service&apos;s name</source>
        <translation>postgresql://user@host:5432/database, host=… user=…, psql -h … -U … veya bir servisin adı</translation>
    </message>
    <message>
        <source>Not stored; leave empty for .pgpass, a certificate or none</source>
        <translation>Saklanmaz; .pgpass, sertifika veya parolasız giriş için boş bırakın</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>Belirtilmedi</translation>
    </message>
    <message>
        <source>Production</source>
        <translation>Üretim</translation>
    </message>
    <message>
        <source>Staging</source>
        <translation>Hazırlık</translation>
    </message>
    <message>
        <source>Development</source>
        <translation>Geliştirme</translation>
    </message>
    <message>
        <source>Leave empty to forget it afterwards</source>
        <translation>Sonradan unutulması için boş bırakın</translation>
    </message>
    <message>
        <source>&amp;Remembered</source>
        <translation>&amp;Kayıtlı</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Sunucu</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Parola</translation>
    </message>
    <message>
        <source>&amp;Environment</source>
        <translation>&amp;Ortam</translation>
    </message>
    <message>
        <source>Remember &amp;as</source>
        <translation>&amp;Şu adla kaydet</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Sına</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Bağlan</translation>
    </message>
    <message>
        <source>Paste what you have; it is understood while you type.</source>
        <translation>Elinizdekini yapıştırın; siz yazarken anlaşılır.</translation>
    </message>
    <message>
        <source>with a password</source>
        <translation>parolalı</translation>
    </message>
    <message>
        <source>running</source>
        <translation>sürüyor</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>başarısız</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Kopyalar</translation>
    </message>
    <message>
        <source>One a line; they are asked before an index is called unused</source>
        <translation>Her satıra bir tane; bir dizine kullanılmıyor denmeden önce onlara sorulur</translation>
    </message>
    <message>
        <source>Rep&amp;licas</source>
        <translation>&amp;Kopyalar</translation>
    </message>
</context>
<context>
    <name>howdah::wizards::IndexBuildDialog</name>
    <message>
        <source>Create index</source>
        <translation>İndeks oluştur</translation>
    </message>
    <message>
        <source>Rebuild index</source>
        <translation>İndeksi yeniden kur</translation>
    </message>
    <message>
        <source>Drop index</source>
        <translation>İndeksi kaldır</translation>
    </message>
    <message>
        <source>ShareUpdateExclusiveLock on the table: reads and writes go on; VACUUM, ANALYZE and other index builds wait. It reads the table twice.</source>
        <translation>Tabloda ShareUpdateExclusiveLock: okuma ve yazma sürer; VACUUM, ANALYZE ve öteki indeks kurma işlemleri bekler. Tabloyu iki kez okur.</translation>
    </message>
    <message>
        <source>ShareUpdateExclusiveLock on the table: reads and writes go on; VACUUM, ANALYZE and other index builds wait. Old and new index stand side by side until it is done.</source>
        <translation>Tabloda ShareUpdateExclusiveLock: okuma ve yazma sürer; VACUUM, ANALYZE ve öteki indeks kurma işlemleri bekler. Bitene dek eski ve yeni indeks yan yana durur.</translation>
    </message>
    <message>
        <source>ShareUpdateExclusiveLock on the table: reads and writes go on. It waits until nobody uses the index any more, and gives up when it gets no lock.</source>
        <translation>Tabloda ShareUpdateExclusiveLock: okuma ve yazma sürer. İndeksi kullanan kimse kalmayana dek bekler, kilit alamazsa vazgeçer.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Okunuyor…</translation>
    </message>
    <message>
        <source>What will run</source>
        <translation>Ne çalıştırılacak</translation>
    </message>
    <message>
        <source>Name of the index</source>
        <translation>İndeksin adı</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>okunuyor</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Ad</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tablo</translation>
    </message>
    <message>
        <source>Locks</source>
        <translation>Kilitler</translation>
    </message>
    <message>
        <source>In its way now</source>
        <translation>Şu an engel olan</translation>
    </message>
    <message>
        <source>Type %1 to go on</source>
        <translation>Devam etmek için %1 yazın</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopyala</translation>
    </message>
    <message>
        <source>Copy the statement</source>
        <translation>Sorguyu kopyala</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>bilinmiyor</translation>
    </message>
    <message numerus="yes">
        <source>%1: about %2 rows, %3, with %n index(es) of %4</source>
        <translation>
            <numerusform>%1: yaklaşık %2 satır, %3, %n indeksiyle birlikte %4</numerusform>
        </translation>
    </message>
    <message>
        <source>the new one is foretold to take %1</source>
        <translation>yenisi için öngörülen yer %1</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>kimse</translation>
    </message>
    <message numerus="yes">
        <source>it would wait for %n transaction(s)</source>
        <translation>
            <numerusform>%n transaction&apos;ı beklerdi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ve %n tane daha</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>howdah::wizards::IndexProveDialog</name>
    <message>
        <source>The tables that the statements touch, copied from the server</source>
        <translation>Sorguların dokunduğu tablolar, sunucudan kopyalanır</translation>
    </message>
    <message>
        <source>A backup made by pg_dump</source>
        <translation>pg_dump ile alınmış bir yedek</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Okunuyor…</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Gözat…</translation>
    </message>
    <message>
        <source>Prove</source>
        <translation>Kanıtla</translation>
    </message>
    <message>
        <source>Prove on a copy</source>
        <translation>Kopyada kanıtla</translation>
    </message>
    <message>
        <source>Path of the backup</source>
        <translation>Yedeğin yolu</translation>
    </message>
    <message>
        <source>A file, or a folder in the directory format</source>
        <translation>Bir dosya veya directory biçiminde bir klasör</translation>
    </message>
    <message>
        <source>Most that is copied</source>
        <translation>En çok ne kadar kopyalanacağı</translation>
    </message>
    <message>
        <source>Most for one run of a statement</source>
        <translation>Bir sorgunun tek çalıştırması için en uzun süre</translation>
    </message>
    <message numerus="yes">
        <source>A private server on this machine gets the rows. The %n advised index(es) are built there, and the statements planned and run without and with each; what writes is rolled back. The copy is removed afterwards.</source>
        <translation>
            <numerusform>Satırlar bu makinedeki özel bir sunucuya alınır. Önerilen %n indeks orada kurulur, sorgular her biri olmadan ve onunla planlanıp çalıştırılır; yazanlar geri alınır. Kopya sonra silinir.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy at most</source>
        <translation>En çok kopyala</translation>
    </message>
    <message>
        <source>Run a statement at most</source>
        <translation>Sorguyu en çok çalıştır</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>İptal</translation>
    </message>
    <message>
        <source>pg_dump takes ACCESS SHARE locks and one snapshot: reads and writes go on; a change of one of these tables waits until it is through.</source>
        <translation>pg_dump ACCESS SHARE kilitleri ve tek bir snapshot alır: okuma ve yazma sürer; bu tablolardan birinde yapılacak bir değişiklik o bitene dek bekler.</translation>
    </message>
    <message>
        <source>It cannot be told how much that is.</source>
        <translation>Bunun ne kadar olduğu anlaşılamıyor.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ve %n tane daha</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s), %1 without indexes: %2</source>
        <translation>
            <numerusform>%n tablo, indeksler olmadan %1: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>Yedek seç</translation>
    </message>
    <message>
        <source>Backups (*.dump *.tar *.sql *.dat);;All files (*)</source>
        <translation>Yedekler (*.dump *.tar *.sql *.dat);;Bütün dosyalar (*)</translation>
    </message>
</context>
<context>
    <name>howdah::wizards::PoolSizeDialog</name>
    <message>
        <source>Record 30 s</source>
        <translation>30 sn kaydet</translation>
    </message>
    <message>
        <source>What size should the pool be?</source>
        <translation>Havuzun boyutu ne olmalı?</translation>
    </message>
    <message>
        <source>Whose work</source>
        <translation>Kimin işi</translation>
    </message>
    <message>
        <source>Longest wait that 99 of 100 checkouts may have</source>
        <translation>100 checkout&apos;tan 99&apos;u için izin verilen en uzun bekleme</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Kayıt</translation>
    </message>
    <message>
        <source>p99 wait under</source>
        <translation>p99 bekleme üst sınırı</translation>
    </message>
    <message>
        <source>Wait for a connection</source>
        <translation>Bağlantı bekleme süresi</translation>
    </message>
    <message>
        <source>connections kept (size)</source>
        <translation>tutulan bağlantılar (boyut)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Kapat</translation>
    </message>
    <message>
        <source>The pool of this console</source>
        <translation>Bu konsolun havuzu</translation>
    </message>
    <message>
        <source>The pool of %1 (process %2)</source>
        <translation>%1 havuzu (süreç %2)</translation>
    </message>
    <message>
        <source>What %1 does on the server</source>
        <translation>%1 uygulamasının sunucuda yaptıkları</translation>
    </message>
    <message>
        <source>There is no pool to look at, and no server is connected to.</source>
        <translation>Bakılacak havuz yok ve hiçbir sunucuya bağlı değil.</translation>
    </message>
    <message>
        <source>Record what the application does now: the server&apos;s sessions are looked at ten times a second.</source>
        <translation>Uygulamanın şu anda yaptıklarını kaydedin: sunucunun oturumlarına saniyede on kez bakılır.</translation>
    </message>
    <message>
        <source>This pool has gone.</source>
        <translation>Bu havuz artık yok.</translation>
    </message>
    <message>
        <source>Recording …</source>
        <translation>Kaydediliyor …</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p99, and where eight of ten replays lie</source>
        <translation>p99 ve on yeniden oynatmadan sekizinin düştüğü aralık</translation>
    </message>
    <message>
        <source>today: %1 + %2</source>
        <translation>bugün: %1 + %2</translation>
    </message>
    <message>
        <source>recommended: %1 + %2</source>
        <translation>önerilen: %1 + %2</translation>
    </message>
    <message>
        <source>target</source>
        <translation>hedef</translation>
    </message>
    <message>
        <source>From %1 checkouts in %2, each held for %3 on average: %4 connections at once.</source>
        <translation>%2 içinde %1 checkout üzerinden, her biri ortalama %3 tutuldu: aynı anda %4 bağlantı.</translation>
    </message>
    <message>
        <source>From %1 checkouts in %2.</source>
        <translation>%2 içinde %1 checkout üzerinden.</translation>
    </message>
</context>
<context>
    <name>howdah::wizards::ReplicasDialog</name>
    <message>
        <source>Replicas of this server</source>
        <translation>Bu sunucunun kopyaları</translation>
    </message>
    <message>
        <source>An index that this server never reads may be all that a replica lives by. The replicas named here are asked before an index is called unused.</source>
        <translation>Bu sunucunun hiç okumadığı bir dizin, bir kopyanın bütün dayanağı olabilir. Burada adı geçen kopyalara, bir dizine kullanılmıyor denmeden önce sorulur.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ekle</translation>
    </message>
    <message>
        <source>Adds those whose address is known, with the port of this server</source>
        <translation>Adresi bilinenleri, bu sunucunun bağlantı noktasıyla ekler</translation>
    </message>
    <message>
        <source>Replicas</source>
        <translation>Kopyalar</translation>
    </message>
    <message>
        <source>postgresql://host:5432, one a line</source>
        <translation>postgresql://host:5432, her satıra bir tane</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Sakla</translation>
    </message>
    <message>
        <source>Not connected.</source>
        <translation>Bağlı değil.</translation>
    </message>
    <message>
        <source>Looking for what streams from this server…</source>
        <translation>Bu sunucudan akış alanlar aranıyor…</translation>
    </message>
    <message>
        <source>What streams from this server is not known.</source>
        <translation>Bu sunucudan neyin akış aldığı bilinmiyor.</translation>
    </message>
    <message>
        <source>No replica streams from this server now.</source>
        <translation>Şu anda bu sunucudan akış alan kopya yok.</translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s) stream from this server: %1</source>
        <translation>
            <numerusform>%n kopya bu sunucudan akış alıyor: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>None is asked. User, database and password are those of this connection where a line says none.</source>
        <translation>Hiçbirine sorulmuyor. Bir satırda yazmıyorsa kullanıcı, veritabanı ve parola bu bağlantınınkilerdir.</translation>
    </message>
</context>
<context>
    <name>howdah::wizards::SettingsDialog</name>
    <message>
        <source>from the command line</source>
        <translation>komut satırından</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>%1 kaynağından</translation>
    </message>
    <message>
        <source>from the profile</source>
        <translation>profilden</translation>
    </message>
    <message>
        <source>chosen here</source>
        <translation>burada seçildi</translation>
    </message>
    <message>
        <source>default</source>
        <translation>varsayılan</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Sistemle aynı</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Açık</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Koyu</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ayarlar</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Ayarlarda ara</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Sıfırla</translation>
    </message>
    <message>
        <source>Reset %1</source>
        <translation>Sıfırla: %1</translation>
    </message>
</context>
<context>
    <name>indexbuild</name>
    <message>
        <source>Begin</source>
        <translation>Başla</translation>
    </message>
    <message>
        <source>Wait for transactions that write to the table</source>
        <translation>Tabloya yazan transaction&apos;ları bekle</translation>
    </message>
    <message>
        <source>Read the table</source>
        <translation>Tabloyu oku</translation>
    </message>
    <message>
        <source>Sort the rows</source>
        <translation>Satırları sırala</translation>
    </message>
    <message>
        <source>Sort the dead rows</source>
        <translation>Ölü satırları sırala</translation>
    </message>
    <message>
        <source>Write the index</source>
        <translation>İndeksi yaz</translation>
    </message>
    <message>
        <source>Build the index</source>
        <translation>İndeksi kur</translation>
    </message>
    <message>
        <source>Wait for transactions that wrote during the build</source>
        <translation>Kurulum sırasında yazmış olan transaction&apos;ları bekle</translation>
    </message>
    <message>
        <source>Check the index: read it</source>
        <translation>İndeksi denetle: oku</translation>
    </message>
    <message>
        <source>Check the index: sort</source>
        <translation>İndeksi denetle: sırala</translation>
    </message>
    <message>
        <source>Check the index: read the table again</source>
        <translation>İndeksi denetle: tabloyu yeniden oku</translation>
    </message>
    <message>
        <source>Wait for transactions that see an older state</source>
        <translation>Daha eski bir durumu gören transaction&apos;ları bekle</translation>
    </message>
    <message>
        <source>Wait for transactions that read by the old index</source>
        <translation>Eski indeksle okuyan transaction&apos;ları bekle</translation>
    </message>
    <message>
        <source>Wait for transactions that still use the old index</source>
        <translation>Eski indeksi hâlâ kullanan transaction&apos;ları bekle</translation>
    </message>
    <message>
        <source>Look whether it can be done</source>
        <translation>Yapılabilir mi, bak</translation>
    </message>
    <message>
        <source>It goes on, but its progress cannot be seen: %1</source>
        <translation>Sürüyor, ama ilerlemesi görülemiyor: %1</translation>
    </message>
    <message>
        <source>Its session could not be ended: %1</source>
        <translation>Oturumu sonlandırılamadı: %1</translation>
    </message>
    <message>
        <source>Dropped %1 in %2</source>
        <translation>%1, %2 içinde kaldırıldı</translation>
    </message>
    <message>
        <source>The server says that it built %1, but it is not valid</source>
        <translation>Sunucu %1 indeksini kurduğunu söylüyor, ama indeks geçerli değil</translation>
    </message>
    <message>
        <source>look whether someone dropped it meanwhile</source>
        <translation>bu arada birinin onu kaldırıp kaldırmadığına bakın</translation>
    </message>
    <message>
        <source>Built %1 in %2: %3</source>
        <translation>%1, %2 içinde kuruldu: %3</translation>
    </message>
    <message>
        <source>Look what is left</source>
        <translation>Geriye ne kaldı, bak</translation>
    </message>
    <message>
        <source>Remove what is left: %1</source>
        <translation>Geriye kalanı sil: %1</translation>
    </message>
    <message>
        <source>Removed what was left: the invalid index %1</source>
        <translation>Geriye kalan silindi: geçersiz %1 indeksi</translation>
    </message>
    <message>
        <source>Its session has not ended</source>
        <translation>Oturumu sonlanmadı</translation>
    </message>
    <message>
        <source>an invalid index is left, which costs writes and serves no query (%1): remove it with %2</source>
        <translation>geriye, yazma yükü getiren ve hiçbir sorguya yaramayan geçersiz bir indeks kaldı (%1): %2 ile silin</translation>
    </message>
    <message>
        <source>it serves no query any more but still costs writes: drop it again with %1</source>
        <translation>artık hiçbir sorguya yaramıyor ama hâlâ yazma yükü getiriyor: %1 ile yeniden kaldırın</translation>
    </message>
    <message>
        <source>what is left could not be looked at: when the server answers again, look for an invalid index %1 and drop it</source>
        <translation>geriye ne kaldığına bakılamadı: sunucu yeniden yanıt verince geçersiz bir %1 indeksi arayın ve kaldırın</translation>
    </message>
    <message>
        <source>an invalid index of this name is there now, perhaps someone else&apos;s: look at it, and drop it with %1</source>
        <translation>şimdi bu adda geçersiz bir indeks var, belki de başkasının: ona bakın ve %1 ile kaldırın</translation>
    </message>
    <message>
        <source>The index %1 was not dropped</source>
        <translation>%1 indeksi kaldırılmadı</translation>
    </message>
    <message>
        <source>The index %1 was not built, and nothing is left of it</source>
        <translation>%1 indeksi kurulmadı ve geriye bir şey kalmadı</translation>
    </message>
    <message>
        <source>The index %1 was not built</source>
        <translation>%1 indeksi kurulmadı</translation>
    </message>
    <message>
        <source>The index %1 was not rebuilt, and nothing is left of the attempt</source>
        <translation>%1 indeksi yeniden kurulmadı ve denemeden geriye bir şey kalmadı</translation>
    </message>
    <message>
        <source>The index %1 was not rebuilt</source>
        <translation>%1 indeksi yeniden kurulmadı</translation>
    </message>
    <message>
        <source>The index %1 was dropped only halfway</source>
        <translation>%1 indeksi yalnızca yarıya kadar kaldırıldı</translation>
    </message>
    <message>
        <source>it was cancelled</source>
        <translation>iptal edildi</translation>
    </message>
    <message>
        <source>make the rows differ first, or build an index that is not unique</source>
        <translation>önce satırları farklı hale getirin veya unique olmayan bir indeks kurun</translation>
    </message>
    <message>
        <source>make room on the server&apos;s disk, then build it again</source>
        <translation>sunucunun diskinde yer açın, sonra yeniden kurun</translation>
    </message>
    <message>
        <source>try again when nobody uses the table for long</source>
        <translation>tabloyu kimsenin uzun süre kullanmadığı bir zamanda yeniden deneyin</translation>
    </message>
    <message>
        <source>It has no name</source>
        <translation>Adı yok</translation>
    </message>
    <message>
        <source>Its name is longer than the 63 bytes the server keeps</source>
        <translation>Adı, sunucunun sakladığı 63 byte&apos;tan uzun</translation>
    </message>
    <message>
        <source>choose a shorter one</source>
        <translation>daha kısa bir ad seçin</translation>
    </message>
    <message>
        <source>Its name holds a zero byte</source>
        <translation>Adında sıfır byte var</translation>
    </message>
    <message>
        <source>It has no columns</source>
        <translation>Sütunu yok</translation>
    </message>
    <message>
        <source>This server is a standby, which only reads</source>
        <translation>Bu sunucu yalnızca okuyan bir standby</translation>
    </message>
    <message>
        <source>connect to its primary</source>
        <translation>birincil sunucusuna (primary) bağlanın</translation>
    </message>
    <message>
        <source>The connection is read only</source>
        <translation>Bağlantı salt okunur</translation>
    </message>
    <message>
        <source>unlock it, or copy the statement and run it where writing is meant</source>
        <translation>kilidini açın veya komutu kopyalayıp yazmanın amaçlandığı yerde çalıştırın</translation>
    </message>
    <message>
        <source>The connection leads through a pooler, which does not hold one session</source>
        <translation>Bağlantı, tek bir oturumu tutmayan bir havuzlayıcıdan geçiyor</translation>
    </message>
    <message>
        <source>connect to the server itself</source>
        <translation>sunucunun kendisine bağlanın</translation>
    </message>
    <message>
        <source>There is no table %1 in this database</source>
        <translation>Bu veritabanında %1 tablosu yok</translation>
    </message>
    <message>
        <source>read the advice again</source>
        <translation>öneriyi yeniden okuyun</translation>
    </message>
    <message>
        <source>%1 is partitioned, and CONCURRENTLY works on single partitions only</source>
        <translation>%1 partition&apos;lı, CONCURRENTLY ise yalnızca tek tek partition&apos;larda çalışır</translation>
    </message>
    <message>
        <source>build it on each partition, then CREATE INDEX ON ONLY the table and attach them</source>
        <translation>her partition&apos;da kurun, sonra tabloda CREATE INDEX ON ONLY çalıştırıp bunları bağlayın</translation>
    </message>
    <message>
        <source>%1 is no table that can be indexed</source>
        <translation>%1 indekslenebilen bir tablo değil</translation>
    </message>
    <message>
        <source>%1 is a temporary table of another session</source>
        <translation>%1 başka bir oturumun geçici tablosu</translation>
    </message>
    <message>
        <source>The name %1 is taken</source>
        <translation>%1 adı alınmış</translation>
    </message>
    <message>
        <source>choose another name</source>
        <translation>başka bir ad seçin</translation>
    </message>
    <message>
        <source>The name %1 is taken by an invalid index, left by an earlier build</source>
        <translation>%1 adını, önceki bir kurulumdan kalan geçersiz bir indeks almış</translation>
    </message>
    <message>
        <source>drop that first: %1</source>
        <translation>önce onu kaldırın: %1</translation>
    </message>
    <message>
        <source>There is no index %1 in this database</source>
        <translation>Bu veritabanında %1 indeksi yok</translation>
    </message>
    <message>
        <source>The constraint %1 stands on it</source>
        <translation>%1 kısıtı ona dayanıyor</translation>
    </message>
    <message>
        <source>an index of a constraint goes with the constraint</source>
        <translation>bir kısıtın indeksi, kısıtla birlikte kaldırılır</translation>
    </message>
    <message>
        <source>Create index %1</source>
        <translation>%1 indeksini oluştur</translation>
    </message>
    <message>
        <source>Rebuild index %1</source>
        <translation>%1 indeksini yeniden kur</translation>
    </message>
    <message>
        <source>Drop index %1</source>
        <translation>%1 indeksini kaldır</translation>
    </message>
    <message>
        <source>Note what the statements take so far</source>
        <translation>Sorguların şimdiye dek harcadığını not et</translation>
    </message>
    <message>
        <source>There is no connection</source>
        <translation>Bağlantı yok</translation>
    </message>
    <message>
        <source>connect first</source>
        <translation>önce bağlanın</translation>
    </message>
    <message>
        <source>Analyze the table: of the expression the planner knows nothing yet</source>
        <translation>Tabloyu analiz et: planlayıcı ifade hakkında henüz bir şey bilmiyor</translation>
    </message>
    <message>
        <source>The index is built, but the table was not analyzed: %1. Run %2</source>
        <translation>İndeks kuruldu, ancak tablo analiz edilmedi: %1. %2 çalıştırın</translation>
    </message>
</context>
<context>
    <name>indexeffect</name>
    <message>
        <source>The effect could not be measured</source>
        <translation>Etkisi ölçülemedi</translation>
    </message>
    <message>
        <source>There is no valid index %1 any more</source>
        <translation>Artık geçerli bir %1 indeksi yok</translation>
    </message>
</context>
<context>
    <name>indexes</name>
    <message>
        <source>A budget of nothing allows no index</source>
        <translation>Sıfır bütçe hiçbir indekse izin vermez</translation>
    </message>
    <message>
        <source>leave it empty for no limit</source>
        <translation>sınır istemiyorsanız boş bırakın</translation>
    </message>
    <message>
        <source>Look for indexes</source>
        <translation>İndeks ara</translation>
    </message>
    <message>
        <source>A limit of nothing leaves nothing to prove with</source>
        <translation>Sıfır sınır, kanıtlamak için hiçbir şey bırakmıyor</translation>
    </message>
    <message>
        <source>The tables hold more than is to be copied</source>
        <translation>Tablolar, kopyalanacak olandan fazlasını tutuyor</translation>
    </message>
    <message>
        <source>raise the limit, or name a backup</source>
        <translation>sınırı artırın veya bir yedek belirtin</translation>
    </message>
</context>
<context>
    <name>locks</name>
    <message>
        <source>session %1 (%2), %3, its transaction open for %4: %5</source>
        <translation>%1 oturumu (%2), %3, transaction&apos;ı %4 süredir açık: %5</translation>
    </message>
    <message>
        <source>the prepared transaction %1 of %2, prepared %3 ago</source>
        <translation>%2 rolünün hazırlanmış %1 transaction&apos;ı, %3 önce hazırlandı</translation>
    </message>
    <message>
        <source>Waits for session %1 (%2), %3, its transaction open for %4: %5</source>
        <translation>%1 oturumunu bekliyor (%2), %3, transaction&apos;ı %4 süredir açık: %5</translation>
    </message>
    <message>
        <source>Waits for the prepared transaction %1 of %2, prepared %3 ago</source>
        <translation>%2 rolünün %3 önce hazırlanmış %1 transaction&apos;ını bekliyor</translation>
    </message>
    <message>
        <source>it waited for session %1 (%2), %3, its transaction open for %4: %5</source>
        <translation>%1 oturumunu bekledi (%2), %3, transaction&apos;ı %4 süredir açık: %5</translation>
    </message>
    <message>
        <source>it waited for the prepared transaction %1 of %2, prepared %3 ago</source>
        <translation>%2 rolünün %3 önce hazırlanmış %1 transaction&apos;ını bekledi</translation>
    </message>
</context>
<context>
    <name>maintenance</name>
    <message>
        <source>Look whether it can be done</source>
        <translation>Yapılabilir mi, bak</translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation>Yapılmadı: %1</translation>
    </message>
    <message>
        <source>This server is a standby, which only reads</source>
        <translation>Bu sunucu yalnızca okuyan bir standby</translation>
    </message>
    <message>
        <source>connect to its primary</source>
        <translation>birincil sunucusuna (primary) bağlanın</translation>
    </message>
    <message>
        <source>The connection is read only</source>
        <translation>Bağlantı salt okunur</translation>
    </message>
    <message>
        <source>unlock it, or copy the statement and run it where writing is meant</source>
        <translation>kilidini açın veya komutu kopyalayıp yazmanın amaçlandığı yerde çalıştırın</translation>
    </message>
    <message>
        <source>There is no table %1 in this database</source>
        <translation>Bu veritabanında %1 tablosu yok</translation>
    </message>
    <message>
        <source>explain the statement again</source>
        <translation>sorguyu yeniden açıklatın</translation>
    </message>
    <message>
        <source>%1 belongs to %2, and role %3 may not maintain it</source>
        <translation>%1 tablosunun sahibi %2; %3 rolünün onun bakımını yapma yetkisi yok</translation>
    </message>
    <message>
        <source>have its owner or the database&apos;s run it; from server 17 on GRANT MAINTAIN allows it to others</source>
        <translation>tablonun veya veritabanının sahibi çalıştırsın; sunucu 17&apos;den başlayarak GRANT MAINTAIN bunu başkalarına da tanır</translation>
    </message>
    <message>
        <source>Done in %1: %2</source>
        <translation>%1 içinde yapıldı: %2</translation>
    </message>
    <message>
        <source>it was cancelled, and nothing of it stays</source>
        <translation>iptal edildi ve geriye bir şey kalmadı</translation>
    </message>
    <message>
        <source>someone holds a lock on the table: try again when that transaction is over</source>
        <translation>tabloda birinin kilidi var: o işlem bitince yeniden deneyin</translation>
    </message>
    <message>
        <source>Run %1</source>
        <translation>Çalıştır: %1</translation>
    </message>
</context>
<context>
    <name>monitor</name>
    <message>
        <source>The monitor has no connection</source>
        <translation>İzleyicinin bağlantısı yok</translation>
    </message>
    <message>
        <source>The extension pg_stat_statements is not in this database</source>
        <translation>pg_stat_statements eklentisi bu veritabanında yok</translation>
    </message>
    <message>
        <source>pg_stat_statements is not in shared_preload_libraries; the server has to be restarted after it is added</source>
        <translation>pg_stat_statements, shared_preload_libraries içinde değil; eklendikten sonra sunucu yeniden başlatılmalı</translation>
    </message>
    <message>
        <source>pg_stat_statements is not in shared_preload_libraries; add it to what is there and restart the server</source>
        <translation>pg_stat_statements, shared_preload_libraries içinde değil; oradakilere ekleyip sunucuyu yeniden başlatın</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of other roles are hidden from ours</source>
        <translation>
            <numerusform>başka rollere ait %n satır bizim rolümüzden gizli</numerusform>
        </translation>
    </message>
    <message>
        <source>The server took too long and the question is asked less often: %1</source>
        <translation>Sunucu çok uzun sürdü, soru daha seyrek soruluyor: %1</translation>
    </message>
    <message>
        <source>Sampling was stopped</source>
        <translation>Ölçüm durduruldu</translation>
    </message>
    <message>
        <source>The time for sampling was over before its end</source>
        <translation>Ölçüm bitmeden süresi doldu</translation>
    </message>
    <message>
        <source>The server&apos;s own count of transactions is not this application&apos;s alone, or lags behind: their rate was estimated from the ages at which they were met, and bursts shorter than %1 are not seen</source>
        <translation>Sunucunun kendi transaction sayımı yalnızca bu uygulamaya ait değil veya geriden geliyor: sıklıkları, rastlandıkları andaki yaşlarından tahmin edildi ve %1 süresinden kısa yığılmalar görülmez</translation>
    </message>
    <message>
        <source>The pool&apos;s size cannot be reckoned</source>
        <translation>Havuzun boyutu hesaplanamıyor</translation>
    </message>
    <message>
        <source>the sessions were looked at only once</source>
        <translation>oturumlara yalnızca bir kez bakıldı</translation>
    </message>
    <message>
        <source>no client is connected</source>
        <translation>bağlı istemci yok</translation>
    </message>
    <message>
        <source>no session has the application name %1</source>
        <translation>uygulama adı %1 olan oturum yok</translation>
    </message>
    <message>
        <source>Seen from the server, by %1 looks at pg_stat_activity: a checkout was taken to be one transaction. What an application does with a connection before the first and after the last statement of a transaction is not seen, so that holds are at least as long as shown</source>
        <translation>Sunucudan görülen, pg_stat_activity üzerine %1 bakışla: bir checkout bir transaction sayıldı. Bir uygulamanın, transaction&apos;ın ilk sorgusundan önce ve son sorgusundan sonra bağlantıyla yaptıkları görülmez; bu yüzden tutulma süreleri en az gösterildiği kadardır</translation>
    </message>
    <message>
        <source>Transactions shorter than the %1 between two looks are met by chance; their number and length were corrected for that, and are estimates</source>
        <translation>İki bakış arasındaki %1 süresinden kısa transaction&apos;lara rastlantıyla denk gelinir; sayıları ve uzunlukları buna göre düzeltildi ve tahminidir</translation>
    </message>
    <message>
        <source>Sessions of other roles are hidden from this role, which lacks pg_monitor: what they do is not counted</source>
        <translation>Başka rollerin oturumları, pg_monitor yetkisi olmayan bu rolden gizli: yaptıkları sayılmaz</translation>
    </message>
    <message>
        <source>The server left a question unanswered</source>
        <translation>Sunucu bir soruyu yanıtsız bıraktı</translation>
    </message>
    <message>
        <source>The recording was cancelled</source>
        <translation>Kayıt iptal edildi</translation>
    </message>
</context>
<context>
    <name>pg</name>
    <message>
        <source>Cannot connect to %1</source>
        <translation>%1 sunucusuna bağlanılamıyor</translation>
    </message>
    <message>
        <source>the name %1 was not resolved in time</source>
        <translation>%1 adı zamanında çözümlenemedi</translation>
    </message>
    <message>
        <source>check the name, and the resolver of this machine</source>
        <translation>adı ve bu makinenin ad çözümleyicisini denetleyin</translation>
    </message>
    <message>
        <source>the name %1 cannot be resolved</source>
        <translation>%1 adı çözümlenemiyor</translation>
    </message>
    <message>
        <source>check the name of the host</source>
        <translation>host adını denetleyin</translation>
    </message>
    <message>
        <source>there is not enough memory</source>
        <translation>yeterli bellek yok</translation>
    </message>
    <message>
        <source>%1 did not answer in time</source>
        <translation>%1 zamanında yanıt vermedi</translation>
    </message>
    <message>
        <source>check the host and the port, and whether a firewall is in between</source>
        <translation>host ve portu, arada bir güvenlik duvarı olup olmadığını denetleyin</translation>
    </message>
    <message>
        <source>look whether the server is overloaded</source>
        <translation>sunucunun aşırı yüklü olup olmadığına bakın</translation>
    </message>
    <message>
        <source>name a server that fits target_session_attrs</source>
        <translation>target_session_attrs ile uyuşan bir sunucu verin</translation>
    </message>
    <message>
        <source>%1 refused the login</source>
        <translation>%1 girişi reddetti</translation>
    </message>
    <message>
        <source>give a password, or write it to the password file</source>
        <translation>bir parola verin veya parola dosyasına yazın</translation>
    </message>
    <message>
        <source>check the server&apos;s certificate, or say with sslrootcert whom to trust and with sslmode how much</source>
        <translation>sunucunun sertifikasını denetleyin veya sslrootcert ile kime, sslmode ile ne kadar güvenileceğini belirtin</translation>
    </message>
    <message>
        <source>check that the server runs, and the folder of its socket and the port</source>
        <translation>sunucunun çalıştığını, soket klasörünü ve portu denetleyin</translation>
    </message>
    <message>
        <source>check that the server runs and listens there, and whether a firewall is in between</source>
        <translation>sunucunun çalıştığını ve orada dinlediğini, arada bir güvenlik duvarı olup olmadığını denetleyin</translation>
    </message>
    <message>
        <source>check that a PostgreSQL server answers there, and see its log</source>
        <translation>orada bir PostgreSQL sunucusunun yanıt verdiğini denetleyin ve günlüğüne bakın</translation>
    </message>
    <message>
        <source>the time allowed has passed</source>
        <translation>tanınan süre doldu</translation>
    </message>
    <message>
        <source>allow more time</source>
        <translation>daha çok süre tanıyın</translation>
    </message>
    <message>
        <source>Connecting was cancelled</source>
        <translation>Bağlanma iptal edildi</translation>
    </message>
    <message>
        <source>Connecting to %1 was cancelled</source>
        <translation>%1 sunucusuna bağlanma iptal edildi</translation>
    </message>
    <message>
        <source>A connection was asked for before it was made</source>
        <translation>Bir bağlantı kurulmadan istendi</translation>
    </message>
    <message>
        <source>A connect was started on the thread that paints</source>
        <translation>Çizim yapan thread&apos;de bağlanma başlatıldı</translation>
    </message>
    <message>
        <source>COPY to or from the client cannot be run as a query</source>
        <translation>İstemciye veya istemciden COPY, sorgu olarak çalıştırılamaz</translation>
    </message>
    <message>
        <source>A wait was started on the thread that paints</source>
        <translation>Çizim yapan thread&apos;de bekleme başlatıldı</translation>
    </message>
    <message>
        <source>There is no connection to cancel on</source>
        <translation>Üzerinde iptal yapılacak bağlantı yok</translation>
    </message>
    <message>
        <source>A cancel was started on the thread that paints</source>
        <translation>Çizim yapan thread&apos;de iptal başlatıldı</translation>
    </message>
    <message>
        <source>The server did not take the cancel request in time</source>
        <translation>Sunucu iptal isteğini zamanında almadı</translation>
    </message>
    <message>
        <source>The cancel request did not reach the server</source>
        <translation>İptal isteği sunucuya ulaşmadı</translation>
    </message>
    <message>
        <source>The connection parameters cannot be used</source>
        <translation>Bağlantı parametreleri kullanılamıyor</translation>
    </message>
    <message>
        <source>This is not a connection that can be understood</source>
        <translation>Bu anlaşılabilir bir bağlantı değil</translation>
    </message>
    <message>
        <source>paste postgresql://user@host:5432/database, host=... dbname=..., a psql command line, or service=NAME</source>
        <translation>postgresql://user@host:5432/database, host=... dbname=..., bir psql komut satırı veya service=NAME yapıştırın</translation>
    </message>
    <message>
        <source>the keyword %1 is not known</source>
        <translation>%1 anahtar sözcüğü bilinmiyor</translation>
    </message>
    <message>
        <source>a keyword in it is not known</source>
        <translation>içindeki bir anahtar sözcük bilinmiyor</translation>
    </message>
    <message>
        <source>it holds a NUL character</source>
        <translation>içinde bir NUL karakteri var</translation>
    </message>
    <message>
        <source>a percent sign in it does not start a code such as %25</source>
        <translation>içindeki bir yüzde işareti %25 gibi bir kod başlatmıyor</translation>
    </message>
    <message>
        <source>an address in brackets does not end</source>
        <translation>köşeli parantezdeki bir adres bitmiyor</translation>
    </message>
    <message>
        <source>the address in brackets is empty</source>
        <translation>köşeli parantezdeki adres boş</translation>
    </message>
    <message>
        <source>there is text after an address in brackets</source>
        <translation>köşeli parantezdeki adresten sonra metin var</translation>
    </message>
    <message>
        <source>a port in it is not a number</source>
        <translation>içindeki bir port sayı değil</translation>
    </message>
    <message>
        <source>a parameter after the question mark has no value</source>
        <translation>soru işaretinden sonraki bir parametrenin değeri yok</translation>
    </message>
    <message>
        <source>the address does not begin with postgresql://</source>
        <translation>adres postgresql:// ile başlamıyor</translation>
    </message>
    <message>
        <source>there is a blank in the address</source>
        <translation>adreste bir boşluk var</translation>
    </message>
    <message>
        <source>an equals sign is missing after a word</source>
        <translation>bir sözcükten sonra eşittir işareti eksik</translation>
    </message>
    <message>
        <source>a quoted value does not end</source>
        <translation>tırnak içindeki bir değer bitmiyor</translation>
    </message>
    <message>
        <source>the last option of the command line has no value</source>
        <translation>komut satırının son seçeneğinin değeri yok</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>boş</translation>
    </message>
    <message>
        <source>it is no address, and no service of that name is defined</source>
        <translation>bir adres değil ve bu adla tanımlı bir servis yok</translation>
    </message>
    <message>
        <source>The variable %1 is not a connection that can be understood</source>
        <translation>%1 değişkeni anlaşılabilir bir bağlantı değil</translation>
    </message>
    <message>
        <source>The statement is no COPY in the direction wanted</source>
        <translation>Sorgu istenen yönde bir COPY değil</translation>
    </message>
    <message>
        <source>The statement was cancelled</source>
        <translation>Sorgu iptal edildi</translation>
    </message>
    <message>
        <source>The statement took longer than it was allowed to</source>
        <translation>Sorgu izin verilenden uzun sürdü</translation>
    </message>
    <message>
        <source>A statement was started on the thread that paints</source>
        <translation>Çizim yapan thread&apos;de sorgu başlatıldı</translation>
    </message>
    <message>
        <source>The statement was not started: it was cancelled</source>
        <translation>Sorgu başlatılmadı: iptal edildi</translation>
    </message>
    <message>
        <source>The statement was not started: its time was over</source>
        <translation>Sorgu başlatılmadı: süresi dolmuştu</translation>
    </message>
    <message>
        <source>The statement could not be sent</source>
        <translation>Sorgu gönderilemedi</translation>
    </message>
    <message>
        <source>the server did not end it when asked, so the connection was given up</source>
        <translation>sunucu istendiğinde onu bitirmedi, bu yüzden bağlantıdan vazgeçildi</translation>
    </message>
    <message>
        <source>look whether it still runs there</source>
        <translation>orada hâlâ çalışıp çalışmadığına bakın</translation>
    </message>
    <message>
        <source>The connection to the server was lost</source>
        <translation>Sunucuyla bağlantı koptu</translation>
    </message>
    <message>
        <source>connect again</source>
        <translation>yeniden bağlanın</translation>
    </message>
    <message>
        <source>The statement failed on this side</source>
        <translation>Sorgu bu tarafta başarısız oldu</translation>
    </message>
    <message>
        <source>The server refused the statement</source>
        <translation>Sunucu sorguyu reddetti</translation>
    </message>
    <message>
        <source>The statement holds a NUL character</source>
        <translation>Sorguda bir NUL karakteri var</translation>
    </message>
    <message>
        <source>A parameter holds a NUL character</source>
        <translation>Bir parametrede NUL karakteri var</translation>
    </message>
    <message>
        <source>PostgreSQL cannot store one in text</source>
        <translation>PostgreSQL metin içinde bunu saklayamaz</translation>
    </message>
    <message>
        <source>The pipeline lost count of its answers</source>
        <translation>Pipeline yanıtlarının sayısını karıştırdı</translation>
    </message>
    <message>
        <source>COPY to or from the client cannot be run in a pipeline</source>
        <translation>İstemciye veya istemciden COPY, pipeline içinde çalıştırılamaz</translation>
    </message>
    <message>
        <source>check the user name and the password</source>
        <translation>kullanıcı adını ve parolayı denetleyin</translation>
    </message>
    <message>
        <source>check the user name, and pg_hba.conf for this user, database and address</source>
        <translation>kullanıcı adını ve pg_hba.conf içinde bu kullanıcı, veritabanı ve adresi denetleyin</translation>
    </message>
    <message>
        <source>check the name of the database</source>
        <translation>veritabanının adını denetleyin</translation>
    </message>
    <message>
        <source>check the user, the password and the database, and what the connection pooler in between allows</source>
        <translation>kullanıcıyı, parolayı, veritabanını ve aradaki bağlantı havuzlayıcının neye izin verdiğini denetleyin</translation>
    </message>
    <message>
        <source>close some sessions, or raise max_connections</source>
        <translation>bazı oturumları kapatın veya max_connections değerini artırın</translation>
    </message>
    <message>
        <source>make room on the server&apos;s disk</source>
        <translation>sunucunun diskinde yer açın</translation>
    </message>
    <message>
        <source>the server is short of memory: lower work_mem or the number of sessions</source>
        <translation>sunucunun belleği az: work_mem değerini veya oturum sayısını düşürün</translation>
    </message>
    <message>
        <source>wait until the server has started</source>
        <translation>sunucu başlayana kadar bekleyin</translation>
    </message>
    <message>
        <source>connect again when the server has recovered</source>
        <translation>sunucu kurtarmayı bitirince yeniden bağlanın</translation>
    </message>
    <message>
        <source>allow it more time, or find out what it waits for</source>
        <translation>daha çok süre tanıyın veya neyi beklediğini bulun</translation>
    </message>
    <message>
        <source>use a role that has the right, or grant it</source>
        <translation>bu yetkisi olan bir rol kullanın veya yetkiyi verin</translation>
    </message>
    <message>
        <source>check the name, its schema and search_path</source>
        <translation>adı, şemasını ve search_path ayarını denetleyin</translation>
    </message>
    <message>
        <source>check the name of the column</source>
        <translation>sütunun adını denetleyin</translation>
    </message>
    <message>
        <source>check the name and the argument types, and that the extension is installed</source>
        <translation>adı, argüman türlerini ve eklentinin kurulu olduğunu denetleyin</translation>
    </message>
    <message>
        <source>correct the statement</source>
        <translation>sorguyu düzeltin</translation>
    </message>
    <message>
        <source>run the transaction again</source>
        <translation>transaction&apos;ı yeniden çalıştırın</translation>
    </message>
    <message>
        <source>try again when the lock is free</source>
        <translation>kilit boşalınca yeniden deneyin</translation>
    </message>
    <message>
        <source>connect to the primary to write</source>
        <translation>yazmak için birincil sunucuya (primary) bağlanın</translation>
    </message>
    <message>
        <source>roll the transaction back</source>
        <translation>transaction&apos;ı geri alın</translation>
    </message>
    <message>
        <source>see the server&apos;s message and its log</source>
        <translation>sunucunun iletisine ve günlüğüne bakın</translation>
    </message>
    <message>
        <source>see the server&apos;s log</source>
        <translation>sunucunun günlüğüne bakın</translation>
    </message>
    <message>
        <source>Cannot start a thread to cancel a statement</source>
        <translation>Sorguyu iptal etmek için thread başlatılamıyor</translation>
    </message>
    <message>
        <source>The statement was not started: a cancel request to the server is still under way</source>
        <translation>Sorgu başlatılmadı: sunucuya bir iptal isteği hâlâ yolda</translation>
    </message>
    <message>
        <source>The server refuses startup options, and %1 cannot be set later</source>
        <translation>Sunucu başlangıç seçeneklerini reddediyor ve %1 sonradan ayarlanamaz</translation>
    </message>
    <message>
        <source>leave it out of options, or connect past the connection pooler</source>
        <translation>options içinden çıkarın veya bağlantı havuzlayıcıyı atlayarak bağlanın</translation>
    </message>
    <message>
        <source>there are not as many addresses as hosts</source>
        <translation>adres sayısı host sayısına eşit değil</translation>
    </message>
    <message>
        <source>there are not as many ports as hosts</source>
        <translation>port sayısı host sayısına eşit değil</translation>
    </message>
    <message>
        <source>%1 is not a numeric address</source>
        <translation>%1 sayısal bir adres değil</translation>
    </message>
    <message>
        <source>%1 is not a port</source>
        <translation>%1 bir port değil</translation>
    </message>
    <message>
        <source>target_session_attrs cannot be %1</source>
        <translation>target_session_attrs %1 olamaz</translation>
    </message>
    <message>
        <source>%1 is read-only</source>
        <translation>%1 salt okunur</translation>
    </message>
    <message>
        <source>%1 is not read-only</source>
        <translation>%1 salt okunur değil</translation>
    </message>
    <message>
        <source>%1 is a standby</source>
        <translation>%1 bir standby</translation>
    </message>
    <message>
        <source>%1 is not a standby</source>
        <translation>%1 bir standby değil</translation>
    </message>
    <message>
        <source>the connection was given up</source>
        <translation>bağlantıdan vazgeçildi</translation>
    </message>
</context>
<context>
    <name>pgbouncer</name>
    <message>
        <source>This PgBouncer shows no statistics</source>
        <translation>Bu PgBouncer istatistik göstermiyor</translation>
    </message>
    <message>
        <source>PgBouncer has no database %1, or no statistics of it</source>
        <translation>PgBouncer&apos;da %1 adlı veritabanı veya onun istatistikleri yok</translation>
    </message>
    <message>
        <source>SHOW DATABASES lists them</source>
        <translation>SHOW DATABASES bunları listeler</translation>
    </message>
    <message>
        <source>Recording was stopped</source>
        <translation>Kayıt durduruldu</translation>
    </message>
    <message>
        <source>%1 is not PgBouncer</source>
        <translation>%1 PgBouncer değil</translation>
    </message>
    <message>
        <source>give the address of PgBouncer itself (it listens on port 6432 unless told otherwise), not that of the server behind it</source>
        <translation>arkasındaki sunucunun değil, PgBouncer&apos;ın kendi adresini verin (başka bir şey belirtilmedikçe 6432 portunu dinler)</translation>
    </message>
    <message>
        <source>name the user in stats_users in pgbouncer.ini and run RELOAD, or take one of its admin_users</source>
        <translation>kullanıcıyı pgbouncer.ini içindeki stats_users listesine ekleyip RELOAD çalıştırın veya admin_users içinden birini kullanın</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) waiting, the first for %1: all of PgBouncer is paused</source>
        <translation>
            <numerusform>%n istemci bekliyor, ilki %1 süredir: PgBouncer&apos;ın tamamı duraklatılmış</numerusform>
        </translation>
    </message>
    <message>
        <source>run RESUME in PgBouncer&apos;s console when the work on the server is done</source>
        <translation>sunucudaki iş bitince PgBouncer konsolunda RESUME çalıştırın</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) waiting, the first for %1: the database is paused</source>
        <translation>
            <numerusform>%n istemci bekliyor, ilki %1 süredir: veritabanı duraklatılmış</numerusform>
        </translation>
    </message>
    <message>
        <source>run RESUME %1 in PgBouncer&apos;s console when the work on the server is done</source>
        <translation>sunucudaki iş bitince PgBouncer konsolunda RESUME %1 çalıştırın</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) waiting, the first for %1: %2 of %3 server connections are taken</source>
        <translation>
            <numerusform>%n istemci bekliyor, ilki %1 süredir: %3 sunucu bağlantısından %2 tanesi kullanımda</numerusform>
        </translation>
    </message>
    <message>
        <source>shorten the transactions, or raise pool_size as far as the server has connections to spare</source>
        <translation>transaction&apos;ları kısaltın veya sunucunun ayırabileceği bağlantılar elverdiğince pool_size değerini artırın</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) waiting, the first for %1: the database has all %2 connections that it may have</source>
        <translation>
            <numerusform>%n istemci bekliyor, ilki %1 süredir: veritabanı izin verilen %2 bağlantının tümünü kullanıyor</numerusform>
        </translation>
    </message>
    <message>
        <source>raise max_db_connections, or lower pool_size so that its users share evenly</source>
        <translation>max_db_connections değerini artırın veya kullanıcıları eşit paylaşsın diye pool_size değerini düşürün</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) waiting, the first for %1: there is no server connection yet</source>
        <translation>
            <numerusform>%n istemci bekliyor, ilki %1 süredir: henüz sunucu bağlantısı yok</numerusform>
        </translation>
    </message>
    <message>
        <source>look in PgBouncer&apos;s log whether the server can be reached and takes the login</source>
        <translation>sunucuya ulaşılıp ulaşılamadığına ve girişi kabul edip etmediğine PgBouncer günlüğünden bakın</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) waiting, the first for %1</source>
        <translation>
            <numerusform>%n istemci bekliyor, ilki %1 süredir</numerusform>
        </translation>
    </message>
    <message>
        <source>This PgBouncer does not tell how many clients wait</source>
        <translation>Bu PgBouncer kaç istemcinin beklediğini söylemiyor</translation>
    </message>
    <message>
        <source>Paused: whoever asks now will wait</source>
        <translation>Duraklatılmış: şimdi isteyen bekler</translation>
    </message>
    <message>
        <source>Disabled: new clients are turned away</source>
        <translation>Devre dışı: yeni istemciler geri çevriliyor</translation>
    </message>
    <message>
        <source>Nobody waits for a server connection</source>
        <translation>Sunucu bağlantısı bekleyen yok</translation>
    </message>
    <message>
        <source>How many clients may connect is not known</source>
        <translation>Kaç istemcinin bağlanabileceği bilinmiyor</translation>
    </message>
    <message>
        <source>%1 of %2 client connections are in use</source>
        <translation>%2 istemci bağlantısından %1 tanesi kullanımda</translation>
    </message>
    <message>
        <source>raise max_client_conn and the limit of open files, or find out who opens that many</source>
        <translation>max_client_conn değerini ve açık dosya sınırını artırın veya bu kadar çoğunu kimin açtığını bulun</translation>
    </message>
    <message numerus="yes">
        <source>Clients wait in %n pool(s), longest in %1: %2</source>
        <translation>
            <numerusform>%n havuzda istemciler bekliyor, en uzunu %1 içinde: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>PgBouncer is paused: whoever asks now will wait</source>
        <translation>PgBouncer duraklatılmış: şimdi isteyen bekler</translation>
    </message>
    <message numerus="yes">
        <source>%n client(s) waiting, none for long</source>
        <translation>
            <numerusform>%n istemci bekliyor, hiçbiri uzun süredir değil</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>plan</name>
    <message numerus="yes">
        <source>Times that do not fit together: %n more node(s)</source>
        <translation>
            <numerusform>Birbirini tutmayan süreler: %n düğüm daha</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 took %2, but the nodes that can have waited for it have only %3</source>
        <translation>%1 %2 sürdü, ama onu beklemiş olabilecek düğümlerde yalnızca %3 var</translation>
    </message>
    <message>
        <source>Workers below %1 also worked while it was not asked for rows: of %2 it waited for %3</source>
        <translation>%1 altındaki worker&apos;lar ondan satır istenmezken de çalıştı: %2 içinden %3 beklendi</translation>
    </message>
    <message>
        <source>What ran inside %1 took %2, but the node only %3</source>
        <translation>%1 içinde çalışanlar %2 sürdü, ama düğüm yalnızca %3</translation>
    </message>
    <message>
        <source>Measured without node times (TIMING OFF): all time is the executor&apos;s</source>
        <translation>Düğüm süreleri olmadan ölçüldü (TIMING OFF): bütün süre executor&apos;a ait</translation>
    </message>
    <message>
        <source>&quot;%1&quot; cannot be %2; it was left out</source>
        <translation>&quot;%1&quot; %2 olamaz; dışarıda bırakıldı</translation>
    </message>
    <message>
        <source>a list stands where a plan node should be</source>
        <translation>plan düğümü olması gereken yerde bir liste var</translation>
    </message>
    <message>
        <source>a statement has two plans</source>
        <translation>bir sorgunun iki planı var</translation>
    </message>
    <message>
        <source>a plan is an object or a list of objects</source>
        <translation>plan bir nesne veya nesneler listesidir</translation>
    </message>
    <message>
        <source>a plain value stands where a plan node should be</source>
        <translation>plan düğümü olması gereken yerde düz bir değer var</translation>
    </message>
    <message>
        <source>&quot;Plan&quot; is not an object</source>
        <translation>&quot;Plan&quot; bir nesne değil</translation>
    </message>
    <message>
        <source>a plan node has no &quot;Node Type&quot;</source>
        <translation>bir plan düğümünün &quot;Node Type&quot; alanı yok</translation>
    </message>
    <message>
        <source>an object has no &quot;Plan&quot;</source>
        <translation>bir nesnenin &quot;Plan&quot; alanı yok</translation>
    </message>
    <message>
        <source>This is not a plan</source>
        <translation>Bu bir plan değil</translation>
    </message>
    <message>
        <source>the text ends at line %1 within a plan</source>
        <translation>metin %1. satırda, planın ortasında bitiyor</translation>
    </message>
    <message>
        <source>line %1, character %2: %3</source>
        <translation>satır %1, karakter %2: %3</translation>
    </message>
    <message numerus="yes">
        <source>Not UTF-8: %n byte(s), replaced</source>
        <translation>
            <numerusform>UTF-8 değil: %n bayt, değiştirildi</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not a number (NaN or Infinity): %n figure(s), left out</source>
        <translation>
            <numerusform>Sayı değil (NaN veya Infinity): %n değer, dışarıda bırakıldı</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not understood around the plan: %n line(s), the first is line %1</source>
        <translation>
            <numerusform>Planın çevresinde anlaşılmayan: %n satır, ilki %1. satır</numerusform>
        </translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>boş</translation>
    </message>
    <message>
        <source>there is no plan in it: a utility statement has none</source>
        <translation>içinde plan yok: yardımcı komutların (utility) planı olmaz</translation>
    </message>
    <message>
        <source>The nodes took %1, longer than the execution with %2</source>
        <translation>Düğümler %1 sürdü; bu, %2 süren yürütmeden uzun</translation>
    </message>
    <message>
        <source>Trigger %1 ran before the rows were written: its %2 are in the node&apos;s time</source>
        <translation>%1 trigger&apos;ı satırlar yazılmadan çalıştı: %2 süresi düğümün süresine dahil</translation>
    </message>
    <message>
        <source>Trigger %1 took %2, but only %3 of the execution are left</source>
        <translation>%1 trigger&apos;ı %2 sürdü, ama yürütmeden yalnızca %3 kaldı</translation>
    </message>
    <message>
        <source>%1: planned for %2 workers, before for %3</source>
        <translation>%1: %2 worker için planlandı, önce %3 için</translation>
    </message>
    <message>
        <source>%1 became %2</source>
        <translation>%1, %2 oldu</translation>
    </message>
    <message>
        <source>%1: %2 became %3</source>
        <translation>%1: %2, %3 oldu</translation>
    </message>
    <message>
        <source>%1: %2 by index %3, before by %4</source>
        <translation>%1: %3 indeksiyle %2, önce %4 indeksiyle</translation>
    </message>
    <message>
        <source>%1: %2 is the outer side now, before it was %3</source>
        <translation>%1: dış taraf şimdi %2, önce %3 idi</translation>
    </message>
    <message>
        <source>Joined in another order: %1 became %2</source>
        <translation>Başka sırada join edildi: %1, %2 oldu</translation>
    </message>
    <message>
        <source>%1: read by %2 parallel workers, before by none</source>
        <translation>%1: %2 paralel worker tarafından okunuyor, önce paralel worker yoktu</translation>
    </message>
    <message>
        <source>%1: read by %2, before not at all</source>
        <translation>%1: %2 ile okunuyor, önce hiç okunmuyordu</translation>
    </message>
    <message>
        <source>%1 is new</source>
        <translation>%1 yeni</translation>
    </message>
    <message>
        <source>%1: %2 is new</source>
        <translation>%1: %2 yeni</translation>
    </message>
    <message>
        <source>%1: no longer read by parallel workers, before by %2</source>
        <translation>%1: artık paralel worker&apos;larca okunmuyor, önce %2 vardı</translation>
    </message>
    <message>
        <source>%1: no longer read, before by %2</source>
        <translation>%1: artık okunmuyor, önce %2 ile okunuyordu</translation>
    </message>
    <message>
        <source>%1 is gone</source>
        <translation>%1 artık yok</translation>
    </message>
    <message>
        <source>%1: %2 is gone</source>
        <translation>%1: %2 artık yok</translation>
    </message>
    <message>
        <source>The plans read no relation in common: they are hardly of the same statement</source>
        <translation>Planların okuduğu ortak ilişki yok: aynı sorguya ait olmaları pek olası değil</translation>
    </message>
    <message>
        <source>Only the plan before reads %1</source>
        <translation>%1 yalnızca önceki planda okunuyor</translation>
    </message>
    <message>
        <source>Only the plan after reads %1</source>
        <translation>%1 yalnızca sonraki planda okunuyor</translation>
    </message>
    <message>
        <source>The plans are of different statements (query ids %1 and %2)</source>
        <translation>Planlar farklı sorgulara ait (sorgu kimlikleri %1 ve %2)</translation>
    </message>
    <message>
        <source>Only the plan before was measured: costs can be compared, times cannot</source>
        <translation>Yalnızca önceki plan ölçüldü: maliyetler karşılaştırılabilir, süreler karşılaştırılamaz</translation>
    </message>
    <message>
        <source>Only the plan after was measured: costs can be compared, times cannot</source>
        <translation>Yalnızca sonraki plan ölçüldü: maliyetler karşılaştırılabilir, süreler karşılaştırılamaz</translation>
    </message>
    <message>
        <source>The plans gave different numbers of rows (%1 and %2): another statement, other parameters or other data</source>
        <translation>Planlar farklı sayıda satır verdi (%1 ve %2): başka sorgu, başka parametreler veya başka veri</translation>
    </message>
    <message>
        <source>Howdah reads what EXPLAIN writes, as text, JSON, YAML or XML, also from psql, from mails and from the server&apos;s log</source>
        <translation>Howdah, EXPLAIN çıktısını metin, JSON, YAML veya XML olarak okur; psql&apos;den, e-postalardan ve sunucunun günlüğünden alınmış olanı da</translation>
    </message>
    <message>
        <source>line %1 is of no plan, and no other line begins one</source>
        <translation>%1. satır hiçbir plana ait değil ve plan başlatan başka bir satır yok</translation>
    </message>
    <message>
        <source>Not understood in the plan, line %1: %2</source>
        <translation>Planda anlaşılmadı, %1. satır: %2</translation>
    </message>
    <message numerus="yes">
        <source>Not understood in the plan: %n more line(s)</source>
        <translation>
            <numerusform>Planda anlaşılmadı: %n satır daha</numerusform>
        </translation>
    </message>
    <message>
        <source>The lines&apos; indentation is lost: which node is part of which is a guess</source>
        <translation>Satırların girintisi kaybolmuş: hangi düğümün hangisine ait olduğu bir tahmin</translation>
    </message>
    <message>
        <source>an element does not end</source>
        <translation>bir öğe bitmiyor</translation>
    </message>
    <message>
        <source>a character&apos;s number is none</source>
        <translation>bir karakterin numarası geçerli değil</translation>
    </message>
    <message>
        <source>an entity is none of XML&apos;s own</source>
        <translation>bir varlık (entity) XML&apos;in kendi varlıklarından değil</translation>
    </message>
    <message>
        <source>a plan has no document type and no definitions</source>
        <translation>bir planda belge türü ve tanımlar olmaz</translation>
    </message>
    <message>
        <source>an element has no name</source>
        <translation>bir öğenin adı yok</translation>
    </message>
    <message>
        <source>something stands behind the plan</source>
        <translation>planın ardında bir şey var</translation>
    </message>
    <message>
        <source>an element ends that did not begin</source>
        <translation>başlamamış bir öğe bitiyor</translation>
    </message>
    <message>
        <source>a value has no name</source>
        <translation>bir değerin adı yok</translation>
    </message>
    <message>
        <source>an item belongs to no list</source>
        <translation>bir madde hiçbir listeye ait değil</translation>
    </message>
    <message>
        <source>a string does not end</source>
        <translation>bir dizge bitmiyor</translation>
    </message>
    <message>
        <source>a list in brackets holds something else than strings</source>
        <translation>köşeli parantezli bir listede dizgelerden başka bir şey var</translation>
    </message>
    <message>
        <source>a value is no string, number or list</source>
        <translation>bir değer ne dizge ne sayı ne de liste</translation>
    </message>
    <message>
        <source>no line of it begins a plan</source>
        <translation>hiçbir satırı bir planın başı değil</translation>
    </message>
    <message>
        <source>The plan seems to be cut off: %1 has no &quot;%2&quot;</source>
        <translation>Plan kesilmiş görünüyor: %1 için &quot;%2&quot; yok</translation>
    </message>
    <message>
        <source>The plan seems to be cut off: %1 names no table</source>
        <translation>Plan kesilmiş görünüyor: %1 bir tablo adı vermiyor</translation>
    </message>
    <message>
        <source>The plan seems to be cut off: below %1 a node is missing</source>
        <translation>Plan kesilmiş görünüyor: %1 altında bir düğüm eksik</translation>
    </message>
    <message>
        <source>The plan seems to be cut off: what its last line announces is missing</source>
        <translation>Plan kesilmiş görünüyor: son satırının haber verdiği kısım eksik</translation>
    </message>
    <message>
        <source>The plan seems to be cut off: SubPlan %1 is named and missing</source>
        <translation>Plan kesilmiş görünüyor: SubPlan %1 anılıyor ama eksik</translation>
    </message>
    <message>
        <source>The plan seems to be cut off: it has a planning time and no execution time</source>
        <translation>Plan kesilmiş görünüyor: planlama süresi var, yürütme süresi yok</translation>
    </message>
    <message>
        <source>The plan seems to be cut off: nothing follows its tree</source>
        <translation>Plan kesilmiş görünüyor: ağacından sonra hiçbir şey yok</translation>
    </message>
    <message numerus="yes">
        <source>Lines cut at the table&apos;s width without a mark were put together by their looks: %n</source>
        <translation>
            <numerusform>Tablo genişliğinde işaretsiz kesilen %n satır görünüşüne göre birleştirildi</numerusform>
        </translation>
    </message>
    <message>
        <source>The plan seems to be cut off: its last line ends within an expression</source>
        <translation>Plan kesilmiş görünüyor: son satırı bir ifadenin ortasında bitiyor</translation>
    </message>
</context>
<context>
    <name>planpage</name>
    <message>
        <source>There is no plan in it</source>
        <translation>İçinde plan yok</translation>
    </message>
    <message>
        <source>Take the whole output of EXPLAIN</source>
        <translation>EXPLAIN çıktısının tamamını alın</translation>
    </message>
    <message>
        <source>A picture of %1 nodes would be too small to be read</source>
        <translation>%1 düğümlük bir resim okunamayacak kadar küçük olurdu</translation>
    </message>
    <message>
        <source>Save it as SVG or HTML, which have no limit</source>
        <translation>SVG veya HTML olarak kaydedin, onlarda sınır yok</translation>
    </message>
    <message>
        <source>The picture could not be encoded as PNG</source>
        <translation>Resim PNG olarak kodlanamadı</translation>
    </message>
</context>
<context>
    <name>pool</name>
    <message>
        <source>The connection was returned to its pool already</source>
        <translation>Bağlantı havuzuna zaten geri verilmiş</translation>
    </message>
    <message>
        <source>The connection pool is closed</source>
        <translation>Bağlantı havuzu kapalı</translation>
    </message>
    <message>
        <source>A connection was asked for on the UI thread</source>
        <translation>UI thread&apos;inde bağlantı istendi</translation>
    </message>
    <message>
        <source>Waiting for a connection was cancelled</source>
        <translation>Bağlantı beklemesi iptal edildi</translation>
    </message>
    <message>
        <source>No connection became free within %1</source>
        <translation>%1 içinde boşalan bağlantı olmadı</translation>
    </message>
    <message>
        <source>in use %1, size %2, overflow %3 of %4, waiting %5, connecting %6; the last connect failed: %7</source>
        <translation>kullanımda %1, boyut %2, overflow %3/%4, bekleyen %5, bağlanan %6; son bağlanma başarısız: %7</translation>
    </message>
    <message>
        <source>see who holds the connections, or allow more of them</source>
        <translation>bağlantıları kimin tuttuğuna bakın veya daha fazlasına izin verin</translation>
    </message>
    <message>
        <source>The value &quot;%1&quot; of %2 cannot be used</source>
        <translation>%2 için &quot;%1&quot; değeri kullanılamaz</translation>
    </message>
    <message>
        <source>set a whole number from %1 to %2</source>
        <translation>%1 ile %2 arasında bir tam sayı verin</translation>
    </message>
    <message>
        <source>set a number of seconds, for example 30</source>
        <translation>saniye olarak bir sayı verin, örneğin 30</translation>
    </message>
    <message>
        <source>set true or false</source>
        <translation>true veya false verin</translation>
    </message>
    <message>
        <source>The pool&apos;s %1 cannot be %2</source>
        <translation>Havuzun %1 değeri %2 olamaz</translation>
    </message>
    <message>
        <source>Cannot start a thread for the connection pool</source>
        <translation>Bağlantı havuzu için thread başlatılamıyor</translation>
    </message>
    <message>
        <source>The pool feed does not use the folder %1</source>
        <translation>Havuz akışı %1 klasörünü kullanmıyor</translation>
    </message>
    <message>
        <source>it is not this account&apos;s own, or open to others</source>
        <translation>bu hesaba ait değil veya başkalarına açık</translation>
    </message>
    <message>
        <source>remove it, or name another in HOWDAH_POOL_FEED</source>
        <translation>silin veya HOWDAH_POOL_FEED içinde başka bir klasör belirtin</translation>
    </message>
    <message>
        <source>The pool feed is off</source>
        <translation>Havuz akışı kapalı</translation>
    </message>
    <message>
        <source>The pool feed cannot be opened</source>
        <translation>Havuz akışı açılamıyor</translation>
    </message>
    <message>
        <source>The process behind the pool feed %1 does not answer</source>
        <translation>%1 havuz akışının ardındaki süreç yanıt vermiyor</translation>
    </message>
    <message>
        <source>The process ended while it was asked</source>
        <translation>Süreç, sorulurken sona erdi</translation>
    </message>
    <message>
        <source>Process %1 has no such connection any more</source>
        <translation>%1 sürecinde artık böyle bir bağlantı yok</translation>
    </message>
    <message>
        <source>The pool %1 has nothing to reckon with yet</source>
        <translation>%1 havuzunda henüz hesaplamaya yetecek bir şey yok</translation>
    </message>
    <message>
        <source>no connection has been returned to it since it was made</source>
        <translation>oluşturulduğundan beri ona hiçbir bağlantı geri verilmedi</translation>
    </message>
    <message>
        <source>ask again when it has worked for a while</source>
        <translation>bir süre çalıştıktan sonra yeniden sorun</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) that leak were left out: a pool of any size runs dry by leaks, mend those first</source>
        <translation>
            <numerusform>Sızdıran %n bağlantı hesaba katılmadı: sızıntılar her boyutta havuzu tüketir, önce onları giderin</numerusform>
        </translation>
    </message>
    <message>
        <source>Callers have waited up to %1 (p95) since the pool was made: what they would ask of a larger pool may come in shorter bursts</source>
        <translation>Havuz oluşturulduğundan beri çağıranlar %1 değerine (p95) kadar bekledi: daha büyük bir havuzdan istekleri daha kısa yığılmalarla gelebilir</translation>
    </message>
    <message>
        <source>The connection pool belongs to the process that made it</source>
        <translation>Bağlantı havuzu onu oluşturan sürece ait</translation>
    </message>
    <message>
        <source>this process is a fork of that one</source>
        <translation>bu süreç onun bir fork&apos;u</translation>
    </message>
    <message>
        <source>make a pool after the fork</source>
        <translation>fork&apos;tan sonra bir havuz oluşturun</translation>
    </message>
    <message>
        <source>in use %1, size %2, overflow %3 of %4, waiting %5, connecting %6; held by %7</source>
        <translation>kullanımda %1, boyut %2, overflow %3/%4, bekleyen %5, bağlanan %6; tutan: %7</translation>
    </message>
    <message>
        <source>A line of the pool feed is not understood</source>
        <translation>Havuz akışının bir satırı anlaşılmıyor</translation>
    </message>
    <message>
        <source>The pool feed speaks another version: %1</source>
        <translation>Havuz akışı başka bir sürüm konuşuyor: %1</translation>
    </message>
    <message>
        <source>the replica does not answer: %1</source>
        <translation>replika yanıt vermiyor: %1</translation>
    </message>
    <message>
        <source>it is no replica: it takes writes</source>
        <translation>replika değil: yazma kabul ediyor</translation>
    </message>
    <message>
        <source>it is not known how far the replica is behind</source>
        <translation>replikanın ne kadar geride olduğu bilinmiyor</translation>
    </message>
    <message>
        <source>the replica is behind by %1, more than %2</source>
        <translation>replika %1 geride, sınır %2</translation>
    </message>
    <message>
        <source>The router&apos;s interval and lag limit must be spans of time</source>
        <translation>Yönlendiricinin aralığı ve gecikme sınırı birer süre olmalı</translation>
    </message>
    <message>
        <source>the replica has not been asked yet</source>
        <translation>replikaya henüz sorulmadı</translation>
    </message>
    <message>
        <source>Cannot start a thread for the replica</source>
        <translation>Replika için thread başlatılamıyor</translation>
    </message>
    <message>
        <source>The server leaves room for %1 connections only (max_connections less those reserved and those of others): the target needs more</source>
        <translation>Sunucu yalnızca %1 bağlantıya yer bırakıyor (max_connections değerinden ayrılmış olanlar ve başkalarınınkiler düşülünce): hedef için daha fazlası gerekli</translation>
    </message>
    <message>
        <source>No pool of up to %1 connections keeps the target: shorter holds would help more</source>
        <translation>%1 bağlantıya kadar hiçbir havuz hedefi tutturmuyor: tutulma sürelerini kısaltmak daha çok işe yarar</translation>
    </message>
    <message>
        <source>Today&apos;s size and overflow are %1 connections together; the server has room for %2. At full use it would refuse some of them</source>
        <translation>Bugünkü boyut ve overflow birlikte %1 bağlantı ediyor; sunucuda %2 bağlantıya yer var. Tam kullanımda bazılarını reddederdi</translation>
    </message>
    <message>
        <source>%1 of the checkouts give up at the checkout timeout</source>
        <translation>Checkout&apos;ların %1 kadarı checkout zaman aşımında vazgeçiyor</translation>
    </message>
    <message>
        <source>At the busiest moment about %1 statements run at once on %2 core(s). Unless most of them wait for disks or locks, they share the cores, and each takes longer than it was recorded: more connections then bring no more throughput</source>
        <translation>En yoğun anda %2 çekirdekte aynı anda yaklaşık %1 sorgu çalışıyor. Çoğu disk veya kilit beklemiyorsa çekirdekleri paylaşırlar ve her biri kaydedilenden uzun sürer: o zaman daha fazla bağlantı iş hacmini artırmaz</translation>
    </message>
    <message>
        <source>At the busiest moment %1 connections are in use on %2 core(s). If most of them run a statement that computes, they share the cores, and each takes longer than it was recorded: more connections then bring no more throughput</source>
        <translation>En yoğun anda %2 çekirdekte %1 bağlantı kullanımda. Çoğu hesaplama yapan bir sorgu çalıştırıyorsa çekirdekleri paylaşırlar ve her biri kaydedilenden uzun sürer: o zaman daha fazla bağlantı iş hacmini artırmaz</translation>
    </message>
    <message>
        <source>Not enough was recorded: the lengths of %1 checkouts in %2, where at least %3 in %4 are needed to speak of a p99. Record for longer, or at a busier time</source>
        <translation>Yeterince kaydedilmedi: %2 içinde %1 checkout uzunluğu var; p99&apos;dan söz etmek için %4 içinde en az %3 gerekli. Daha uzun süre veya daha yoğun bir zamanda kaydedin</translation>
    </message>
    <message>
        <source>The server has no connection left for this pool</source>
        <translation>Sunucuda bu havuza kalan bağlantı yok</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) in use from the first to the last moment of the recording: counted in; if leaked, the pool can be smaller without</source>
        <translation>
            <numerusform>%n bağlantı kaydın ilk anından son anına kadar kullanımdaydı: hesaba katıldı; sızıntıysa onlarsız havuz daha küçük olabilir</numerusform>
        </translation>
    </message>
    <message>
        <source>How long a connect takes is not known: no overflow was considered, all connections are kept</source>
        <translation>Bir bağlanmanın ne kadar sürdüğü bilinmiyor: overflow düşünülmedi, bütün bağlantılar tutulur</translation>
    </message>
    <message>
        <source>The busiest stretches of the recording were replayed and an even choice of the others</source>
        <translation>Kaydın en yoğun bölümleri ve kalanlardan eşit dağılmış bir seçki yeniden oynatıldı</translation>
    </message>
    <message>
        <source>Not within the target of %4: size %1 with overflow %2 is the most there is room for, and 99 of 100 checkouts then wait up to %3</source>
        <translation>%4 hedefi tutmuyor: boyut %1 ve overflow %2, yer olan en fazlası; o durumda 100 checkout&apos;tan 99&apos;unun beklemesi en çok %3</translation>
    </message>
    <message>
        <source>Size %1, overflow %2: 99 of 100 checkouts wait no longer than %3 (target %4)</source>
        <translation>Boyut %1, overflow %2: 100 checkout&apos;tan 99&apos;unun beklemesi en çok %3 (hedef %4)</translation>
    </message>
    <message>
        <source>Size %1, overflow %2: 99 of 100 checkouts wait no longer than %3 (target %4); with today&apos;s %5 and %6 it is %7</source>
        <translation>Boyut %1, overflow %2: 100 checkout&apos;tan 99&apos;unun beklemesi en çok %3 (hedef %4); bugünkü %5 ve %6 ile bu %7</translation>
    </message>
    <message>
        <source>The pool&apos;s size cannot be reckoned</source>
        <translation>Havuzun boyutu hesaplanamıyor</translation>
    </message>
    <message>
        <source>no two readings of the same counters were made</source>
        <translation>aynı sayaçlardan iki ölçüm yapılmadı</translation>
    </message>
    <message>
        <source>record for longer</source>
        <translation>daha uzun süre kaydedin</translation>
    </message>
    <message>
        <source>The counters were read up to %1 apart: shorter bursts are not seen</source>
        <translation>Sayaçlar en çok %1 arayla okundu: daha kısa yığılmalar görülmez</translation>
    </message>
    <message>
        <source>PgBouncer reports sums of times only: hold times were assumed to be spread exponentially around their mean of %1. If a few are much longer than that, the waits are longer than shown</source>
        <translation>PgBouncer yalnızca süre toplamlarını bildirir: tutulma sürelerinin, ortalamaları %1 olmak üzere üstel dağıldığı varsayıldı. Birkaçı bundan çok daha uzunsa beklemeler gösterilenden uzundur</translation>
    </message>
    <message>
        <source>PgBouncer&apos;s counters began anew during the recording: that interval counts as quiet</source>
        <translation>PgBouncer sayaçları kayıt sırasında sıfırdan başladı: o aralık sakin sayılır</translation>
    </message>
    <message>
        <source>Callers waited up to %1 (p95) during the recording, and are counted when they were served: what they would ask of a larger pool may come in shorter bursts</source>
        <translation>Çağıranlar kayıt sırasında %1 değerine (p95) kadar bekledi ve hizmet aldıkları anda sayılıyorlar: daha büyük bir havuzdan istekleri daha kısa yığılmalarla gelebilir</translation>
    </message>
</context>
<context>
    <name>poolbench</name>
    <message>
        <source>The measurement was cancelled</source>
        <translation>Ölçüm iptal edildi</translation>
    </message>
    <message>
        <source>A statement of the measurement failed</source>
        <translation>Ölçümün bir sorgusu başarısız oldu</translation>
    </message>
    <message>
        <source>The threads of the measurement did not start</source>
        <translation>Ölçümün thread&apos;leri başlamadı</translation>
    </message>
    <message>
        <source>Checkout and return</source>
        <translation>Checkout ve geri verme</translation>
    </message>
    <message>
        <source>Statements with and without the pool</source>
        <translation>Havuzla ve havuzsuz sorgular</translation>
    </message>
    <message>
        <source>50 threads on 20 connections</source>
        <translation>20 bağlantıda 50 thread</translation>
    </message>
    <message>
        <source>Connecting for each statement</source>
        <translation>Her sorgu için bağlanma</translation>
    </message>
    <message>
        <source>50 requests at once where connecting is slow</source>
        <translation>Bağlanmanın yavaş olduğu yerde aynı anda 50 istek</translation>
    </message>
    <message>
        <source>A restart of the server</source>
        <translation>Sunucunun yeniden başlatılması</translation>
    </message>
    <message>
        <source>A server that is down</source>
        <translation>Kapalı bir sunucu</translation>
    </message>
</context>
<context>
    <name>replicas</name>
    <message>
        <source>Replica %1 is not understood</source>
        <translation>%1 kopyası anlaşılmadı</translation>
    </message>
</context>
<context>
    <name>server</name>
    <message>
        <source>%1 cannot be understood</source>
        <translation>%1 anlaşılamıyor</translation>
    </message>
    <message>
        <source>%1 is not empty and was not made by Howdah</source>
        <translation>%1 boş değil ve Howdah tarafından oluşturulmamış</translation>
    </message>
    <message>
        <source>choose an empty folder</source>
        <translation>boş bir klasör seçin</translation>
    </message>
    <message>
        <source>cannot read %1</source>
        <translation>%1 okunamıyor</translation>
    </message>
    <message>
        <source>cannot make a database cluster in %1</source>
        <translation>%1 içinde veritabanı cluster&apos;ı oluşturulamıyor</translation>
    </message>
    <message>
        <source>free some space and try again</source>
        <translation>yer açıp yeniden deneyin</translation>
    </message>
    <message>
        <source>%1 cannot be used for clusters</source>
        <translation>%1 cluster&apos;lar için kullanılamaz</translation>
    </message>
    <message>
        <source>install the package %1</source>
        <translation>%1 paketini kurun</translation>
    </message>
    <message>
        <source>no PostgreSQL server is installed on this machine</source>
        <translation>bu makinede PostgreSQL sunucusu kurulu değil</translation>
    </message>
    <message>
        <source>no PostgreSQL %1 server is installed on this machine</source>
        <translation>bu makinede PostgreSQL %1 sunucusu kurulu değil</translation>
    </message>
    <message>
        <source>a cluster that outlives us needs a folder</source>
        <translation>bizden sonra da yaşayacak bir cluster için klasör gerekli</translation>
    </message>
    <message>
        <source>another program is using the cluster in %1</source>
        <translation>%1 içindeki cluster&apos;ı başka bir program kullanıyor</translation>
    </message>
    <message>
        <source>a server is running in %1 already</source>
        <translation>%1 içinde zaten bir sunucu çalışıyor</translation>
    </message>
    <message>
        <source>cannot make a folder for the server&apos;s socket</source>
        <translation>sunucunun soketi için klasör oluşturulamıyor</translation>
    </message>
    <message>
        <source>the server&apos;s guard did not start</source>
        <translation>sunucunun bekçisi başlamadı</translation>
    </message>
    <message>
        <source>the start of the server was cancelled</source>
        <translation>sunucunun başlatılması iptal edildi</translation>
    </message>
    <message>
        <source>the server in %1 did not start in time</source>
        <translation>%1 içindeki sunucu zamanında başlamadı</translation>
    </message>
    <message>
        <source>port %1 is taken by another program</source>
        <translation>%1 portu başka bir programda</translation>
    </message>
    <message>
        <source>choose another port, or stop what uses it</source>
        <translation>başka bir port seçin veya onu kullananı durdurun</translation>
    </message>
    <message>
        <source>the server in %1 did not start</source>
        <translation>%1 içindeki sunucu başlamadı</translation>
    </message>
    <message>
        <source>the server in %1 did not stop in time</source>
        <translation>%1 içindeki sunucu zamanında durmadı</translation>
    </message>
    <message>
        <source>no server is running in %1</source>
        <translation>%1 içinde çalışan sunucu yok</translation>
    </message>
</context>
<context>
    <name>service</name>
    <message>
        <source>Cancelled</source>
        <translation>İptal edildi</translation>
    </message>
    <message>
        <source>The job&apos;s journal was not written</source>
        <translation>İşin günlüğü yazılmadı</translation>
    </message>
</context>
<context>
    <name>session</name>
    <message>
        <source>Pool %1: a leak is suspected: %2</source>
        <translation>%1 havuzu: sızıntıdan kuşkulanılıyor: %2</translation>
    </message>
    <message>
        <source>Pool %1: no leak after all: %2</source>
        <translation>%1 havuzu: sızıntı değilmiş: %2</translation>
    </message>
    <message>
        <source>Pool %1 has no connection left; %2 are held by %3</source>
        <translation>%1 havuzunda bağlantı kalmadı; %2 tanesini tutan: %3</translation>
    </message>
</context>
<context>
    <name>settings</name>
    <message>
        <source>Connections kept in the pool</source>
        <translation>Havuzda tutulan bağlantılar</translation>
    </message>
    <message>
        <source>Further connections under load</source>
        <translation>Yük altında ek bağlantılar</translation>
    </message>
    <message>
        <source>Longest wait for a connection</source>
        <translation>Bir bağlantı için en uzun bekleme</translation>
    </message>
    <message>
        <source>Age at which a connection is replaced (-1: never)</source>
        <translation>Bir bağlantının değiştirileceği yaş (-1: hiç)</translation>
    </message>
    <message>
        <source>Test a connection before it is handed out</source>
        <translation>Bağlantıyı vermeden önce sına</translation>
    </message>
    <message>
        <source>Log every statement that goes through the pool</source>
        <translation>Havuzdan geçen her sorguyu günlüğe yaz</translation>
    </message>
    <message>
        <source>A connection held this long without a statement counts as leaked</source>
        <translation>Sorgu çalıştırmadan bu kadar tutulan bağlantı sızıntı sayılır</translation>
    </message>
    <message>
        <source>Time between two samples</source>
        <translation>İki ölçüm arasındaki süre</translation>
    </message>
    <message>
        <source>Time between two readings of the statements</source>
        <translation>Sorguların iki okunması arasındaki süre</translation>
    </message>
    <message>
        <source>A statement with this mean time counts as slow</source>
        <translation>Ortalama süresi bu olan sorgu yavaş sayılır</translation>
    </message>
    <message>
        <source>Further folders with PostgreSQL&apos;s programs</source>
        <translation>PostgreSQL programlarının bulunduğu ek klasörler</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Dil</translation>
    </message>
    <message>
        <source>Profile used last</source>
        <translation>Son kullanılan profil</translation>
    </message>
    <message>
        <source>The value of %1 is not understood</source>
        <translation>%1 değeri anlaşılamadı</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither true nor false</source>
        <translation>&quot;%1&quot; ne true ne false</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a whole number</source>
        <translation>&quot;%1&quot; bir tam sayı değil</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a number</source>
        <translation>&quot;%1&quot; bir sayı değil</translation>
    </message>
    <message>
        <source>%1 is not between %2 and %3</source>
        <translation>%1, %2 ile %3 arasında değil</translation>
    </message>
    <message>
        <source>A list is expected</source>
        <translation>Bir liste bekleniyor</translation>
    </message>
    <message>
        <source>A text is expected</source>
        <translation>Bir metin bekleniyor</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not one of: %2</source>
        <translation>&quot;%1&quot; şunlardan biri değil: %2</translation>
    </message>
    <message>
        <source>It holds for the whole machine, not for a profile</source>
        <translation>Bir profil için değil, bütün makine için geçerli</translation>
    </message>
    <message>
        <source>The damaged file %1 cannot be set aside</source>
        <translation>Hasarlı %1 dosyası kenara alınamıyor</translation>
    </message>
    <message>
        <source>The settings in %1 are damaged</source>
        <translation>%1 içindeki ayarlar hasarlı</translation>
    </message>
    <message>
        <source>It is not the JSON that Howdah writes</source>
        <translation>Howdah&apos;ın yazdığı JSON değil</translation>
    </message>
    <message>
        <source>It was set aside as %1; the defaults hold</source>
        <translation>%1 adıyla kenara alındı; varsayılanlar geçerli</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made</source>
        <translation>%1 klasörü oluşturulamıyor</translation>
    </message>
    <message>
        <source>Show the pool to other programs of this account (from the next connection on)</source>
        <translation>Havuzu bu hesabın diğer programlarına göster (bir sonraki bağlantıdan itibaren)</translation>
    </message>
    <message>
        <source>PgBouncer to watch on the Pool page (its address)</source>
        <translation>Havuz sayfasında izlenecek PgBouncer (adresi)</translation>
    </message>
</context>
<context>
    <name>shell</name>
    <message>
        <source>There is no profile %1</source>
        <translation>%1 adlı profil yok</translation>
    </message>
    <message>
        <source>A tour needs a server to look at</source>
        <translation>Tur için bakılacak bir sunucu gerekli</translation>
    </message>
    <message>
        <source>Name one, or use --demo</source>
        <translation>Bir tane verin veya --demo kullanın</translation>
    </message>
    <message>
        <source>The folder %1 could not be made</source>
        <translation>%1 klasörü oluşturulamadı</translation>
    </message>
    <message>
        <source>The page %1 had nothing to show after %2 s</source>
        <translation>%1 sayfasının %2 sn sonunda gösterecek bir şeyi yoktu</translation>
    </message>
    <message>
        <source>Look at it in the window, without --tour</source>
        <translation>Pencerede, --tour olmadan bakın</translation>
    </message>
    <message>
        <source>The picture %1 could not be written</source>
        <translation>%1 resmi yazılamadı</translation>
    </message>
</context>
<context>
    <name>sql</name>
    <message>
        <source>Conditions nested deeper than %1 are not looked at</source>
        <translation>%1 düzeyden derin iç içe koşullara bakılmaz</translation>
    </message>
    <message>
        <source>Queries nested deeper than %1 are not looked at</source>
        <translation>%1 düzeyden derin iç içe sorgulara bakılmaz</translation>
    </message>
    <message>
        <source>Tables beyond the first %1 of a statement are not looked at</source>
        <translation>Bir sorgunun ilk %1 tablosundan sonrakilere bakılmaz</translation>
    </message>
    <message>
        <source>Joins nested deeper than %1 are not looked at</source>
        <translation>%1 düzeyden derin iç içe join&apos;lere bakılmaz</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no table that is known; what it reads is not looked at</source>
        <translation>&quot;%1&quot; bilinen bir tablo değil; okuduğuna bakılmaz</translation>
    </message>
    <message>
        <source>Conditions beyond the first %1 of a statement are not looked at</source>
        <translation>Bir sorgunun ilk %1 koşulundan sonrakilere bakılmaz</translation>
    </message>
    <message>
        <source>The statements cannot be told apart</source>
        <translation>Sorgular birbirinden ayrılamıyor</translation>
    </message>
    <message>
        <source>the quoted name that begins in line %1 has no end</source>
        <translation>%1. satırda başlayan tırnaklı adın sonu yok</translation>
    </message>
    <message>
        <source>the dollar-quoted string that begins in line %1 has no end</source>
        <translation>%1. satırda başlayan dolar tırnaklı dizgenin sonu yok</translation>
    </message>
    <message>
        <source>the comment that begins in line %1 has no end</source>
        <translation>%1. satırda başlayan yorumun sonu yok</translation>
    </message>
    <message>
        <source>the string that begins in line %1 has no end</source>
        <translation>%1. satırda başlayan dizgenin sonu yok</translation>
    </message>
    <message>
        <source>The text holds a zero byte, which SQL cannot</source>
        <translation>Metinde sıfır byte var, SQL&apos;de bu olamaz</translation>
    </message>
    <message>
        <source>the parenthesis that opens in line %1 is not closed</source>
        <translation>%1. satırda açılan parantez kapanmıyor</translation>
    </message>
    <message>
        <source>the routine that begins in line %1 lacks the END of its body</source>
        <translation>%1. satırda başlayan yordamın gövdesinde END eksik</translation>
    </message>
    <message>
        <source>The statement cannot be read</source>
        <translation>Sorgu okunamıyor</translation>
    </message>
    <message>
        <source>it holds a zero byte, which SQL cannot</source>
        <translation>sıfır byte içeriyor, SQL&apos;de bu olamaz</translation>
    </message>
    <message>
        <source>it has %1 bytes, and %2 are read at most</source>
        <translation>%1 byte uzunluğunda, en çok %2 okunur</translation>
    </message>
    <message>
        <source>byte %1 is not UTF-8</source>
        <translation>byte %1 UTF-8 değil</translation>
    </message>
    <message>
        <source>convert the text to UTF-8</source>
        <translation>metni UTF-8&apos;e dönüştürün</translation>
    </message>
    <message>
        <source>it is nested too deeply</source>
        <translation>çok derin iç içe</translation>
    </message>
    <message>
        <source>there is no statement in it</source>
        <translation>içinde sorgu yok</translation>
    </message>
    <message>
        <source>it is more than one statement</source>
        <translation>birden çok sorgu var</translation>
    </message>
    <message>
        <source>give one at a time</source>
        <translation>her seferinde bir tane verin</translation>
    </message>
    <message>
        <source>The view %1 cannot be read; what it reads is not looked at</source>
        <translation>%1 view&apos;ı okunamıyor; okuduğuna bakılmaz</translation>
    </message>
    <message>
        <source>The view %1 is a security barrier: conditions on its columns are not looked at, since the server moves few of them into it</source>
        <translation>%1 view&apos;ı bir security barrier: sütunlarındaki koşullara bakılmaz, çünkü sunucu bunların pek azını içine taşır</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a foreign table: its indexes are made where its rows are</source>
        <translation>&quot;%1&quot; bir yabancı tablo: dizinleri satırlarının olduğu yerde oluşturulur</translation>
    </message>
</context>
<context>
    <name>store</name>
    <message>
        <source>Howdah&apos;s own store was not opened</source>
        <translation>Howdah&apos;ın kendi deposu açılmadı</translation>
    </message>
    <message>
        <source>%1 was written by a newer Howdah (schema %2; this one knows %3)</source>
        <translation>%1 daha yeni bir Howdah tarafından yazılmış (şema %2; bu sürüm %3 biliyor)</translation>
    </message>
    <message>
        <source>Use the newer Howdah, or another data folder (--data-dir)</source>
        <translation>Yeni Howdah&apos;ı veya başka bir veri klasörü kullanın (--data-dir)</translation>
    </message>
    <message>
        <source>Howdah&apos;s own store failed</source>
        <translation>Howdah&apos;ın kendi deposu hata verdi</translation>
    </message>
    <message>
        <source>The file %1 is damaged. Move it aside; Howdah makes a new one at its next start</source>
        <translation>%1 dosyası hasarlı. Kenara alın; Howdah bir sonraki başlangıçta yenisini oluşturur</translation>
    </message>
    <message>
        <source>Another program holds %1; try again</source>
        <translation>%1 başka bir programda; yeniden deneyin</translation>
    </message>
    <message>
        <source>Free space where %1 lies</source>
        <translation>%1 dosyasının bulunduğu yerde yer açın</translation>
    </message>
    <message>
        <source>Make %1 and its folder writable for your account</source>
        <translation>%1 ve klasörünü hesabınız için yazılabilir yapın</translation>
    </message>
    <message>
        <source>Make the folder writable, or choose another with --data-dir</source>
        <translation>Klasörü yazılabilir yapın veya --data-dir ile başkasını seçin</translation>
    </message>
    <message>
        <source>The folder %1 cannot be made</source>
        <translation>%1 klasörü oluşturulamıyor</translation>
    </message>
    <message>
        <source>Choose another folder with --data-dir</source>
        <translation>--data-dir ile başka bir klasör seçin</translation>
    </message>
    <message>
        <source>%1 is held by another program</source>
        <translation>%1 başka bir programın elinde</translation>
    </message>
    <message>
        <source>Try again when it has ended</source>
        <translation>O bitince yeniden deneyin</translation>
    </message>
    <message>
        <source>Qt&apos;s SQLite driver is missing</source>
        <translation>Qt&apos;nin SQLite sürücüsü eksik</translation>
    </message>
    <message>
        <source>Install the package libqt6sql6-sqlite</source>
        <translation>libqt6sql6-sqlite paketini kurun</translation>
    </message>
</context>
<context>
    <name>test</name>
    <message>
        <source>Find the address</source>
        <translation>Adresi bul</translation>
    </message>
    <message>
        <source>Reach the server</source>
        <translation>Sunucuya ulaş</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Şifreleme</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Giriş yap</translation>
    </message>
    <message>
        <source>Server version</source>
        <translation>Sunucu sürümü</translation>
    </message>
    <message>
        <source>Right to watch</source>
        <translation>İzleme yetkisi</translation>
    </message>
    <message>
        <source>Statement statistics</source>
        <translation>Sorgu istatistikleri</translation>
    </message>
    <message>
        <source>PostgreSQL %1, %2</source>
        <translation>PostgreSQL %1, %2</translation>
    </message>
    <message>
        <source>Not encrypted; it does not leave this machine</source>
        <translation>Şifreli değil; bu makineden çıkmıyor</translation>
    </message>
    <message>
        <source>Not encrypted: anyone on the way can read along. Set sslmode</source>
        <translation>Şifreli değil: yoldaki herkes okuyabilir. sslmode ayarlayın</translation>
    </message>
    <message>
        <source>%1: Howdah knows the versions 13 to 18</source>
        <translation>%1: Howdah 13-18 sürümlerini bilir</translation>
    </message>
    <message>
        <source>%1 sees every session and statement</source>
        <translation>%1 her oturumu ve sorguyu görür</translation>
    </message>
    <message>
        <source>%1 sees its own sessions only. As superuser: %2</source>
        <translation>%1 yalnızca kendi oturumlarını görür. Superuser olarak: %2</translation>
    </message>
    <message>
        <source>pg_stat_statements is not in this database: %1</source>
        <translation>pg_stat_statements bu veritabanında yok: %1</translation>
    </message>
    <message>
        <source>pg_stat_statements %1</source>
        <translation>pg_stat_statements %1</translation>
    </message>
    <message>
        <source>pg_stat_statements must be in %1, then the server restarted</source>
        <translation>pg_stat_statements %1 içinde olmalı, sonra sunucu yeniden başlatılmalı</translation>
    </message>
</context>
</TS>
