// SPDX-License-Identifier: GPL-3.0-or-later

// main puddle|pgxpool MEASUREMENT SECONDS DOWN REST SPIKES: pgx's pool, and puddle, the pool of anything below it.
package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"sort"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v4"
	"github.com/jackc/pgx/v4/pgxpool"
	"github.com/jackc/puddle"
)

const (
	requests = 50
	queries  = 60
)

var (
	name       string
	background = context.Background()
)

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, name+":", err)
		os.Exit(5)
	}
}

func report(metric string, value float64, unit string) {
	line, err := json.Marshal(map[string]interface{}{"peer": name, "version": os.Getenv("BENCH_VERSION"), "metric": metric, "value": value, "unit": unit})
	check(err)
	fmt.Println(string(line))
}

// order has bench_server do something and returns what it says.
func order(words string) string {
	connection, err := net.Dial("tcp", "127.0.0.1:"+os.Getenv("BENCH_CONTROL"))
	check(err)
	defer connection.Close()
	fmt.Fprintln(connection, words)
	answer, err := bufio.NewReader(connection).ReadString('\n')
	check(err)
	if !strings.HasPrefix(answer, "ok") {
		check(fmt.Errorf("the bench's server did not %s: %s", words, answer))
	}
	return strings.TrimSpace(answer[2:])
}

func connects() int {
	count, err := strconv.Atoi(order("connects"))
	check(err)
	return count
}

func conninfo(gate bool) string {
	host, port := os.Getenv("BENCH_SOCKET"), os.Getenv("BENCH_PORT")
	if gate {
		host, port = "127.0.0.1", os.Getenv("BENCH_GATE_PORT")
	}
	return fmt.Sprintf("host=%s port=%s user=%s dbname=%s sslmode=disable", host, port, os.Getenv("BENCH_USER"), os.Getenv("BENCH_DATABASE"))
}

func open(least, most int32, gate bool) *pgxpool.Pool {
	config, err := pgxpool.ParseConfig(conninfo(gate))
	check(err)
	config.MinConns, config.MaxConns = least, most
	pool, err := pgxpool.ConnectConfig(background, config)
	check(err)
	return pool
}

func takeAll(pool *pgxpool.Pool, count int) {
	var all []*pgxpool.Conn
	for i := 0; i < count; i++ {
		one, err := pool.Acquire(background)
		check(err)
		all = append(all, one)
	}
	for _, one := range all {
		one.Release()
	}
}

func checkout(seconds float64, operation func()) {
	const batch = 5000
	least := 1e18
	for end := time.Now().Add(span(seconds)); ; {
		begun := time.Now()
		for i := 0; i < batch; i++ {
			operation()
		}
		if each := float64(time.Since(begun).Nanoseconds()) / batch; each < least {
			least = each
		}
		if !time.Now().Before(end) {
			break
		}
	}
	report("checkout_ns", least, "ns")
}

func span(seconds float64) time.Duration { return time.Duration(seconds * float64(time.Second)) }

func milliseconds(since time.Time) float64 { return float64(time.Since(since).Nanoseconds()) / 1e6 }

func median(values []float64) float64 {
	sort.Float64s(values)
	return values[len(values)/2]
}

// inTurns is the ratio of the medians of two operations, one after the other in changing order.
func inTurns(seconds float64, ways [2]func()) float64 {
	var times [2][]float64
	end := time.Now().Add(span(seconds))
	for turn := 0; turn < 100 || time.Now().Before(end); turn++ {
		for i := 0; i < 2; i++ {
			which := (i + turn) % 2
			begun := time.Now()
			ways[which]()
			times[which] = append(times[which], float64(time.Since(begun).Nanoseconds()))
		}
	}
	return median(times[0]) / median(times[1])
}

func selectOne(connection *pgx.Conn) {
	var one int
	check(connection.QueryRow(background, "bench").Scan(&one))
}

func pooled(seconds float64) {
	pool := open(1, 1, false)
	only, err := pool.Acquire(background)
	check(err)
	raw := only.Conn()
	_, err = raw.Prepare(background, "bench", "select 1")
	check(err)
	only.Release()
	report("pooled_to_raw", inTurns(seconds, [2]func(){
		func() { selectOne(raw) },
		func() {
			connection, err := pool.Acquire(background)
			check(err)
			selectOne(connection.Conn())
			connection.Release()
		}}), "")
}

func connecting(seconds float64) {
	pool := open(1, 1, false)
	report("per_query_connect_ratio", inTurns(seconds, [2]func(){
		func() {
			connection, err := pgx.Connect(background, conninfo(false))
			check(err)
			_, err = connection.Exec(background, "select 1")
			check(err)
			check(connection.Close(background))
		},
		func() { check(query(pool)) }}), "")
}

// together runs work on so many goroutines at once and waits for all.
func together(count int, work func(number int)) time.Time {
	var ready, done sync.WaitGroup
	line := make(chan struct{})
	ready.Add(count)
	done.Add(count)
	for i := 0; i < count; i++ {
		go func(number int) {
			ready.Done()
			<-line
			work(number)
			done.Done()
		}(i)
	}
	ready.Wait()
	begun := time.Now()
	close(line)
	done.Wait()
	return begun
}

func hold(seconds float64, use func(granted func())) {
	waits := make([][]float64, requests)
	end := time.Now().Add(span(seconds))
	begun := together(requests, func(number int) {
		mine := make([]float64, 0, 100000)
		for time.Now().Before(end) {
			asked := time.Now()
			use(func() {
				mine = append(mine, milliseconds(asked))
				time.Sleep(time.Millisecond)
			})
		}
		waits[number] = mine
	})
	took := time.Since(begun).Seconds()
	var all []float64
	least, most := len(waits[0]), 1
	for _, mine := range waits {
		if len(mine) < least {
			least = len(mine)
		}
		if len(mine) > most {
			most = len(mine)
		}
		all = append(all, mine...)
	}
	sort.Float64s(all)
	report("hold.ops_per_s", float64(len(all))/took, "1/s")
	report("hold.wait_p99_ms", all[len(all)*99/100], "ms")
	report("hold.wait_max_ms", all[len(all)-1], "ms")
	report("hold.fairness", float64(least)/float64(most), "")
}

func spike(spikes int) {
	var took []float64
	opened := 0
	for i := 0; i < spikes; i++ {
		pool := open(5, 50, true)
		takeAll(pool, 5)
		order("delay 75")
		takeAll(pool, 5)
		before := connects()
		begun := together(requests, func(int) {
			connection, err := pool.Acquire(background)
			check(err)
			time.Sleep(2 * time.Millisecond)
			connection.Release()
		})
		took = append(took, milliseconds(begun))
		time.Sleep(300 * time.Millisecond)
		if more := connects() - before; more > opened {
			opened = more
		}
		order("delay 0")
		pool.Close()
	}
	report("spike.ms", median(took), "ms")
	report("spike.opened", float64(opened), "")
}

func query(pool *pgxpool.Pool) error {
	_, err := pool.Exec(background, "select 1")
	return err
}

func restart(rest float64) {
	worst := 0.0
	for _, held := range []bool{false, true} {
		pool := open(20, 20, false)
		takeAll(pool, 20)
		var leases []*pgxpool.Conn
		for i := 0; held && i < 20; i++ {
			one, err := pool.Acquire(background)
			check(err)
			leases = append(leases, one)
		}
		if !held {
			time.Sleep(span(rest))
		}
		order("restart")
		back := time.Now()
		for _, one := range leases {
			one.Release()
		}
		errors, first := 0, -1.0
		for i := 0; i < queries; i++ {
			if query(pool) != nil {
				errors++
			} else if first < 0 {
				first = milliseconds(back)
			}
		}
		if first < 0 {
			first = 1e9
		}
		if first > worst {
			worst = first
		}
		metric := "restart.idle_errors"
		if held {
			metric = "restart.held_errors"
		}
		report(metric, float64(errors), "")
		pool.Close()
	}
	report("restart.first_success_ms", worst, "ms")
}

func down(seconds float64) {
	pool := open(20, 20, true)
	takeAll(pool, 20)
	order("stop")
	before := connects()
	end := time.Now().Add(span(seconds))
	begun := together(requests, func(int) {
		for time.Now().Before(end) {
			limited, cancel := context.WithDeadline(background, end)
			connection, err := pool.Acquire(limited)
			if err == nil {
				// What it hands out without a look is found to be dead by its user.
				_, err = connection.Exec(limited, "select 1")
				connection.Release()
			}
			cancel()
			if err != nil {
				time.Sleep(100 * time.Millisecond)
			}
		}
	})
	report("down.connects_per_s", float64(connects()-before)/time.Since(begun).Seconds(), "1/s")
	order("start")
}

func main() {
	name = os.Args[1]
	var numbers [4]float64
	for i := range numbers {
		value, err := strconv.ParseFloat(os.Args[3+i], 64)
		check(err)
		numbers[i] = value
	}
	seconds := numbers[0]
	switch name + " " + os.Args[2] {
	case "puddle checkout", "puddle hold":
		pool := puddle.NewPool(func(context.Context) (interface{}, error) { return new(int), nil }, func(interface{}) {}, 20)
		use := func(granted func()) {
			resource, err := pool.Acquire(background)
			check(err)
			granted()
			resource.Release()
		}
		if os.Args[2] == "checkout" {
			checkout(seconds, func() { use(func() {}) })
		} else {
			hold(seconds, use)
		}
	case "pgxpool checkout":
		pool := open(20, 20, false)
		takeAll(pool, 20)
		checkout(seconds, func() {
			connection, err := pool.Acquire(background)
			check(err)
			connection.Release()
		})
	case "pgxpool hold":
		pool := open(20, 20, false)
		takeAll(pool, 20)
		hold(seconds, func(granted func()) {
			connection, err := pool.Acquire(background)
			check(err)
			granted()
			connection.Release()
		})
	case "pgxpool pooled":
		pooled(seconds)
	case "pgxpool connect":
		connecting(seconds)
	case "pgxpool spike":
		spike(int(numbers[3]))
	case "pgxpool restart":
		restart(numbers[2])
	case "pgxpool down":
		down(numbers[1])
	default:
		os.Exit(2)
	}
}
