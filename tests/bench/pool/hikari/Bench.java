// SPDX-License-Identifier: GPL-3.0-or-later
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.net.Socket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.logging.LogManager;

import javax.sql.DataSource;

import org.apache.commons.dbcp2.BasicDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Bench hikaricp|dbcp2 MEASUREMENT SECONDS DOWN REST SPIKES: the two pools of the JVM, with pgjdbc over TCP, because it knows no Unix
 * socket. Checkout is measured after the JIT has warmed up on the very same loop; with HikariCP also on a stub in pgjdbc's place.
 */
public final class Bench {
    private static final int REQUESTS = 50;
    private static final int QUERIES = 60;
    private static String name;
    /** DBCP2 alone would ask the server at each checkout: done only where what it hands out may be dead. */
    private static boolean validates;

    /** A pool as its users see it, and what closes it. */
    private interface Pool extends AutoCloseable {
        Connection take() throws SQLException;

        @Override
        void close();
    }

    private interface Work {
        void run() throws Exception;
    }

    public static void main(String[] words) throws Exception {
        LogManager.getLogManager().reset(); // the pools' complaints about what is done to them here
        name = words[0];
        final String what = words[1];
        validates = what.equals("restart") || what.equals("down");
        final double seconds = Double.parseDouble(words[2]);
        switch (what) {
        case "checkout":
            checkout(seconds);
            break;
        case "pooled":
            pooled(seconds);
            break;
        case "hold":
            hold(seconds);
            break;
        case "connect":
            connecting(seconds);
            break;
        case "spike":
            spike(Integer.parseInt(words[5]));
            break;
        case "restart":
            restart(Double.parseDouble(words[4]));
            break;
        case "down":
            down(Double.parseDouble(words[3]));
            break;
        default:
            System.exit(2);
        }
        System.exit(0); // what a pool leaves running must not keep us
    }

    private static PGSimpleDataSource server(boolean gate) {
        final PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {Integer.parseInt(System.getenv(gate ? "BENCH_GATE_PORT" : "BENCH_PORT"))});
        source.setUser(System.getenv("BENCH_USER"));
        source.setPassword(System.getenv("BENCH_PASSWORD"));
        source.setDatabaseName(System.getenv("BENCH_DATABASE"));
        source.setSslMode("disable");
        source.setAssumeMinServerVersion("9.0"); // else it sends a statement or two after each login
        source.setPrepareThreshold(1);
        source.setConnectTimeout(10);
        return source;
    }

    private static Pool open(DataSource source, int least, int most, double timeoutSeconds) throws Exception {
        if (name.equals("hikaricp")) {
            final HikariConfig config = new HikariConfig();
            config.setDataSource(source);
            config.setMinimumIdle(least);
            config.setMaximumPoolSize(most);
            config.setConnectionTimeout((long) (timeoutSeconds * 1000));
            final HikariDataSource pool = new HikariDataSource(config);
            return new Pool() {
                @Override
                public Connection take() throws SQLException {
                    return pool.getConnection();
                }

                @Override
                public void close() {
                    pool.close();
                }
            };
        }
        final BasicDataSource pool = new BasicDataSource() {
            @Override
            protected org.apache.commons.dbcp2.ConnectionFactory createConnectionFactory() {
                return source::getConnection;
            }
        };
        pool.setInitialSize(least);
        pool.setMinIdle(least);
        pool.setMaxIdle(most);
        pool.setMaxTotal(most);
        pool.setMaxWaitMillis((long) (timeoutSeconds * 1000));
        pool.setTestOnBorrow(validates);
        return new Pool() {
            @Override
            public Connection take() throws SQLException {
                return pool.getConnection();
            }

            @Override
            public void close() {
                try {
                    pool.close();
                } catch (SQLException ignored) {
                    // The server went away under it.
                }
            }
        };
    }

    private static void takeAll(Pool pool, int count) throws SQLException {
        final List<Connection> all = new ArrayList<>();
        for (int i = 0; i < count; ++i)
            all.add(pool.take());
        for (final Connection one : all)
            one.close();
    }

    private static void report(String metric, double value, String unit) {
        final String version = System.getenv("BENCH_VERSION");
        System.out.println(String.format(Locale.ROOT, "{\"peer\":\"%s\",\"version\":\"%s\",\"metric\":\"%s\",\"value\":%.6f,\"unit\":\"%s\"}",
            name, version == null ? "" : version, metric, value, unit));
    }

    /** Has bench_server do something; returns what it says. */
    private static String order(String words) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", Integer.parseInt(System.getenv("BENCH_CONTROL")))) {
            final PrintWriter out = new PrintWriter(socket.getOutputStream(), true);
            out.print(words + "\n");
            out.flush();
            final String answer = new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
            if (answer == null || !answer.startsWith("ok"))
                throw new IllegalStateException("the bench's server did not " + words + ": " + answer);
            return answer.substring(2).trim();
        }
    }

    private static long connects() throws Exception {
        return Long.parseLong(order("connects"));
    }

    /** Answers every call with nothing: what is left is the pool. */
    private static DataSource stub() {
        final Connection connection = (Connection) Proxy.newProxyInstance(Bench.class.getClassLoader(), new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
                final Class<?> type = method.getReturnType();
                if (type == boolean.class)
                    return method.getName().equals("isValid") || method.getName().equals("getAutoCommit");
                return type == int.class ? (Object) 0 : null;
            });
        return (DataSource) Proxy.newProxyInstance(Bench.class.getClassLoader(), new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> method.getName().equals("getConnection") ? connection : method.getReturnType() == int.class ? (Object) 0 : null);
    }

    private static double leastPerCheckout(Pool pool, double seconds) throws SQLException {
        final int batch = 5000;
        double least = Double.MAX_VALUE;
        final long end = System.nanoTime() + (long) (seconds * 1e9);
        do {
            final long begun = System.nanoTime();
            for (int i = 0; i < batch; ++i)
                pool.take().close();
            least = Math.min(least, (double) (System.nanoTime() - begun) / batch);
        } while (System.nanoTime() < end);
        return least;
    }

    private static void checkout(double seconds) throws Exception {
        try (Pool pool = open(server(false), 20, 20, 30)) {
            takeAll(pool, 20);
            leastPerCheckout(pool, Math.max(1, seconds)); // the JIT's
            report("checkout_ns", leastPerCheckout(pool, seconds), "ns");
        }
        if (name.equals("hikaricp")) {
            try (Pool pool = open(stub(), 20, 20, 30)) {
                leastPerCheckout(pool, Math.max(1, seconds));
                report("checkout_stub_ns", leastPerCheckout(pool, seconds), "ns");
            }
        }
    }

    private static void selectOne(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select 1"); ResultSet result = statement.executeQuery()) {
            result.next();
        }
    }

    private static double median(List<Double> values) {
        values.sort(null);
        return values.get(values.size() / 2);
    }

    /** The ratio of the medians of two operations, one after the other in changing order. */
    private static double inTurns(double seconds, Work first, Work second) throws Exception {
        final Work[] ways = {first, second};
        double[] medians = {0, 0};
        for (int pass = 0; pass < 2; ++pass) { // the first one is the JIT's
            final List<List<Double>> times = Arrays.asList(new ArrayList<>(), new ArrayList<>());
            final long end = System.nanoTime() + (long) (seconds * 1e9);
            for (int turn = 0; turn < 100 || System.nanoTime() < end; ++turn) {
                for (int i = 0; i < 2; ++i) {
                    final int which = (i + turn) % 2;
                    final long begun = System.nanoTime();
                    ways[which].run();
                    times.get(which).add((double) (System.nanoTime() - begun));
                }
            }
            medians = new double[] {median(times.get(0)), median(times.get(1))};
        }
        return medians[0] / medians[1];
    }

    private static void pooled(double seconds) throws Exception {
        try (Pool pool = open(server(false), 1, 1, 30)) {
            final Connection raw;
            try (Connection only = pool.take()) {
                raw = only.unwrap(org.postgresql.jdbc.PgConnection.class);
            }
            report("pooled_to_raw", inTurns(seconds, () -> selectOne(raw), () -> {
                try (Connection connection = pool.take()) {
                    selectOne(connection);
                }
            }), "");
        }
    }

    private static void connecting(double seconds) throws Exception {
        final DataSource source = server(false);
        try (Pool pool = open(source, 1, 1, 30)) {
            report("per_query_connect_ratio", inTurns(seconds, () -> {
                try (Connection connection = source.getConnection()) {
                    selectOne(connection);
                }
            }, () -> {
                try (Connection connection = pool.take()) {
                    selectOne(connection);
                }
            }), "");
        }
    }

    /** Runs work on so many threads at once; returns the nanoseconds until the last was done. */
    private static long together(int count, Work work) throws Exception {
        final CountDownLatch ready = new CountDownLatch(count), go = new CountDownLatch(1);
        final List<Thread> threads = new ArrayList<>();
        final List<Exception> failures = new ArrayList<>();
        for (int i = 0; i < count; ++i) {
            final Thread thread = new Thread(() -> {
                try {
                    ready.countDown();
                    go.await();
                    work.run();
                } catch (Exception failure) {
                    synchronized (failures) {
                        failures.add(failure);
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        ready.await();
        final long begun = System.nanoTime();
        go.countDown();
        for (final Thread thread : threads)
            thread.join();
        final long took = System.nanoTime() - begun;
        if (!failures.isEmpty())
            throw failures.get(0);
        return took;
    }

    private static void hold(double seconds) throws Exception {
        try (Pool pool = open(server(false), 20, 20, 30)) {
            takeAll(pool, 20);
            holdOnce(pool, Math.max(0.5, seconds / 2)); // the JIT's
            final List<List<Long>> waits = new ArrayList<>();
            final double took = holdOnce(pool, seconds, waits) / 1e9;
            final List<Long> all = new ArrayList<>();
            int least = Integer.MAX_VALUE, most = 1;
            for (final List<Long> mine : waits) {
                least = Math.min(least, mine.size());
                most = Math.max(most, mine.size());
                all.addAll(mine);
            }
            all.sort(null);
            report("hold.ops_per_s", all.size() / took, "1/s");
            report("hold.wait_p99_ms", all.get((int) (all.size() * 99L / 100)) / 1e6, "ms");
            report("hold.wait_max_ms", all.get(all.size() - 1) / 1e6, "ms");
            report("hold.fairness", (double) least / most, "");
        }
    }

    private static void holdOnce(Pool pool, double seconds) throws Exception {
        holdOnce(pool, seconds, new ArrayList<>());
    }

    private static long holdOnce(Pool pool, double seconds, List<List<Long>> waits) throws Exception {
        return together(REQUESTS, () -> {
            final List<Long> mine = new ArrayList<>(100000);
            final long end = System.nanoTime() + (long) (seconds * 1e9);
            for (long asked = System.nanoTime(); asked < end; asked = System.nanoTime()) {
                try (Connection connection = pool.take()) {
                    mine.add(System.nanoTime() - asked);
                    Thread.sleep(1);
                }
            }
            synchronized (waits) {
                waits.add(mine);
            }
        });
    }

    private static void spike(int spikes) throws Exception {
        final List<Double> took = new ArrayList<>();
        long opened = 0;
        for (int i = 0; i < spikes + 1; ++i) {
            try (Pool pool = open(server(true), 5, 50, 30)) {
                final long filled = connects() + 5;
                for (int tries = 0; tries < 100 && connects() < filled; ++tries)
                    Thread.sleep(10); // HikariCP fills itself on a thread of its own
                Thread.sleep(100);
                takeAll(pool, 5);
                order("delay 75");
                try {
                    takeAll(pool, 5);
                    final long before = connects();
                    final double ms = together(REQUESTS, () -> {
                        try (Connection connection = pool.take()) {
                            Thread.sleep(2);
                        }
                    }) / 1e6;
                    Thread.sleep(300);
                    if (i > 0) { // the first one is the JIT's
                        took.add(ms);
                        opened = Math.max(opened, connects() - before);
                    }
                } finally {
                    order("delay 0");
                }
            }
        }
        report("spike.ms", median(took), "ms");
        report("spike.opened", opened, "");
    }

    private static void query(Pool pool) throws SQLException {
        try (Connection connection = pool.take(); Statement statement = connection.createStatement()) {
            statement.executeQuery("select 1");
        }
    }

    private static void restart(double rest) throws Exception {
        double worst = 0;
        for (final boolean held : new boolean[] {false, true}) {
            try (Pool pool = open(server(false), 20, 20, 30)) {
                takeAll(pool, 20);
                for (int i = 0; i < QUERIES; ++i)
                    query(pool);
                final List<Connection> leases = new ArrayList<>();
                for (int i = 0; held && i < 20; ++i)
                    leases.add(pool.take());
                if (!held)
                    Thread.sleep((long) (rest * 1000));
                order("restart");
                final long back = System.nanoTime();
                for (final Connection lease : leases)
                    lease.close();
                int errors = 0;
                double first = -1;
                for (int i = 0; i < QUERIES; ++i) {
                    try {
                        query(pool);
                        if (first < 0)
                            first = (System.nanoTime() - back) / 1e6;
                    } catch (SQLException counted) {
                        ++errors;
                    }
                }
                worst = Math.max(worst, first < 0 ? 1e9 : first);
                report(held ? "restart.held_errors" : "restart.idle_errors", errors, "");
            }
        }
        report("restart.first_success_ms", worst, "ms");
    }

    private static void down(double seconds) throws Exception {
        try (Pool pool = open(server(true), 20, 20, seconds)) {
            takeAll(pool, 20);
            order("stop");
            try {
                final long before = connects();
                final long until = System.nanoTime() + (long) (seconds * 1e9);
                final long took = together(REQUESTS, () -> {
                    while (System.nanoTime() < until) {
                        try {
                            query(pool); // what it hands out without a look is found to be dead by its user
                        } catch (SQLException refused) {
                            Thread.sleep(Math.max(0, Math.min(100, (until - System.nanoTime()) / 1000000)));
                        }
                    }
                });
                report("down.connects_per_s", (connects() - before) / (took / 1e9), "1/s");
            } finally {
                order("start");
            }
        }
    }
}
