-- What is wrong on purpose in the database itself; the load does the rest. The table `about` tells a curious DBA.
ALTER DATABASE shop SET work_mem = '128kB';
-- Howdah reads these: a session idle in transaction warns here after 10 s and is critical after 30 s, not after 60 s
-- and 300 s as elsewhere, so that nobody has to wait to see it.
ALTER DATABASE shop SET howdah.check_idle_in_xact = '10,30';
COMMENT ON DATABASE shop IS 'Howdah''s demo: a shop with faults on purpose, listed in the table "about". Here the check idle_in_xact warns at 10 s and is critical at 30 s.';
COMMENT ON TABLE about IS 'The faults of this demo, who causes each, and what mends it.';
COMMENT ON TABLE order_lines IS 'No index leads with product_id, on purpose.';
COMMENT ON TABLE events IS 'Autovacuum is off, on purpose: its statistics are older than its rows of kind return_opened.';
INSERT INTO about (fault, program, what, remedy) VALUES
    ('missing index', 'shop-api',
     'Sales of one product are summed by reading all of order_lines; pending orders are found by reading all of orders.',
     'CREATE INDEX CONCURRENTLY ON order_lines (product_id); CREATE INDEX CONCURRENTLY ON orders (status, created_at);'),
    ('stale statistics', 'report-runner',
     'Autovacuum is off on events, which has many rows of a kind (return_opened) that the planner believes not to exist.',
     'ALTER TABLE events RESET (autovacuum_enabled); ANALYZE events;'),
    ('sort that spills', 'report-runner',
     'The ranking of orders sorts on disk, because work_mem of this database is 128kB.',
     'ALTER DATABASE shop RESET work_mem;'),
    ('N+1 loop', 'shop-api',
     'The list of a customer''s orders is one statement, and then one more for each order.',
     'One join of orders and order_lines in the program.'),
    ('idle in transaction', 'billing',
     'A session begins, marks an invoice, and then does nothing. The check idle_in_xact warns at 10 s in this database, critical at 30 s.',
     'End the session; it comes back after half a minute, until its program is mended.'),
    ('lock queue', 'stock-sync',
     'Now and then one session holds the row of the bestseller for some seconds, and others queue behind it.',
     'Shorter transactions in the program; lock_timeout for those who wait.'),
    ('connection leak', 'invoice-worker',
     'Its pool gives out connections that never come back, until nobody gets one and the worker starts over.',
     'The place in the program that the Pool page names.');
